"""The reports in a case file, each version with the responses beside it."""

from collections.abc import Callable, Iterator, Sequence

from bot.pages.staff.sections import Entry, Group, in_dutch
from cases.model.reports import AgreedThen, Part
from cases.operations.reading import CaseFile
from cases.operations.report_pages import ReportPage, ShownResponse
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.say import Say, Sayable

Called = Callable[[object], Say]
"""Says what somebody is called on a page."""

_LABELS = {
    Part.PRESENT: "page.case.present",
    Part.IMPORTANT: "page.case.important",
    Part.GOES_WELL: "page.case.goes_well_then",
    Part.HARD: "page.case.hard_then",
    Part.DECIDED: "page.case.decided",
    Part.AGREEMENTS: "page.case.agreed",
    Part.CHILD: "page.case.child",
}


def report_groups(file: CaseFile, called: Called) -> Sequence[Group]:
    """Return every version as lines that belong together, the newest first."""
    return [Group(_title(page), list(_lines(page, called))) for page in file.reports]


def _title(page: ReportPage) -> Say:
    number: dict[str, Sayable] = {"number": page.version.number}
    if page.meeting is None:
        return Say("page.case.report.of_case", number)
    return Say("page.case.report.of_meeting", {**number, "at": page.meeting.starts_at})


def _lines(page: ReportPage, called: Called) -> Iterator[Entry]:
    version, text = page.version, page.text
    yield Entry(Say("page.case.sent_on"), version.sent_at)
    yield Entry(Say("page.case.due_on"), version.due_on)
    if text.changed:
        yield Entry(Say("page.case.changed"), text.changed)
    for part in text.parts:
        if part is not Part.AGREEMENTS:
            yield Entry(Say(_LABELS[part]), str(getattr(text, part.value)))
        elif text.agreed:
            yield Entry(Say(_LABELS[part]), [_agreed(one) for one in text.agreed])
    if page.child:
        yield Entry(Say("page.case.child"), page.child)
    for shown in page.responses:
        yield from _response(shown, called)


def _agreed(agreed: AgreedThen) -> Say:
    who: Sayable = agreed.name
    if agreed.relation:
        who = Say(f"choice.relation.{agreed.relation}")
    line = Say("page.case.agreed_line", {"who": who, "what": agreed.what, "by": agreed.by})
    return Say("page.case.agreed_how", {"line": line, "how": agreed.how}) if agreed.how else line


def _response(shown: ShownResponse, called: Called) -> Iterator[Entry]:
    response = shown.response
    values: dict[str, Sayable] = {
        "who": called(response.guardian),
        "on": response.responded_at.astimezone(SCHOOL_ZONE).date(),
    }
    label = Say("page.case.response_before", values)
    if shown.number:
        label = Say("page.case.response", {**values, "number": shown.number})
    yield Entry(label, _said(shown))
    yield from in_dutch(shown.translation)
    if shown.note and response.answered_at:
        on = response.answered_at.astimezone(SCHOOL_ZONE).date()
        answered: dict[str, Sayable] = {"who": called(response.answered_by), "on": on}
        yield Entry(Say("page.case.answer", answered), shown.note)
    if shown.later:
        later = Say("page.case.later.version", {"number": shown.later})
        yield Entry(Say("page.case.later"), later)


def _said(shown: ShownResponse) -> Sayable:
    """Return what was pressed and then the words, each as it was."""
    if shown.text.agrees:
        return Say("page.case.response.agrees")
    marks = [
        Say(
            "page.case.response.mark",
            {"part": Say(_LABELS[part]), "mark": Say(f"held.code.{mark}")},
        )
        for part in Part
        for mark in shown.text.marks.get(part, ())
    ]
    words = [Say("value.as_is", {"value": shown.text.says})] if shown.text.says else []
    return [*marks, *words] if marks else shown.text.says or ""
