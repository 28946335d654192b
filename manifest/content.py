"""What the app package says, once for all languages.

Texts are leaves that name a key, so that the manifest and the files of its languages are
written from one tree and cannot lack each other's strings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, Union

from dialogs.language.catalogue import are_phrases
from dialogs.language.say import Say
from dialogs.language.texts import BASE_LANGUAGE, Texts

SCHEMA_VERSION = "1.25"
"""The lowest that opens shared channels; portals are slow to take newer ones."""
_SCHEMA = "https://developer.microsoft.com/en-us/json-schemas/teams"
ACCENT = "#1F6F78"


@dataclass(frozen=True, slots=True)
class Localised:
    """A text by its key; of phrases that can be typed it is the first without a gap."""

    key: str

    def in_language(self, texts: Texts) -> str:
        """Return the text as that language writes it."""
        if not are_phrases(self.key):
            return texts.render(Say(self.key))
        return next(each for each in texts.alternatives(self.key) if not set(each) & set("…{}"))


Tree: TypeAlias = Union[str, bool, Localised, "dict[str, Tree]", "list[Tree]"]
Json: TypeAlias = Union[str, bool, "dict[str, Json]", "list[Json]"]


@dataclass(frozen=True, slots=True)
class Installation:
    """Where one school's bot runs: its Entra app id, its host and the package's version."""

    app_id: str
    host: str
    version: str


COMMANDS: dict[str, tuple[str, ...]] = {
    "personal": (
        "word.help",
        "new_request.start",
        "invite_expert.start",
        "invite_parent.start",
        "record_agreement.start",
        "schedule_follow_up.start",
        "overview.start",
        "my_tasks.start",
        "who_is_at_the_table.start",
        "what_is_missing.start",
        "record_consent.start",
        "word.cancel",
    ),
    "team": (
        "word.help",
        "new_request.start",
        "invite_expert.start",
        "record_agreement.start",
        "schedule_follow_up.start",
        "overview.start",
        "who_is_at_the_table.start",
        "what_is_missing.start",
    ),
    "groupChat": ("word.help", "record_agreement.start", "my_tasks.start"),
}
"""What each place offers to type, by the key of its phrases."""


def manifest(at: Installation, languages: tuple[str, ...]) -> dict[str, Tree]:
    """Return the manifest with its texts still to be written.

    Source:
        The Teams app manifest schema, version 1.25. From that version on an app for teams
        must have ``supportsChannelFeatures``, which the upload checks and the schema does not.
    """
    site = f"https://{at.host}"
    return {
        "$schema": f"{_SCHEMA}/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": at.version,
        "id": at.app_id,
        "developer": _developer(site),
        "name": {"short": Localised("manifest.name"), "full": Localised("manifest.full_name")},
        "description": {"short": Localised("manifest.short"), "full": Localised("manifest.full")},
        "localizationInfo": {
            "defaultLanguageTag": BASE_LANGUAGE,
            "defaultLanguageFile": f"{BASE_LANGUAGE}.json",
            "additionalLanguages": [
                {"languageTag": language, "file": f"{language}.json"}
                for language in languages
                if language != BASE_LANGUAGE
            ],
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "supportsChannelFeatures": "tier1",
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot", "meetings": "bot"},
        "bots": [_bot(at.app_id)],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [at.host],
        # asking for rights on a team needs it, though nobody signs in with it
        "webApplicationInfo": {"id": at.app_id, "resource": f"api://{at.host}/botid-{at.app_id}"},
        "authorization": {"permissions": {"resourceSpecific": _RIGHTS}},
        "defaultBlockUntilAdminAction": True,
    }


def _developer(site: str) -> dict[str, Tree]:
    return {
        "name": "Aan tafel",
        "websiteUrl": site,
        "privacyUrl": f"{site}/privacy",
        "termsOfUseUrl": f"{site}/voorwaarden",
    }


# Who is in a shared channel, and word of who joins or leaves one; reading everybody's messages
# is deliberately not asked.
_RIGHTS: Tree = [{"name": "ChannelMember.Read.Group", "type": "Application"}]


def written(tree: Tree, texts: Texts) -> Json:
    """Return the tree with its texts in that language."""
    match tree:
        case Localised():
            return tree.in_language(texts)
        case dict():
            return {name: written(part, texts) for name, part in tree.items()}
        case list():
            return [written(part, texts) for part in tree]
        case _:
            return tree


def language_file(tree: Tree, texts: Texts) -> dict[str, Json]:
    """Return the file of one language: every text of the tree by its place in it."""
    schema = f"{_SCHEMA}/v{SCHEMA_VERSION}/MicrosoftTeams.Localization.schema.json"
    places: dict[str, Json] = {place: text.in_language(texts) for place, text in _texts(tree, "")}
    return {"$schema": schema, **places}


def _bot(app_id: str) -> dict[str, Tree]:
    return {
        "botId": app_id,
        "scopes": list(COMMANDS),
        "needsChannelSelector": False,
        "isNotificationOnly": False,
        "supportsFiles": False,
        "supportsCalling": False,
        "supportsVideo": False,
        "commandLists": [
            {"scopes": [scope], "commands": [_command(key) for key in keys]}
            for scope, keys in COMMANDS.items()
        ],
    }


def _command(key: str) -> dict[str, Tree]:
    name = key.removesuffix(".start").removeprefix("word.")
    return {"title": Localised(key), "description": Localised(f"manifest.command.{name}")}


def _texts(tree: Tree, place: str) -> Iterator[tuple[str, Localised]]:
    match tree:
        case Localised():
            yield place, tree
        case dict():
            for name, part in tree.items():
                yield from _texts(part, f"{place}.{name}" if place else name)
        case list():
            for position, part in enumerate(tree):
                yield from _texts(part, f"{place}[{position}]")
