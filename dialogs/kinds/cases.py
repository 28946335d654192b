"""Cases, and what is in them: agreements, invitations, meetings, channels."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pydantic import JsonValue

from cases.errors import CaseError
from cases.model.agreements import Agreement, AgreementId
from cases.model.case import Case, CaseState
from cases.model.invitations import Invitation, InvitationState
from cases.model.meetings import Meeting
from dialogs.kinds.among import Among, Known
from dialogs.kinds.kind import Around, Choice, Found, Recognised, Refusal, Unsure
from dialogs.kinds.names import Named, shortened, single_names
from dialogs.language.say import Say, Sayable
from dialogs.understanding import label_in, without_label

OF_CASE = "of"
"""The note with which a button says of which case a meeting is."""


@dataclass(frozen=True)
class OpenCase(Among):
    """A case at whose table this person sits, by its label."""

    alone_is_enough: bool = True
    takes_closed: bool = False

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return this person's open cases, the one talked about last in front."""
        cases = await around.desk.store.cases()
        ordered = sorted(cases, key=lambda case: str(case.id) != around.about)
        return {str(c.id): Known(c.label, Named(str(c.id), (c.label,))) for c in ordered}

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the case with the label in the text.

        Any other label, taken or free, gives one and the same refusal; only who keeps a case
        that was closed hears that it was.
        """
        label = label_in(text)
        if label is None:
            return None
        for value, known in (await self.known(around)).items():
            if known.title == label:
                return Found(value, without_label(text))
        for kept in await around.desk.store.kept_cases():
            if kept.case.label == label and kept.case.state is CaseState.CLOSED:
                if self.takes_closed:
                    return Found(str(kept.case.id), without_label(text))
                return Refusal(Say("error.case_is_closed"))
        await around.desk.store.note_missed(label)
        return Refusal(Say("error.case_not_found"))


@dataclass(frozen=True)
class LedCase(OpenCase):
    """A case this person leads, as coordinator or deputy."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the cases this person leads."""
        led = {str(c.id) for c in await around.desk.store.cases() if c.is_led_by(around.me)}
        return {value: one for value, one in (await super().known(around)).items() if value in led}


@dataclass(frozen=True)
class EmptyCase(OpenCase):
    """A case without a coordinator in its channel that this person may take over."""

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those cases by their label."""
        offered = await around.desk.store.cases_to_take_over()
        return {
            str(one.case): Known(one.label, Named(str(one.case), (one.label,))) for one in offered
        }


@dataclass(frozen=True)
class OwnChannel(Among):
    """A channel in which this person may start a case."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return those channels by name."""
        channels = await around.desk.store.channels_to_coordinate()
        return {c.id: Known(c.name, Named(c.id, (c.name,))) for c in channels}

    async def find(self, text: str, around: Around) -> Recognised:
        """Return the channel the text means; to the question itself "wr 2" is enough."""
        found = await super().find(text, around)
        if found is not None or around.volunteered:
            return found
        known = await self.known(around)
        meant = shortened(text, {value: one.named.full[0] for value, one in known.items()})
        if len(meant) > 1:
            return Unsure(tuple(Choice(value, known[value].title) for value in meant))
        return Found(meant[0]) if meant else None


@dataclass(frozen=True)
class OpenAgreement(Among):
    """An open agreement of this person, or any open one in a case they lead."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the agreements this person may change, by day."""
        store = around.desk.store
        cases = {case.id: case for case in await store.cases()}
        mine = [a for a in await store.my_agreements() if a.case in cases]
        led = [case for case in cases.values() if case.is_led_by(around.me)]
        others = [a for case in led for a in await store.agreements(case.id) if a.is_open]
        agreements = {a.id: a for a in (*mine, *others)}.values()
        return {str(a.id): _as_known(a, cases[a.case]) for a in agreements}

    async def shown(self, value: JsonValue, around: Around) -> Sayable:
        """Return what it is called, also when it is open no longer."""
        if title := await super().shown(value, around):
            return title
        store = around.desk.store
        try:
            agreement = await store.agreement(AgreementId(UUID(str(value))))
            return _as_known(agreement, await store.case(agreement.case)).title
        except CaseError:
            return None


def _as_known(agreement: Agreement, case: Case) -> Known:
    number, label = str(agreement.number), case.label
    short = tuple(f"{word} {number}" for word in ("afspraak", "agreement"))
    names = tuple(f"{one} {of} {label}" for one in short for of in ("van", "of", ""))
    title = Say("value.agreement", {"number": agreement.number, "label": label, "by": agreement.by})
    return Known(title, Named(str(agreement.id), names, short, (number,)))


@dataclass(frozen=True)
class OpenInvitation(Among):
    """An open invitation to this person."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return them by the label of their case."""
        invitations = await around.desk.store.my_invitations()
        return {str(i.id): Known(i.label, Named(str(i.id), (i.label,))) for i in invitations}


@dataclass(frozen=True)
class SentInvitation(Among):
    """An invitation in a case this person leads that still stands."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return them by the name of who was invited."""
        store = around.desk.store
        led = [case for case in await store.cases() if case.is_led_by(around.me)]
        sent = [i for case in led for i in await store.invitations(case.id) if _stands(i)]
        names = {person.id: person.name for person in await store.people()}
        return {
            str(i.id): Known(
                Say("value.invitation", {"name": names.get(i.person), "label": i.label}),
                Named(str(i.id), (), single_names(names.get(i.person, ""))),
            )
            for i in sent
        }


def _stands(invitation: Invitation) -> bool:
    return invitation.is_open or invitation.state is InvitationState.ACCEPTED


@dataclass(frozen=True)
class MeetingAhead(Among):
    """A meeting that is still to come, in any case of this person."""

    alone_is_enough: bool = True

    async def known(self, around: Around) -> Mapping[str, Known]:
        """Return the meetings ahead, by the label of their case; of one case if that is noted."""
        store = around.desk.store
        of_case = around.values.get(f"meeting.{OF_CASE}")
        ahead = {}
        for case in await store.cases():
            for meeting in await store.meetings(case.id):
                if meeting.is_ahead(around.now) and of_case in {None, str(case.id)}:
                    ahead[str(meeting.id)] = _meeting_as_known(meeting, case)
        return ahead


def _meeting_as_known(meeting: Meeting, case: Case) -> Known:
    title = Say("value.meeting", {"label": case.label, "at": meeting.starts_at})
    return Known(title, Named(str(meeting.id), (), (case.label,)))
