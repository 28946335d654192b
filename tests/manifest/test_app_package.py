"""The package that an administrator uploads to Teams."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from manifest.__main__ import app
from manifest.content import Installation
from manifest.package import PackageError, build_package, package_files
from tests.manifest.package_rules import faults, read_png

APP_ID = "0b8a0a3c-8c55-4a0d-8f0f-2f2b6d9a5e21"
HOST = "zorg.voorbeeldschool.example"
HERE = Installation(APP_ID, HOST, "1.0.0")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package_files(HERE)


def test_the_package_has_no_fault(files: dict[str, bytes]) -> None:
    assert faults(files) == []


def test_it_says_who_where_and_what(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])

    assert manifest["id"] == manifest["bots"][0]["botId"] == APP_ID
    assert manifest["name"]["short"] == "Aan tafel"
    assert manifest["validDomains"] == [HOST]
    assert manifest["bots"][0]["scopes"] == ["personal", "team", "groupChat"]
    assert json.loads(files["en.json"])["name.short"] == "Aan tafel"


def test_every_scope_offers_its_commands_in_both_languages(files: dict[str, bytes]) -> None:
    english = json.loads(files["en.json"])
    lists = json.loads(files["manifest.json"])["bots"][0]["commandLists"]

    assert [command["title"] for command in lists[0]["commands"]] == [
        "help",
        "nieuwe hulpvraag",
        "nodig uit",
        "nodig ouder uit",
        "afspraak",
        "vervolg",
        "overzicht",
        "mijn taken",
        "wie zit er aan tafel",
        "wat mist er nog",
        "toestemming",
        "annuleren",
    ]
    assert english["bots[0].commandLists[0].commands[1].title"] == "new request"
    assert english["bots[0].commandLists[1].commands[0].title"] == "help"


COMMANDS = "bots/0/commandLists/1/commands"
RIGHTS = "authorization/permissions/resourceSpecific"
TAKEN_AWAY = object()
SPOILT = [
    ("bots/0/scopes/2", "groupchat", "'groupchat' is not one of"),
    ("supportsChannelFeatures", TAKEN_AWAY, "needs supportsChannelFeatures"),
    ("supportedChannelTypes", ["sharedChannels"], "exclude each other"),
    ("$schema", "https://x.example/v1.24/MicrosoftTeams.schema.json", "differ"),
    ("version", "1.0", "three numbers"),
    ("manifestVersion", "1.24", "differ"),
    ("id", "aantafel", "does not match"),
    ("developer/name", "Stichting " * 4, "is too long"),
    ("validDomains", [HOST, "x.ngrok-free.app"], "may not be a valid domain"),
    ("validDomains", [f"https://{HOST}"], "is not a host"),
    ("developer/privacyUrl", "https://elders.example/privacy", "privacyUrl is not https"),
    ("developer/privacyUrl", f"http://{HOST}/privacy", "privacyUrl is not https"),
    ("bots/0/commandLists/2", TAKEN_AWAY, "no commands in {'groupChat'}"),
    (f"{COMMANDS}/0/title", "overzicht", "no help in a scope"),
    (f"{COMMANDS}/1/title", "overzicht", "a command twice"),
    (f"{COMMANDS}/1/title", "/overzicht", "starts with a stroke"),
    (f"{COMMANDS}/1/title", "maak koffie", "nothing answers to maak koffie"),
    (f"{COMMANDS}/1/description", "x" * 129, "too long to be shown"),
    ("name/short", "Aan tafel " * 4, "is too long"),
    ("name/short", "Iets anders", "nl.json: differs"),
    ("description/full", "woord " * 600, "longer than 500 words"),
    ("developer/name", "${SCHOOL}", "is not filled in"),
    ("localizationInfo/additionalLanguages/0/file", "de.json", "the files there differ"),
    ("localizationInfo/additionalLanguages/0/languageTag", "nl", "also an additional one"),
    ("icons/color", "icon.png", "other files than the manifest tells"),
    ("webApplicationInfo", TAKEN_AWAY, "need webApplicationInfo"),
    (f"{RIGHTS}/0/name", "ChannelMessage.Read.Group", "rights that nothing uses"),
]


@pytest.mark.parametrize(("place", "value", "fault"), SPOILT)
def test_a_spoilt_manifest_is_caught(
    files: dict[str, bytes], place: str, value: object, fault: str
) -> None:
    manifest = json.loads(files["manifest.json"])
    *way, last = (int(step) if step.isdigit() else step for step in place.split("/"))
    part = manifest
    for step in way:
        part = part[step]
    if value is TAKEN_AWAY:
        del part[last]
    else:
        part[last] = value

    found = faults({**files, "manifest.json": json.dumps(manifest).encode()})

    assert any(fault in each for each in found), found


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("name.short", None),
        ("bots[0].commandLists[0].commands[1].title", None),
        ("bots[0].commandLists[0].commands[99].title", "help"),
        ("bots[0].commandLists[0].commands[1].title", "make coffee"),
        ("description.short", "manifest.short"),
        ("onzin", "x"),
    ],
)
def test_a_spoilt_language_is_caught(files: dict[str, bytes], place: str, text: str | None) -> None:
    english = json.loads(files["en.json"])
    english.pop(place, None)
    if text is not None:
        english[place] = text

    assert faults({**files, "en.json": json.dumps(english).encode()})


def test_spoilt_icons_and_extra_files_are_caught(files: dict[str, bytes]) -> None:
    assert faults({**files, "outline.png": files["color.png"]})
    assert faults({**files, "color.png": files["outline.png"]})
    assert faults({**files, "notes.txt": b"x"}) == [
        "the package holds other files than the manifest tells"
    ]


def test_the_icons_show_a_table_and_its_chairs(files: dict[str, bytes]) -> None:
    _, _, outline = read_png(files["outline.png"])
    _, _, color = read_png(files["color.png"])

    opaque = [pixel[3] for pixel in outline]
    assert opaque[32 * 16 + 16] == 0  # the middle of the table
    assert opaque[32 * 16 + 9] == 255  # its edge
    assert opaque[32 * 3 + 16] == 255  # a chair
    assert color[0] == b"\x1f\x6f\x78\xff"
    assert color[192 * 96 + 96] == b"\xf2\xd9\xb0\xff"
    assert color[192 * 30 + 96] == b"\xf4\x9d\x37\xff"


def test_equal_contents_make_equal_packages(tmp_path: Path) -> None:
    first = build_package(APP_ID, HOST, "1.0.0", tmp_path / "a.zip")
    second = build_package(APP_ID.upper(), HOST, "1.0.0", tmp_path)

    assert second == tmp_path / "aantafel.zip"
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as package:
        assert {name: package.read(name) for name in package.namelist()} == package_files(HERE)


@pytest.mark.parametrize(
    ("app_id", "host", "version", "reason"),
    [
        ("aantafel", HOST, "1.0.0", "not a UUID"),
        (APP_ID, f"https://{HOST}", "1.0.0", "not a host name"),
        (APP_ID, f"{HOST}:443", "1.0.0", "not a host name"),
        (APP_ID, "localhost", "1.0.0", "not a host name"),
        (APP_ID, "*.voorbeeldschool.example", "1.0.0", "not a host name"),
        (APP_ID, "school.azurewebsites.net", "1.0.0", "does not accept"),
        (APP_ID, "microsoft.com", "1.0.0", "does not accept"),
        (APP_ID, "x.ngrok-free.app", "1.0.0", "does not accept"),
        (APP_ID, HOST, "1.0", "three numbers"),
        (APP_ID, HOST, "01.0.0", "three numbers"),
    ],
)
def test_what_teams_would_refuse_is_refused_before(
    tmp_path: Path, app_id: str, host: str, version: str, reason: str
) -> None:
    with pytest.raises(PackageError, match=reason):
        build_package(app_id, host, version, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_builds_it_and_says_what_is_wrong(tmp_path: Path) -> None:
    told = ["build", "--host", HOST, "--out", str(tmp_path), "--app-id"]

    built = CliRunner().invoke(app, [*told, APP_ID])
    refused = CliRunner().invoke(app, [*told, "aantafel"])

    assert (built.exit_code, built.stdout) == (0, f"{tmp_path / 'aantafel.zip'}\n")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("No package was made: the app id is not a UUID")


def test_it_runs_as_a_module() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "manifest", "--help"], capture_output=True, text=True, check=True
    )

    assert "build" in shown.stdout
