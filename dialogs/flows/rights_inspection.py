"""Seeing what is held on a pupil, on a parent, or on oneself."""

from cases.errors import NotFoundHere, ReasonNeeded
from cases.operations.inspection import OpenInspection, OpenMyData, PackageLinks
from dialogs.answers import OpenPage
from dialogs.flow import Ask, Flow, Report
from dialogs.kinds.kept import KeptCases
from dialogs.kinds.reasons import ReadReason, has_to_say_why
from dialogs.kinds.subjects import HeldSubject
from dialogs.language.say import Say


def _links(links: PackageLinks) -> Report:
    pages = (
        OpenPage(Say("button.open_page"), f"/i/{links.page}"),
        OpenPage(Say("button.get_file"), f"/i/{links.file}"),
    )
    return Report(values={"label": links.label}, offers=pages)


ACCESS_REQUEST = Flow(
    name="access_request",
    fills=OpenInspection,
    asks=(
        Ask("case", KeptCases(alone_is_enough=True)),
        Ask("about", HeldSubject()),
        Ask("reason", ReadReason(), when=has_to_say_why, shortcut=False),
    ),
    report=_links,
    ask_again={NotFoundHere: "about", ReasonNeeded: "reason"},
)

MY_DATA = Flow(name="my_data", fills=OpenMyData, asks=(), report=_links)
