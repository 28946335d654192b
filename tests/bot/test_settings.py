"""A missing or odd setting stops the start, with a sentence that says what to set."""

import base64
from ipaddress import ip_network
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsOdd, load_settings
from cases.identities import PersonId
from cases.model.breaches import Officer

COMPLETE = {
    "APP_ID": "0b8a0a3c-8c55-4a0d-8f0f-2f2b6d9a5e21",
    "APP_PASSWORD": "not a real one",
    "TENANT_ID": "72f988bf-86f1-41af-91ab-000000000001",
    "PUBLIC_URL": "https://zorg.school.example",
    "MASTER_KEY": base64.urlsafe_b64encode(bytes(32)).decode(),
    "SMTP_URL": "smtp://post:geheim@127.0.0.1:2525",
    "MAIL_FROM": "aantafel@school.example",
}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def told(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Settings:
    for name, value in settings.items():
        monkeypatch.setenv(f"AANTAFEL_{name}", value)
    return load_settings()


def test_without_anything_the_defaults_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = told(monkeypatch)
    assert (settings.port, settings.app_id, settings.tenants) == (3978, None, frozenset())


def test_a_complete_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = {"PARTNER_TENANTS": "a, b", "SERVICE_HOSTS": "x.example", "PROXIES": "10.0.0.0/8, ::1"}
    settings = told(monkeypatch, **COMPLETE, **lists)
    assert settings.tenants == {COMPLETE["TENANT_ID"], "a", "b"}
    assert settings.service_hosts == {"x.example"}
    assert settings.proxies == {ip_network("10.0.0.0/8"), ip_network("::1")}
    assert settings.read_master_key() == bytes(32)


@pytest.mark.parametrize("name", sorted(set(COMPLETE) - {"APP_ID"}))
def test_each_missing_one_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    others = {key: value for key, value in COMPLETE.items() if key != name}
    with pytest.raises(SettingsOdd, match=f"AANTAFEL_{name}"):
        told(monkeypatch, **others)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("REGION", "oost"),
        ("TENANT_ID", "x"),
        ("PUBLIC_URL", "zorg"),
        ("PROXIES", "10.0.0.0/8, zorg"),
    ],
)
def test_an_odd_one_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SettingsOdd) as odd:
        told(monkeypatch, **{**COMPLETE, name: value})
    assert f"AANTAFEL_{name}" in str(odd.value)
    assert f"'{value}'" not in str(odd.value)


@pytest.mark.parametrize("key", ["", "short", "not base64 at all!"])
def test_a_master_key_that_is_none(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    others = {name: value for name, value in COMPLETE.items() if name != "APP_ID"}
    with pytest.raises(SettingsOdd, match="MASTER_KEY"):
        told(monkeypatch, **{**others, "MASTER_KEY": key}).read_master_key()


def test_a_master_key_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(COMPLETE["MASTER_KEY"])
    assert told(monkeypatch, MASTER_KEY_FILE=str(file)).read_master_key() == bytes(32)
    with pytest.raises(SettingsOdd, match="cannot be read"):
        told(monkeypatch, MASTER_KEY_FILE=str(tmp_path / "gone")).read_master_key()


@pytest.mark.parametrize(
    ("told", "person", "address"),
    [
        ("fg@school.example", None, "fg@school.example"),
        (str(UUID(int=7)), UUID(int=7), None),
        (f"fg@school.example, {UUID(int=7)}", UUID(int=7), "fg@school.example"),
    ],
)
def test_the_privacy_officer_is_an_address_or_an_account(
    told: str, person: UUID | None, address: str | None
) -> None:
    officer = Settings(privacy_officer=told).officer
    assert officer == Officer(PersonId(person) if person else None, address)


def test_a_privacy_officer_who_is_neither_is_refused() -> None:
    assert Settings().officer is None
    with pytest.raises(ValidationError, match="privacy_officer"):
        Settings(privacy_officer="de directeur")
