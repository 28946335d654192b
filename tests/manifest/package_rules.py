"""What Teams asks of an app package: by its schemas, and by rules that no schema holds."""

import json
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator

from dialogs.language.texts import Catalogues

SCHEMAS = Path(__file__).parents[2] / (
    "node_modules/@microsoft/app-manifest/build/json-schemas/teams"
)
_FORBIDDEN = ("azurewebsites.net", "onmicrosoft.com", "microsoft.com", "ngrok", "devtunnels")
_LOCALISED = re.compile(r"(?:^|\.)(?:name|description)\.(?:short|full)$|\.(?:title|description)$")
_UNRESOLVED = re.compile(r"\$\{|\{\{|\}\}|<[a-z]|talk\.|manifest\.[a-z]")
Files = dict[str, bytes]
Parsed = dict[str, Any]


def faults(files: Files) -> list[str]:
    """Return everything that is wrong with a package, each in a sentence."""
    parsed = {name: json.loads(text) for name, text in files.items() if name.endswith(".json")}
    manifest = parsed["manifest.json"]
    languages = {name: text for name, text in parsed.items() if name != "manifest.json"}
    return [
        *_against_schemas(manifest, languages),
        *_versions(manifest),
        *_channels(manifest),
        *_domains(manifest),
        *_commands(manifest, languages),
        *_languages(manifest, languages),
        *_texts(manifest, languages),
        *_icons(files),
        *_contents(manifest, files),
    ]


def _against_schemas(manifest: Parsed, languages: dict[str, Parsed]) -> Iterator[str]:
    folder = SCHEMAS / f"v{manifest['manifestVersion']}"
    checks = [("MicrosoftTeams.schema.json", "manifest.json", manifest)]
    checks += [("MicrosoftTeams.Localization.schema.json", *item) for item in languages.items()]
    for schema, name, content in checks:
        # from 1.25 on the schemas themselves are not quite Draft 4, so they are not checked
        validator = Draft4Validator(json.loads((folder / schema).read_text(encoding="utf-8")))
        yield from (f"{name}: {error.message}" for error in validator.iter_errors(content))


def _versions(manifest: Parsed) -> Iterator[str]:
    if f"/v{manifest['manifestVersion']}/" not in manifest["$schema"]:
        yield "$schema and manifestVersion differ"
    if not re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"]):
        yield "the version is not three numbers"


def _channels(manifest: Parsed) -> Iterator[str]:
    in_teams = any("team" in bot["scopes"] for bot in manifest["bots"])
    if in_teams and manifest.get("supportsChannelFeatures") != "tier1":
        yield "an app for teams needs supportsChannelFeatures tier1"
    if "supportedChannelTypes" in manifest:
        yield "supportedChannelTypes and supportsChannelFeatures exclude each other"
    asked = [each["name"] for each in manifest["authorization"]["permissions"]["resourceSpecific"]]
    if asked and "webApplicationInfo" not in manifest:
        yield "rights on a team need webApplicationInfo"
    if unused := set(asked) - {"ChannelMember.Read.Group"}:
        yield f"rights that nothing uses: {unused}"


def _domains(manifest: Parsed) -> Iterator[str]:
    valid = manifest["validDomains"]
    for name in valid:
        if urlsplit(f"//{name}").hostname != name:
            yield f"{name} is not a host"
        if any(bad in name for bad in _FORBIDDEN) or "*" in name:
            yield f"{name} may not be a valid domain"
    developer = manifest["developer"]
    for kind in ("websiteUrl", "privacyUrl", "termsOfUseUrl"):
        url = urlsplit(developer[kind])
        if url.scheme != "https" or url.hostname not in valid:
            yield f"{kind} is not https on a domain of ours"


def _commands(manifest: Parsed, languages: dict[str, Parsed]) -> Iterator[str]:
    catalogues = Catalogues.load(strict=True)
    known = {*catalogues.spoken(prefix="word."), *catalogues.spoken(suffix=".start")}
    for bot in manifest["bots"]:
        listed = {scope for each in bot["commandLists"] for scope in each["scopes"]}
        if missing := set(bot["scopes"]) - listed:
            yield f"no commands in {missing}"
        for number, commands in enumerate(bot["commandLists"]):
            titles = [command["title"] for command in commands["commands"]]
            places = [
                f"bots[0].commandLists[{number}].commands[{each}].title"
                for each in range(len(titles))
            ]
            yield from _titles("manifest.json", titles, known)
            for name, texts in languages.items():
                yield from _titles(name, [texts.get(place, "?") for place in places], known)


def _titles(where: str, titles: list[str], known: set[str]) -> Iterator[str]:
    if len(set(titles)) < len(titles):
        yield f"{where}: a command twice in one scope"
    if "help" not in titles:
        yield f"{where}: no help in a scope"
    for title in titles:
        if title.startswith("/") or len(title) > 32:
            yield f"{where}: {title} starts with a stroke or is too long"
        if title.casefold() not in known:
            yield f"{where}: nothing answers to {title}"


def _languages(manifest: Parsed, languages: dict[str, Parsed]) -> Iterator[str]:
    info = manifest["localizationInfo"]
    default = info["defaultLanguageFile"]
    others = {each["languageTag"]: each["file"] for each in info["additionalLanguages"]}
    if info["defaultLanguageTag"] in others:
        yield "the default language is also an additional one"
    if {default, *others.values()} != set(languages):
        yield "the languages told and the files there differ"
    places = {place: text for place, text in leaves(manifest) if _LOCALISED.search(place)}
    for name, texts in languages.items():
        translated = {place: text for place, text in texts.items() if place != "$schema"}
        if wrong := places.keys() ^ translated.keys():
            yield f"{name}: not the manifest's strings: {sorted(wrong)}"
        if name == default and translated != places:
            yield f"{name}: differs from the manifest"


def _texts(manifest: Parsed, languages: dict[str, Parsed]) -> Iterator[str]:
    for name, content in {"manifest.json": manifest, **languages}.items():
        for place, text in leaves(content):
            if isinstance(text, str) and (_UNRESOLVED.search(text) or not text.strip()):
                yield f"{name}: {place} is not filled in"
            if place.endswith("description.full") and len(text.split()) > 500:
                yield f"{name}: {place} is longer than 500 words"
            if ".commands[" in place and len(text) > 128:
                yield f"{name}: {place} is too long to be shown"


def _icons(files: Files) -> Iterator[str]:
    for name, side in (("color.png", 192), ("outline.png", 32)):
        width, height, pixels = read_png(files[name])
        if (width, height) != (side, side):
            yield f"{name} is not {side} by {side}"
        if name == "outline.png" and {pixel[:3] for pixel in pixels if pixel[3]} != {b"\xff" * 3}:
            yield "outline.png is not white on a transparent ground"
        if name == "outline.png" and pixels[0][3]:
            yield "outline.png has no transparent ground"


def _contents(manifest: Parsed, files: Files) -> Iterator[str]:
    info = manifest["localizationInfo"]
    told = {"manifest.json", *manifest["icons"].values(), info["defaultLanguageFile"]}
    told |= {each["file"] for each in info["additionalLanguages"]}
    if told != set(files):
        yield "the package holds other files than the manifest tells"


def leaves(tree: object, place: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value of a tree and its place, written as the files of languages do."""
    if isinstance(tree, dict):
        for name, part in tree.items():
            yield from leaves(part, f"{place}.{name}" if place else name)
    elif isinstance(tree, list):
        for position, part in enumerate(tree):
            yield from leaves(part, f"{place}[{position}]")
    else:
        yield place, tree


def read_png(data: bytes) -> tuple[int, int, list[bytes]]:
    """Return the width, the height and the pixels of a picture of ours, its checks checked."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks: dict[bytes, bytes] = {}
    rest = data[8:]
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        name, content = rest[4:8], rest[8 : 8 + length]
        assert struct.unpack(">I", rest[8 + length : 12 + length]) == (zlib.crc32(name + content),)
        chunks[name], rest = content, rest[12 + length :]
    width, height, *kind = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert kind == [8, 6, 0, 0, 0]
    lines = zlib.decompress(chunks[b"IDAT"])
    stride = width * 4 + 1
    assert len(lines) == stride * height
    assert not any(lines[::stride])
    rows = [lines[start + 1 : start + stride] for start in range(0, len(lines), stride)]
    return width, height, [row[at : at + 4] for row in rows for at in range(0, width * 4, 4)]
