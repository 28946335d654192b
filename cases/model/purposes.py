"""What consent is asked for, and who must say yes at which age: the table of domain 2.4."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from cases.model.consents import Purpose
from cases.model.people import Guardian
from cases.model.pupils import DECIDES_FROM, OF_AGE, GuardiansAsked, Pupil, turns


class About(StrEnum):
    """With whom or what a purpose is concerned.

    COLLEAGUE: somebody from the directory. NAMED: somebody else, or a table or a school, by name.
    CHANNEL: a way of reaching who is asked.
    """

    NOBODY = "nobody"
    COLLEAGUE = "colleague"
    NAMED = "named"
    CHANNEL = "channel"


class Deciders(StrEnum):
    """Who must say yes.

    PUPIL_ASKED: the guardians decide, and the pupil is asked too. A pupil who says nothing does
    not hold it up; one who says no, or wants to talk first, does. EACH: every parent for
    themselves, with authority or without, and a pupil who has a page of their own; nobody's
    answer says anything about another's.
    """

    GUARDIANS = "guardians"
    PUPIL_ASKED = "pupil_asked"
    BOTH = "both"
    PUPIL = "pupil"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for one purpose.

    ``from_12``, ``from_16`` and ``from_18`` say who decides at those ages; younger, it is always
    the guardians. ``all_guardians``: each of them, whatever the school's own way of asking.
    ``for_a_day``: a yes holds on the day it was given alone. ``is_consent`` is False for what
    is agreed to by education law and not by the AVG.
    """

    about: About
    from_12: Deciders
    from_16: Deciders = Deciders.PUPIL
    from_18: Deciders = Deciders.PUPIL
    all_guardians: bool = False
    for_a_day: bool = False
    is_consent: bool = True


RULES: Final[Mapping[Purpose, Rule]] = {
    Purpose.DISCUSS_TEAM: Rule(About.NOBODY, Deciders.PUPIL_ASKED),
    Purpose.SHARE_EXPERT: Rule(About.COLLEAGUE, Deciders.PUPIL_ASKED),
    Purpose.DISCUSS_EXTERNAL_TABLE: Rule(About.NAMED, Deciders.PUPIL_ASKED),
    Purpose.RESEARCH: Rule(About.NAMED, Deciders.BOTH, all_guardians=True),
    Purpose.OBSERVATION: Rule(About.NAMED, Deciders.BOTH, all_guardians=True),
    Purpose.REQUEST_INFO: Rule(About.NAMED, Deciders.PUPIL_ASKED),
    Purpose.TRANSFER: Rule(About.NAMED, Deciders.PUPIL_ASKED),
    Purpose.RECORDING: Rule(About.NOBODY, Deciders.BOTH, all_guardians=True, for_a_day=True),
    Purpose.INSTEMMING_OPP: Rule(
        About.NOBODY, Deciders.GUARDIANS, Deciders.GUARDIANS, is_consent=False
    ),
    Purpose.CONTACT_CHANNEL: Rule(About.CHANNEL, Deciders.EACH, Deciders.EACH, Deciders.EACH),
}
"""Purpose by age.

Source:
    Domain 2.4.3: UAVG article 5 (sixteen); the codes of NIP and NVO (research from twelve and
    from sixteen); education law (parents agree to the plan until eighteen). Recording is in no
    source: it is asked of everybody who is recorded, each time, and the answer is no until then.
    How somebody is reached is theirs alone to say, at any age of the pupil.
"""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides about a purpose now.

    ``since``: the day on which the pupil came to have the say they have now; what they said
    before was said as a younger child, and they are asked anew. None where that is not known.
    """

    who: Deciders
    since: date | None
    all_guardians: bool

    @property
    def asks_guardians(self) -> bool:
        """Say whether the guardians' answers count."""
        return self.who is not Deciders.PUPIL

    @property
    def asks_pupil(self) -> bool:
        """Say whether the pupil's answers count."""
        return self.who is not Deciders.GUARDIANS

    @property
    def needs_pupil(self) -> bool:
        """Say whether nothing happens before the pupil said yes."""
        return self.who in {Deciders.BOTH, Deciders.PUPIL}


def deciding(pupil: Pupil | None, purpose: Purpose, today: date) -> Deciding:
    """Return who decides about a purpose on a day; where the age is not known, everybody does."""
    rule = RULES[purpose]
    if rule.from_12 is Deciders.EACH:
        return Deciding(Deciders.EACH, None, all_guardians=False)
    age = pupil.age_on(today) if pupil else None
    all_guardians = (
        rule.all_guardians or pupil is None or pupil.guardians_asked is GuardiansAsked.ALL
    )
    if pupil is None or age is None:
        return Deciding(Deciders.BOTH, None, all_guardians)
    first = pupil.asked_from if rule.from_12 is Deciders.PUPIL_ASKED else 12
    steps = ((first, rule.from_12), (DECIDES_FROM, rule.from_16), (OF_AGE, rule.from_18))
    reached = [(years, who) for years, who in steps if years <= age]
    if not reached:
        return Deciding(Deciders.GUARDIANS, None, all_guardians)
    who = reached[-1][1]
    began = min(years for years, each in reached if each is who)
    since = turns(pupil.born, began) if pupil.born else None
    return Deciding(who, since, all_guardians)


class Weight(StrEnum):
    """What a pupil's own answers about sharing weigh, by their age."""

    OF_AGE = "of_age"
    DECIDES = "decides"
    DECIDES_TOO = "decides_too"
    DECIDES_NOT = "decides_not"


def weight_of(pupil: Pupil, today: date) -> Weight:
    """Return what a pupil's answers about sharing weigh on a day."""
    if pupil.decides(today):
        return Weight.OF_AGE if pupil.is_of_age(today) else Weight.DECIDES
    asked = deciding(pupil, Purpose.SHARE_EXPERT, today).asks_pupil
    return Weight.DECIDES_TOO if asked else Weight.DECIDES_NOT


def is_put_to(guardian: Guardian, pupil: Pupil | None, purpose: Purpose, today: date) -> bool:
    """Say whether a parent is asked about a purpose on a day."""
    rule = deciding(pupil, purpose, today)
    return rule.who is Deciders.EACH or (guardian.has_authority and rule.asks_guardians)
