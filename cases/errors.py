"""What can be refused, each kind with the code of its text.

A refusal is part of the interface: ``error.<code>`` in every language says what
happened, that nothing was lost, and what to do now.
"""

from datetime import date, datetime
from typing import ClassVar

Detail = str | int | date | datetime


class CaseError(Exception):
    """A refusal that a person may see.

    ``code`` names the text ``error.<code>``; ``details`` fills its placeholders.
    Details may reach logs, so they carry dates and numbers, never names or contents.
    """

    code: ClassVar[str]

    def __init__(self, **details: Detail) -> None:
        super().__init__(self.code)
        self.details = details


class CaseNotFound(CaseError):
    """There is no such case for this person: it does not exist, or it is not theirs.

    The two are one error on purpose: telling them apart would tell an outsider which
    labels are in use.
    """

    code = "case_not_found"


class NotAllowed(CaseError):
    """This person sits at the table, but this is the coordinator's to do."""

    code = "not_allowed"


class NotTheOfficer(CaseError):
    """Only the privacy officer whom the settings name hears this."""

    code = "not_the_officer"


class NotFoundHere(CaseError):
    """The agreement, meeting or invitation meant is not (any longer) this person's."""

    code = "not_found_here"


class NotACoordinator(CaseError):
    """Only a coordinator can start a request, in a channel of a team they coordinate."""

    code = "not_a_coordinator"


class DateInThePast(CaseError):
    """A date that should lie ahead has passed; ``given`` is that date."""

    code = "date_in_the_past"


class DateInTheFuture(CaseError):
    """A date that should lie behind us is still to come; ``given`` is that date."""

    code = "date_in_the_future"


class SameTimeTwice(CaseError):
    """The same time was offered twice; ``given`` is it."""

    code = "same_time_twice"


class NoMailAddress(CaseError):
    """No mail address of this parent is known, or they said no to mail."""

    code = "no_mail_address"


class NobodyAtTheDoor(CaseError):
    """Nobody asked for a code within the hour behind this link, or they get it by mail."""

    code = "nobody_at_the_door"


class NobodyToAsk(CaseError):
    """Nobody is known who decides about this, so nobody can be asked."""

    code = "nobody_to_ask"


class ColleaguesAddress(CaseError):
    """The mail address is that of a colleague, who is invited in Teams."""

    code = "colleagues_address"


class AddressTaken(CaseError):
    """Somebody else from outside is known by that mail address."""

    code = "address_taken"


class PartElsewhere(CaseError):
    """They take part in a case that somebody else leads, and their mail opens that one too."""

    code = "part_elsewhere"


class NotASchoolDay(CaseError):
    """The school is closed on that day; ``given`` is it, ``next`` the first open one."""

    code = "not_a_school_day"


class AlreadyInvited(CaseError):
    """This person already has an open invitation, or sits at the table."""

    code = "already_invited"


class AlreadyAnswered(CaseError):
    """The invitation has been answered or withdrawn."""

    code = "already_answered"


class AlreadyFinished(CaseError):
    """The agreement is done or dropped, so it can no longer change."""

    code = "already_finished"


class NotYourAgreement(CaseError):
    """Only the doer and the coordinator can change an agreement."""

    code = "not_your_agreement"


class MeetingIsOver(CaseError):
    """The meeting has been held or cancelled."""

    code = "meeting_is_over"


class NoConsentYet(CaseError):
    """This would show content to somebody for whom consent is not recorded."""

    code = "no_consent_yet"


class PartIsOver(CaseError):
    """Their part in the case is over for a while, so they no longer read its content."""

    code = "part_is_over"


class ReasonNeeded(CaseError):
    """A director reads content only after saying why."""

    code = "reason_needed"


class ChangedMeanwhile(CaseError):
    """Somebody else changed this at the same time; the change was not made."""

    code = "changed_meanwhile"


class NotAMember(CaseError):
    """The person named is not a member of the case's channel, so cannot take that place."""

    code = "not_a_member"


class AddressDisowned(CaseError):
    """Mail for this person reached somebody else, who said so; the address was not given anew."""

    code = "address_disowned"


class NobodyStandsIn(CaseError):
    """The case has no deputy who could stop."""

    code = "nobody_stands_in"


class NotInTheChannel(CaseError):
    """This person is not in the channel of the case, so cannot lead it from there."""

    code = "not_in_the_channel"


class HasACoordinator(CaseError):
    """The case has a coordinator in its channel, so there is nothing to take over."""

    code = "has_a_coordinator"


class NotAtTheTable(CaseError):
    """The person named has no place in this case, so cannot be given something to do in it."""

    code = "not_at_the_table"


class LabelDiffers(CaseError):
    """The label that was typed to be sure is not the one of the case; nothing was destroyed."""

    code = "label_differs"


class CaseIsClosed(CaseError):
    """The case was closed, so it can only be read, kept, opened again or destroyed."""

    code = "case_is_closed"


class CaseIsOpen(CaseError):
    """The case is open, so there is nothing to open again."""

    code = "case_is_open"


class RetentionIsOver(CaseError):
    """The time of keeping is over since ``on``: the case waits to be destroyed."""

    code = "retention_is_over"


class MeetingNotHeld(CaseError):
    """A report is about a meeting that was held, and this one was not, or not yet."""

    code = "meeting_not_held"


class NoReport(CaseError):
    """There is no report that this could be done with: nothing was written, or nothing is new."""

    code = "no_report"


class ReportIsEmpty(CaseError):
    """Nothing was written in the report, so there is nothing to send."""

    code = "report_is_empty"


class ReportWasSent(CaseError):
    """This version was sent, so it stays as it is: a change is the next one."""

    code = "report_was_sent"


class ChangeUnexplained(CaseError):
    """A report that follows another version does not say what changed, and why."""

    code = "change_unexplained"


class CaseIsHeld(CaseError):
    """The case is held (a complaint, a judge, an inspection): it may not be destroyed."""

    code = "case_is_held"


class LanguageNotOffered(CaseError):
    """Parents cannot be written to in this language: the school did not switch it on."""

    code = "language_not_offered"


class CaseRests(CaseError):
    """The case, or what was asked about, rests: it is kept and not used until it is resumed."""

    code = "case_rests"


class AlreadyRests(CaseError):
    """This rests already."""

    code = "already_rests"


class IdentityNumberRefused(CaseError):
    """A citizen service number (BSN) or ECK iD may not be kept here."""

    code = "identity_number_refused"


class PupilNotHeard(CaseError):
    """The pupil was not asked, or not told what was done with it, and no reason was given."""

    code = "pupil_not_heard"
