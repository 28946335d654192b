"""The numbers a school works by, where it deviates: a file that ``AANTAFEL_PRACTICE`` names."""

import tomllib
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.languages import check_switched_on
from bot.settings import Settings, SettingsOdd
from cases.model.pupils import GuardiansAsked
from cases.operations.fields import LanguageCode
from cases.practices.practice import Practice
from cases.school_days import Holiday, SchoolDays

_Days = Annotated[int, Field(ge=1, le=20)]


class OwnHoliday(BaseModel):
    """A holiday or a day off of the school itself; both days belong to it."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("it ends before it begins")
        return self


class PracticeFile(BaseModel):
    """What a school may set; what it leaves out stays as it is for all (design 7).

    ``replaces_region`` says that the holidays are all there are, instead of being added to
    those of the region. ``languages`` are those for parents beside Dutch and English.
    """

    model_config = ConfigDict(extra="forbid")

    meeting_minutes: Annotated[int, Field(ge=10, le=240)] | None = None
    remind_school_days_before: _Days | None = None
    remind_school_days_after: _Days | None = None
    escalate_school_days_after: _Days | None = None
    office_opens: time | None = None
    office_closes: time | None = None
    digest_at: time | None = None
    messages_a_day: Annotated[int, Field(ge=1, le=20)] | None = None
    pupil_asked_from: Annotated[int, Field(ge=12, le=16)] | None = None
    guardians_asked: GuardiansAsked | None = None
    replaces_region: bool = False
    holidays: tuple[OwnHoliday, ...] = ()
    languages: tuple[LanguageCode, ...] = ()

    def changed(self, practice: Practice) -> Practice:
        """Return the practice with what the file sets."""
        told = self.model_dump(
            exclude_none=True,
            exclude={"meeting_minutes", "replaces_region", "holidays", "languages"},
        )
        if self.meeting_minutes is not None:
            told["meeting_lasts"] = timedelta(minutes=self.meeting_minutes)
        told["parents_languages"] = tuple(
            dict.fromkeys((*practice.parents_languages, *self.languages))
        )
        usual = practice.school_days
        own = tuple(Holiday(one.name.lower(), one.first, one.last) for one in self.holidays)
        if own or self.replaces_region:
            kept = () if self.replaces_region else usual.holidays
            told["school_days"] = SchoolDays(usual.region, [*kept, *own])
        return replace(practice, **told)


def practice_of(settings: Settings) -> Practice:
    """Return the numbers this installation works by.

    Raises:
        SettingsOdd: the file cannot be read, or says something that cannot be; the sentence
            names the line.
    """
    usual = Practice(
        school_days=SchoolDays(settings.region), guidance_kept_years=settings.guidance_years
    )
    if settings.practice is None:
        return usual
    try:
        told = PracticeFile.model_validate(tomllib.loads(_text(settings.practice)))
    except tomllib.TOMLDecodeError as odd:
        raise SettingsOdd(f"AANTAFEL_PRACTICE: {settings.practice.name}: {odd}") from None
    except ValidationError as odd:
        first = odd.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SettingsOdd(
            f"AANTAFEL_PRACTICE: {settings.practice.name}: {where}: {first['msg']}"
        ) from None
    practice = told.changed(usual)
    if not practice.office_opens < practice.office_closes:
        raise SettingsOdd("AANTAFEL_PRACTICE: office_opens must be before office_closes")
    check_switched_on(told.languages)
    return practice


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise SettingsOdd(f"AANTAFEL_PRACTICE: {path.name} cannot be read") from None
