"""S24, S25 and S29: what the project keeps, what it asks for, and what it is made of."""

import json
import re
from pathlib import Path
from uuid import UUID

from pydantic import HttpUrl, SecretStr

from bot.settings import Settings
from manifest.content import Installation
from manifest.package import package_files

ROOT = Path(__file__).parents[2]
FOLDERS = (
    *("cases", "dialogs", "storage", "bot", "playground", "manifest", "benchmarks"),
    *("tests", "docs", "scripts", "requirements", ".ci"),
)
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}"
    r"|\b[\w~.-]{3}8Q~[\w~.-]{34}\b|AccountKey[=]|xox[bap]-|ghp_\w{36}"
)
"""Private keys, signed tokens, Entra's client secrets and other things nobody may commit."""

READS_TEXT = frozenset(
    {"openai", "anthropic", "transformers", "torch", "langchain", "llama-cpp-python", "spacy"}
)


def _files() -> list[Path]:
    below = [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    files = [path for path in (*ROOT.iterdir(), *below) if path.is_file()]
    return [path for path in files if not {"node_modules", "__pycache__"} & set(path.parts)]


def test_s24_nothing_secret_is_in_the_repository() -> None:
    files = _files()
    found = [
        path.relative_to(ROOT)
        for path in files
        if SECRETS.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert len(files) > 500
    assert found == []


def test_s24_a_file_with_settings_or_data_cannot_be_added_by_mistake() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {".env", ".aantafel/"} <= set(ignored)


def test_s24_settings_do_not_show_what_is_secret() -> None:
    secret = "a-secret-nobody-may-see"
    settings = Settings(
        app_id="app",
        app_password=SecretStr(secret),
        tenant_id=UUID(int=1),
        public_url=HttpUrl("https://zorg.school.example"),
        master_key=SecretStr(secret),
        smtp_url=SecretStr(f"smtp://user:{secret}@host"),
        mail_from="a@school.example",
        database_url=SecretStr(f"postgresql://user:{secret}@host/db"),
    )
    assert secret not in f"{settings!r} {settings} {settings.model_dump()}"


def test_s25_the_app_asks_teams_for_one_right_on_channels_and_none_on_messages() -> None:
    files = package_files(Installation(str(UUID(int=1)), "zorg.school.example", "1.0.0"))
    manifest = json.loads(files["manifest.json"])
    asked = manifest["authorization"]["permissions"]["resourceSpecific"]
    assert [one["name"] for one in asked] == ["ChannelMember.Read.Group"]
    assert manifest["permissions"] == ["identity", "messageTeamMembers"]
    assert "messageHandlers" not in json.dumps(manifest)  # no unfurling of links (S14)
    assert "composeExtensions" not in manifest


def test_s29_no_model_reads_what_people_write() -> None:
    locked = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    installed = set(re.findall(r"^([a-z0-9_.-]+)==", locked, re.MULTILINE))
    assert len(installed) > 20
    assert not installed & READS_TEXT
