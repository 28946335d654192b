"""What the rules need of a store: the port that storage fills.

A store belongs to one principal and one transaction. What that principal may not see is
not there: a method that would have to show it raises ``CaseNotFound`` or ``NotFoundHere``,
or leaves it out of a list.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from cases.door_store import DoorStore
from cases.identities import PersonId
from cases.messages import Message
from cases.model.agreements import Agreement, AgreementChange, AgreementId
from cases.model.case import Audience, Case, CaseId, Channel, Participant, Words
from cases.model.consents import Consent
from cases.model.destructions import Destruction, Ground
from cases.model.disclosing import Standing
from cases.model.disclosing_guests import GuestStanding
from cases.model.invitations import Invitation, InvitationId
from cases.model.keeping import Keeping, KeptCase
from cases.model.looking import Attempt, Look
from cases.model.meetings import Meeting, MeetingAnswer, MeetingId
from cases.model.membership import ToTakeOver
from cases.model.people import Guardian, Person
from cases.model.reasons import StatedReason
from cases.outside_store import OutsideStore
from cases.pupil_store import PupilStore
from cases.report_store import ReportStore
from cases.rights_store import RightsStore
from cases.room_store import RoomStore
from cases.times_store import TimesStore


class LinkKind(StrEnum):
    """What a link opens: a guest's own pages, or one view of a case for one member of staff."""

    GUEST = "guest"
    READING = "reading"
    WRITING = "writing"


class PeopleStore(Protocol):
    """The directory: people the bot knows from the teams it is in."""

    async def me(self) -> PersonId:
        """Return who this store works for; for a guest, the person the link was made for."""

    async def person(self, person: PersonId) -> Person | None:
        """Return somebody from the directory, None when this principal may not see them."""

    async def known(self, people: Iterable[PersonId]) -> Mapping[PersonId, Person]:
        """Return those of these people whom this principal may see, by their ids."""

    async def people(self) -> Sequence[Person]:
        """Return everybody in the directory this principal may see, by name."""

    async def channels_to_coordinate(self) -> Sequence[Channel]:
        """Return the channels in which this person may start a case, by name."""

    async def is_in_channel(self, person: PersonId, channel: str) -> bool:
        """Say whether somebody is a live member of that channel."""

    async def members_of(self, channel: str) -> frozenset[PersonId]:
        """Return everybody in a channel of this person's, nobody of any other."""

    async def name_of_channel(self, channel: str) -> str:
        """Return what a channel of this person's is called, nothing for any other."""

    async def account_at(self, address: str) -> PersonId | None:
        """Return who in the tenant has that mail address and a chat with the bot.

        None for everybody but those who lead a case. It is a way to reach somebody and gives
        them no right to anything.
        """

    async def refusal_of(self, channel: str) -> str | None:
        """Return the code of why no case can live in a channel, None when one can."""


class TableStore(Protocol):
    """Cases and the people at their tables."""

    async def case(self, case: CaseId) -> Case:
        """Return a case. Raises ``CaseNotFound``."""

    async def cases(self) -> Sequence[Case]:
        """Return the open cases at whose table this person sits, by label."""

    def look_at_together(self, cases: Iterable[CaseId]) -> None:
        """Read what is asked of these cases for all of them at once, until one is changed.

        For who looks at several cases, or at one from many sides.
        """

    async def reserve_label(self, channel: str) -> str:
        """Return the next free label of that channel's school ("WR-014"), taken for good."""

    async def add_case(self, case: Case) -> None:
        """Keep a new case. Raises ``NotACoordinator`` if the channel is not theirs to use."""

    async def save_case(self, case: Case) -> None:
        """Keep a changed case; ``version`` is the one read. Raises ``ChangedMeanwhile``."""

    async def kept_cases(self) -> Sequence[KeptCase]:
        """Return the cases, closed ones too, whose keeping this person decides on, by label."""

    async def save_keeping(self, keeping: Keeping) -> None:
        """Keep how long a case is kept. Raises ``NotAllowed``."""

    async def call_back_all(self, case: CaseId) -> int:
        """Take back everything that is not sent yet about a case; return how many."""

    async def destroy_case(self, case: CaseId, ground: Ground, year: int) -> Destruction:
        """Destroy a case for ever. Raises ``NotAllowed`` if it is not theirs to destroy."""

    async def cases_to_take_over(self) -> Sequence[ToTakeOver]:
        """Return the cases without a coordinator that this person may take over, by label."""

    async def take_over(self, case: CaseId) -> bool:
        """Make this person the coordinator of such a case; False from outside its channel."""

    async def participants(self, case: CaseId) -> Sequence[Participant]:
        """Return everybody with a place in the case, whatever their seat."""

    async def seat(self, participant: Participant) -> None:
        """Keep somebody's place, in place of the one they had."""

    async def standings(self, case: CaseId) -> Mapping[PersonId, Standing]:
        """Return what decides about showing things, of everybody with a part in the case."""

    async def leader_of(self, invitation: Invitation) -> PersonId:
        """Return who leads a case now that this person was invited to, to tell them something."""

    async def invitation(self, invitation: InvitationId) -> Invitation:
        """Return an invitation of or by this person. Raises ``NotFoundHere``."""

    async def invitations(self, case: CaseId) -> Sequence[Invitation]:
        """Return the invitations of a case this person coordinates, oldest first."""

    async def my_invitations(self) -> Sequence[Invitation]:
        """Return the open invitations to this person, oldest first."""

    async def my_acceptances(self) -> Sequence[Invitation]:
        """Return the invitations that this person accepted and that stand, oldest first."""

    async def save_invitation(self, invitation: Invitation) -> None:
        """Keep a new or changed invitation."""

    async def guardians(self, case: CaseId) -> Sequence[Guardian]:
        """Return the pupil's parents and guardians as far as known."""

    async def save_guardian(self, case: CaseId, guardian: Guardian) -> None:
        """Keep a new or changed guardian."""

    async def consents(self, case: CaseId) -> Sequence[Consent]:
        """Return all recorded answers, oldest first; for a guest, their own."""

    async def add_consent(self, consent: Consent) -> None:
        """Keep an answer; answers are never changed."""


class WorkStore(Protocol):
    """What the team does: meetings and agreements."""

    async def meeting(self, meeting: MeetingId) -> Meeting:
        """Return a meeting. Raises ``NotFoundHere``."""

    async def meetings(self, case: CaseId) -> Sequence[Meeting]:
        """Return a case's meetings, cancelled ones too, in order of time."""

    async def save_meeting(self, meeting: Meeting) -> None:
        """Keep a new or changed meeting. Raises ``ChangedMeanwhile``."""

    async def meeting_answers(self, case: CaseId) -> Sequence[MeetingAnswer]:
        """Return everybody's newest answer about each meeting of the case."""

    async def void_meeting_answers(self, meeting: Meeting) -> None:
        """Forget what everybody answered about a meeting: it was about another time."""

    async def save_meeting_answer(self, case: CaseId, answer: MeetingAnswer) -> None:
        """Keep somebody's answer, in place of the one they gave before."""

    async def agreement(self, agreement: AgreementId) -> Agreement:
        """Return an agreement. Raises ``NotFoundHere``."""

    async def agreements(self, case: CaseId) -> Sequence[Agreement]:
        """Return a case's agreements by number."""

    async def my_agreements(self) -> Sequence[Agreement]:
        """Return this person's open agreements over all their cases, by day."""

    async def next_agreement_number(self, case: CaseId) -> int:
        """Return the number after the highest given out in that case, from 1."""

    async def save_agreement(
        self, agreement: Agreement, change: AgreementChange | None = None
    ) -> None:
        """Keep a new or changed agreement, with the line of history the change makes.

        Raises:
            ChangedMeanwhile: somebody else changed it since it was read.
        """


class WordsStore(Protocol):
    """What people wrote, sealed with the key of its case."""

    async def words(self, case: CaseId, about: UUID) -> Words | None:
        """Return the words about something, None if there are none this person may read."""

    async def all_words(self, case: CaseId) -> dict[UUID, Words]:
        """Return all words of a case this person may read, by what they are about."""

    async def keep_words(self, case: CaseId, about: UUID, audience: Audience, words: Words) -> None:
        """Keep words about something, in place of those that were there."""


class SendingStore(Protocol):
    """The outbox and the links that messages carry."""

    async def post(self, message: Message) -> None:
        """Put a message in the outbox."""

    async def call_back(
        self, case: CaseId, about: UUID, *, kinds: Sequence[str] = (), since: datetime | None = None
    ) -> int:
        """Take back what is not sent yet about something; return how many.

        ``kinds`` narrows it to those kinds of messages, ``since`` to what is due from then on.
        """

    async def call_back_mails(self, case: CaseId, receiver: PersonId) -> None:
        """Take back all mails to somebody that are still to go, in a case this person leads."""

    async def lost_mails(self, case: CaseId) -> frozenset[PersonId]:
        """Return to whom the newest mail did not arrive, in a case this person leads."""

    async def mint_link(
        self, kind: LinkKind, case: CaseId, person: PersonId, expires_at: datetime
    ) -> str:
        """Return a new unguessable token (192 random bits, URL-safe); only its hash is kept."""

    async def mint_short_code(self, case: CaseId, person: PersonId, expires_at: datetime) -> str:
        """Return a short code that opens a guest's pages as a link does (``cases.short_codes``)."""

    async def extend_links(self, case: CaseId, person: PersonId, expires_at: datetime) -> None:
        """Let somebody's guest links live at least until then."""

    async def revoke_links(self, case: CaseId, person: PersonId) -> None:
        """End all links of that person to that case."""


class LookingStore(Protocol):
    """The audit log: it is written by itself, but for what only the rules know."""

    async def looks_at(self, case: CaseId, most: int) -> Sequence[Look]:
        """Return the newest rows about a case, none if this person may not see them."""

    async def attempts(self, since: date, most: int) -> Sequence[Attempt]:
        """Return what strangers tried in vain, the newest first; to the privacy officer alone."""

    async def note_missed(self, label: str) -> None:
        """Note that this person named a case that is not theirs, or that there is not."""

    async def note_shown(self, case: CaseId, ground: str) -> None:
        """Note that the content of a case is shown to who asks, and on which ground."""

    async def state_reason(self, stated: StatedReason) -> None:
        """Keep why who asks is going to read a case, which opens it to a director for a while."""


class CaseStore(
    PeopleStore,
    TableStore,
    PupilStore,
    WorkStore,
    RoomStore,
    TimesStore,
    WordsStore,
    SendingStore,
    DoorStore,
    OutsideStore,
    RightsStore,
    ReportStore,
    LookingStore,
    Protocol,
):
    """Everything the operations use."""

    async def guest_standing(self, audience: Audience) -> GuestStanding:
        """Return what decides about showing words for that audience to who came with a link."""

    async def guest_case(self) -> Case:
        """Return the one case a guest's link leads to. Raises ``CaseNotFound``."""
