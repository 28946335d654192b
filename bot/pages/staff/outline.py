"""A case file in sections, for the page and for the text to copy alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from bot.pages.staff.answers import answers_of
from bot.pages.staff.pupil_outline import pupil_groups
from bot.pages.staff.report_outline import report_groups
from bot.pages.staff.sections import Entry, Group, Section, in_dutch
from cases.model.agreements import Agreement
from cases.model.consents import Purpose
from cases.model.meetings import Attendance, Meeting, MeetingAnswer, MeetingState
from cases.model.people import Guardian
from cases.model.purposes import Deciders
from cases.model.requests import RightsRequest
from cases.operations.agreements import AgreementText
from cases.operations.consent_lines import ConsentLine
from cases.operations.preparing import Company, Told
from cases.operations.reading import CaseFile, Correction, MeetingLine, RequestWords
from cases.operations.still_open import AskedParent
from cases.practices.practice import SCHOOL_ZONE
from dialogs.asked_about import recipient_of
from dialogs.language.say import Hours, Say, Sayable


def outline_of(file: CaseFile, today: date) -> Sequence[Section]:
    """Return what stands in a case file, in the order in which it is read."""
    people = _People(file)
    corrections = _Corrections(file, people)
    request = [corrections.beside_the_rest(_request(file, file.request))] if file.request else []
    sections = [
        _section("request", request),
        _section(
            "agreements",
            [
                corrections.beside(one.agreement.id, _agreement(one, people, today))
                for one in file.agreements
            ],
        ),
        _section(
            "meetings",
            [corrections.beside(one.meeting.id, _meeting(one, people)) for one in file.meetings],
        ),
    ]
    if file.reports:
        sections.append(_section("reports", report_groups(file, people.called)))
    if told := [group for one in file.guardians for group in _told(one, file)]:
        sections.append(_section("told", told))
    if file.pupil and (said := pupil_groups(file.pupil)):
        sections.append(_section("pupil", said))
    if asked := [_asked(one) for one in file.asked if one.asked]:
        sections.append(_section("answers", [*asked, *_instead(file, people)]))
    if file.consents:
        sections.append(_section("consents", [_consent(one) for one in file.consents]))
    return sections


class _People:
    """Calls everybody in a file by name, or by what they are when the name is not shown."""

    def __init__(self, file: CaseFile) -> None:
        self._names = file.names
        self._guardians = {guardian.id: guardian for guardian in file.guardians}

    def of(self, answer: MeetingAnswer) -> Say:
        return self.called(answer.person)

    def doer(self, agreement: Agreement) -> Say:
        return self.called(agreement.who)

    def called(self, person: object) -> Say:
        """Return what somebody is called on a page."""
        for known, name in self._names.items():
            if known == person:
                return _words(name)
        for guardian in self._guardians.values():
            if guardian.id == person:
                return Say(f"choice.relation.{guardian.relation}")
        return Say("page.case.somebody")


class _Corrections:
    """What was said to be not right, beside what it is about: the original stays."""

    def __init__(self, file: CaseFile, people: _People) -> None:
        self._people = people
        self._by_item: dict[UUID, list[Correction]] = {}
        items: set[UUID] = {one.agreement.id for one in file.agreements}
        items |= {one.meeting.id for one in file.meetings}
        for one in file.corrections:
            item = one.request.item if one.request.item in items else file.case.id
            self._by_item.setdefault(item, []).append(one)
        self._rest = file.case.id

    def beside(self, item: UUID, group: Group) -> Group:
        """Return the lines about something with its corrections."""
        more = [entry for one in self._by_item.get(item, ()) for entry in self._entries(one)]
        return replace(group, entries=[*group.entries, *more])

    def beside_the_rest(self, group: Group) -> Group:
        """Return the lines of the request with its corrections, and those of no other lines."""
        return self.beside(self._rest, group)

    def _entries(self, correction: Correction) -> Iterable[Entry]:
        request = correction.request
        values: dict[str, Sayable] = {
            "who": self._people.called(request.asked_by),
            "on": request.asked_at.astimezone(SCHOOL_ZONE).date(),
        }
        yield Entry(Say("page.case.not_right", values), correction.says)
        yield from in_dutch(correction.translation)
        yield Entry(
            Say(f"page.case.correction.{request.state}", self._answer(request)),
            correction.reason or Say("page.case.correction.no_reason"),
        )

    def _answer(self, request: RightsRequest) -> dict[str, Sayable]:
        if request.answered_by is None or request.answered_at is None:
            return {}
        on = request.answered_at.astimezone(SCHOOL_ZONE).date()
        return {"who": self._people.called(request.answered_by), "on": on}


def _section(name: str, groups: Iterable[Group]) -> Section:
    return Section(Say(f"page.case.{name}.title"), Say(f"page.case.{name}.empty"), list(groups))


def _request(file: CaseFile, request: RequestWords) -> Group:
    case = file.case
    return Group(
        None,
        _entries(
            pupil=request.pupil,
            born=request.born,
            group=request.group,
            reason=Say(f"choice.reason.{request.reason}"),
            tried=request.tried,
            works=request.works,
            wish=request.wish,
            **_voice(request),
            authority=Say(f"choice.authority.{file.authority}"),
            wanted=[_words(wish) for wish in request.wanted],
            deadline=case.deadline,
            stage=Say(f"stage.{file.stage}"),
        ),
    )


def _voice(request: RequestWords) -> dict[str, Sayable]:
    voice = request.voice
    if voice is None:
        return {"pupil_asked": Say(f"choice.pupil_asked.{request.pupil_asked}")}
    asked = Say("page.case.pupil_asked_by", {"name": voice.by, "on": voice.on})
    return {"pupil_asked": asked, **({"pupil_said": voice.said} if voice.said else {})}


def _agreement(one: AgreementText, people: _People, today: date) -> Group:
    agreement = one.agreement
    late = agreement.is_late(today)
    more: dict[str, Sayable] = {}
    if one.how:
        more["how"] = one.how
    if one.why:
        more["why"] = one.why
    return Group(
        Say("page.case.agreement", {"number": agreement.number, "who": people.doer(agreement)}),
        _entries(
            what=one.what,
            by=agreement.by,
            **more,
            state=Say(f"page.case.state.{'late' if late else agreement.state}"),
        ),
    )


def _meeting(line: MeetingLine, people: _People) -> Group:
    meeting = line.meeting
    title = Say("page.case.meeting", {"hours": Hours(meeting.starts_at, meeting.lasts)})
    if meeting.state is MeetingState.CANCELLED:
        return Group(title, _entries(state=Say("page.case.cancelled")))
    entries = _entries(place=_place(line, meeting))
    answers = [_attendance(answer, people) for answer in line.answers]
    return Group(title, [*entries, *(_entries(answers=answers) if answers else [])])


def _place(line: MeetingLine, meeting: Meeting) -> Sayable:
    if line.place.room:
        return line.place.room
    if line.place.join_url:
        return line.place.join_url
    return Say(f"value.where.{'online' if meeting.online else 'school'}")


def _attendance(answer: MeetingAnswer, people: _People) -> Say:
    name = people.of(answer)
    if answer.attendance is Attendance.OTHER_TIME and answer.rather_at:
        return Say("page.case.comes.rather_at", {"name": name, "moment": answer.rather_at})
    return Say(f"page.case.comes.{answer.attendance}", {"name": name})


def _consent(line: ConsentLine) -> Group:
    recipient = _recipient(line)
    return Group(
        _purpose(line, recipient),
        [
            Entry(Say("page.case.consent.status"), Say(f"consent_status.{line.status}")),
            *(
                Entry(_giver(one.guardian, one.name), Say(f"consent.{one.answer or 'none'}"))
                for one in line.answers
                if line.who is not Deciders.PUPIL
            ),
            *_pupils_answer(line),
        ],
    )


def _recipient(line: ConsentLine) -> Sayable:
    if line.recipient is None:
        return None
    about = recipient_of(line.recipient)
    return _words(about) if isinstance(about, str) else about


def _purpose(line: ConsentLine, recipient: Sayable) -> Say:
    if line.purpose in {Purpose.DISCUSS_TEAM, Purpose.SHARE_EXPERT}:
        return Say(f"page.case.consent.{line.purpose}", {"recipient": recipient})
    purpose = Say(f"choice.purpose.{line.purpose}")
    if recipient is None:
        return purpose
    return Say("page.case.consent.other", {"purpose": purpose, "recipient": recipient})


def _pupils_answer(line: ConsentLine) -> Sequence[Entry]:
    if not line.pupil and line.who in {Deciders.GUARDIANS, Deciders.EACH}:
        return ()
    return [Entry(Say("choice.relation.pupil"), Say(f"consent.{line.pupil or 'none'}"))]


def _giver(guardian: Guardian, name: str) -> Say:
    relation = Say(f"choice.relation.{guardian.relation}")
    return Say("page.case.giver", {"name": name, "relation": relation}) if name else relation


def _instead(file: CaseFile, people: "_People") -> list[Group]:
    """Return when people can instead of the times that were offered, in their own words."""
    entries = [
        Entry(Say("page.case.instead", {"who": people.called(person)}), text)
        for person, text in file.instead.items()
    ]
    return [Group(Say("page.case.instead.title"), entries)] if entries else []


def _asked(parent: AskedParent) -> Group:
    entries = [Entry(one.label, one.value) for one in answers_of(parent)]
    return Group(_giver(parent.guardian, parent.name), entries)


def _told(guardian: Guardian, file: CaseFile) -> list[Group]:
    """Return what a parent told before a meeting, nothing when there is nothing to read."""
    told = file.told.get(guardian.id)
    if told is None:
        return []
    company, said = told.company or Company(), told.preparation
    lines: dict[str, str | None] = {
        "brings": ", ".join(part for part in (company.brings, company.relation) if part),
        "interpreter": company.interpreter,
        "goes_well": said.goes_well,
        "hard": said.hard,
        "to_tell": said.to_tell,
    }
    entries = _entries(**{name: text for name, text in lines.items() if text})
    entries.extend(_in_dutch(told))
    return [Group(_giver(guardian, file.names.get(guardian.id, "")), entries)] if entries else []


def _in_dutch(told: Told) -> Iterator[Entry]:
    """Return in which language a parent wrote, if not in Dutch, and what somebody made of it."""
    written_in = told.preparation.written_in
    if written_in not in {None, "nl"} and not told.preparation.is_empty:
        yield Entry(Say("page.case.written_in"), Say(f"choice.language.{written_in}"))
    yield from in_dutch(told.translation)


def _entries(**values: Sayable) -> list[Entry]:
    return [Entry(Say(f"page.case.{name}"), value) for name, value in values.items()]


def _words(text: str) -> Say:
    return Say("value.as_is", {"value": text})
