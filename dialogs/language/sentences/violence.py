"""Words of violence or abuse, which fall under the Dutch reporting code (meldcode).

What a child does to others is not meant, but what is done to a child, above all at home. Nothing
is weighed here: the words are only heard.

Source:
    Domain guide 2.8, after the Dutch Meldcode huiselijk geweld en kindermishandeling.
"""

import re
from typing import Final

_GROWN_UP: Final = (
    r"(?:vader|moeder|stiefvader|stiefmoeder|papa|mama|pap|mam|ouders?|oom|opa|oma|partner|"
    r"father|mother|stepfather|stepmother|dad|mum|mom|parents?|uncle|boyfriend|vriend van moeder)"
)
_HURTS: Final = (
    r"(?:slaat|slaan|sloeg|schopt|mept|knijpt|bedreigt|wurgt|hits?|beats?|hurts?|kicks?|punches|"
    r"heeft .{0,20}geslagen)"
)
_VIOLENCE: Final = re.compile(
    rf"""(?<!\w)(?:
    (?:kinder)?mishandel\w*|huiselijk\ geweld|(?:seksueel\ )?misbruik(?:t|en)?|misbruikt\w*
    |incest\w*
    |aanrand\w*|aangerand|verkracht\w*|ontucht\w*|verwaarlo[oz]\w*|blauwe\ plek(?:ken)?
    |thuis\ (?:\w+\ )?(?:geslagen|bedreigd|opgesloten|geweld)
    |(?:wordt|worden)\ thuis\ \w*slagen
    |geslagen\ (?:door\ \w+\ )?thuis|geslagen\ door\ (?:\w+\ )?{_GROWN_UP}|meldcode
    |{_GROWN_UP}\ {_HURTS}\ (?:hem|haar|het\ kind|zijn|the\ child|him|her
      |(?!alarm|over|af|aan|op|dicht|ermee|door|goed|niet)\w+)
    |bang\ (?:voor|van)\ (?:zijn|haar|z'n)\ (?:stief)?(?:vader|moeder)
    |(?:child\ )?abuse[ds]?|abusing|molest\w*|neglect(?:ed|s)?|domestic\ violence|raped?|bruises?
    |beaten\ (?:up\ )?(?:at\ home|by\ (?:\w+\ )?{_GROWN_UP})|eerwraak
    |vrouwelijke\ genitale|besnijdenis
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_MEANT: Final = re.compile(
    r"(?:geen|niet|no|zonder) (?:sprake van |teken(?:en)? van |vermoeden van |sign of )?\Z",
    re.IGNORECASE,
)


def speaks_of_violence(text: str) -> bool:
    """Say whether a text holds words of violence against a child, or of abuse or neglect."""
    return any(
        not _NOT_MEANT.search(text[max(0, found.start() - 40) : found.start()])
        for found in _VIOLENCE.finditer(text)
    )
