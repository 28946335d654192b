"""What parents and pupils may be shown: the rule that explains it and the policies agree."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.errors import CaseNotFound
from cases.identities import PersonId
from cases.model.case import Audience
from cases.model.disclosing import Allow, Deny, LegalGround, Why
from cases.model.disclosing_guests import GuestStanding, Item, may_disclose_to_guest
from cases.practices.practice import Practice
from cases.principals import Guest
from cases.store import LinkKind
from storage.database import Database
from storage.links import link_hash
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of, connect
from tests.seeds import MASTER_KEY, HandClock, School, bot_url, seed_school
from tests.storage.full_case import FullCase, fill
from tests.storage.intruder import Intruder, Session, break_in

ABOUT = ("parent", "pupil", "other parent", "agreement", "other agreement", "case")
WORDS = st.lists(
    st.tuples(
        st.sampled_from(Audience),
        st.sampled_from(ABOUT),
        st.sampled_from(("parent", "pupil", "staff")),
    ),
    max_size=10,
)

Drawn = list[tuple[Audience, str, str]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A case with a parent who has something to do in it, and three ways to look at it."""

    full: FullCase
    pupil: PersonId
    by_pupil: Guest
    owner: Session
    intruder: Intruder

    async def write(self, drawn: Drawn) -> dict[UUID, Item]:
        """Put words in place of all others of the case, and return what each row is."""
        full, school = self.full, self.full.school
        things = {
            "parent": full.guardian,
            "pupil": self.pupil,
            "other parent": uuid4(),
            "agreement": full.agreement,
            "other agreement": uuid4(),
            "case": full.case.id,
        }
        authors = things | {"staff": school.coordinator}
        await self.owner.execute("DELETE FROM aantafel.words")
        written = {}
        for audience, about, author in drawn:
            item = Item(audience, things[about], PersonId(authors[author]))
            row = uuid4()
            await self.owner.execute(
                "INSERT INTO aantafel.words VALUES ($1, $2, $3, $4, $5, $6, '')",
                *(school.tenant, full.case.id, row, item.about, audience.value, item.author),
            )
            written[row] = item
        return written

    async def compare(self, drawn: Drawn, *, authority: bool, opens: bool) -> None:
        """Look with the rule and with SQL."""
        full = self.full
        await self.owner.execute("UPDATE aantafel.guardians SET has_authority = $1", authority)
        written = await self.write(drawn)
        guest = full.guest if opens else full.expired
        standings = await self._compared(guest, written)
        assert {standing.opens for standing in standings.values()} == {opens}
        assert standings[Audience.ACCOUNT].looks_back == (opens and authority)
        assert (await self._compared(self.by_pupil, written))[Audience.PUPIL].is_pupil

    async def _compared(
        self, guest: Guest, written: dict[UUID, Item]
    ) -> dict[Audience, GuestStanding]:
        """Hold what SQL finds for a guest to the rule, and return how they stand to each."""
        async with self.full.school.database.work_as(guest) as work:
            standings = {each: await work.desk.store.guest_standing(each) for each in Audience}
        async with self.intruder.within(guest) as login:
            rows = await login.fetch("SELECT words_id FROM aantafel.words")
        allowed = {
            row
            for row, item in written.items()
            if isinstance(may_disclose_to_guest(standings[item.audience], item), Allow)
        }
        assert {row["words_id"] for row in rows} == allowed
        return standings


async def _stage(held: AsyncExitStack, server: Server, template: str) -> Stage:
    owner_url = await held.enter_async_context(clone_of(server, template))
    clock = HandClock()
    database = Database(bot_url(owner_url), Vault(MASTER_KEY), clock, Practice())
    await database.connect()
    held.push_async_callback(database.close)
    full = await fill(await seed_school(database, clock))
    owner = await connect(owner_url)
    held.push_async_callback(owner.close)
    await owner.execute("UPDATE aantafel.agreements SET who_id = $1", full.guardian)
    intruder = await held.enter_async_context(break_in(bot_url(owner_url), clock))
    pupil = PersonId(await owner.fetchval("SELECT pupil_id FROM aantafel.pupils"))
    school, until = full.school, clock() + timedelta(days=30)
    async with database.work_as(school.member(school.coordinator)) as work:
        token = await work.desk.store.mint_link(LinkKind.GUEST, full.case.id, pupil, until)
    return Stage(full, pupil, Guest(link_hash(token)), owner, intruder)


def test_the_policies_for_parents_and_pupils_are_the_rule(postgres: Server, migrated: str) -> None:
    with asyncio.Runner() as runner:
        held = AsyncExitStack()

        async def begin() -> Stage:
            return await _stage(held, postgres, migrated)

        stage = runner.run(begin())

        @settings(max_examples=60, deadline=None)
        @given(drawn=WORDS, authority=st.booleans(), opens=st.sampled_from((True, True, False)))
        def check(drawn: Drawn, authority: bool, opens: bool) -> None:  # noqa: FBT001
            runner.run(stage.compare(drawn, authority=authority, opens=opens))

        check()
        runner.run(held.aclose())


def test_what_is_shown_has_a_ground() -> None:
    parent, staff = PersonId(uuid4()), PersonId(uuid4())
    task = uuid4()
    standing = GuestStanding(parent, opens=True, looks_back=True, does=frozenset({task}))
    own = Item(Audience.COORDINATION, parent, staff)
    assert may_disclose_to_guest(standing, own) == Allow(LegalGround.OWN_DATA)
    theirs = Item(Audience.CONTENT, task, staff)
    assert may_disclose_to_guest(standing, theirs) == Allow(LegalGround.PUBLIC_TASK)
    others = Item(Audience.CONTENT, uuid4(), staff)
    assert may_disclose_to_guest(standing, others) == Deny(Why.NOT_THEIRS)
    assert may_disclose_to_guest(GuestStanding(parent), own) == Deny(Why.NO_LINK)


async def test_where_the_wall_has_a_hole_the_rule_holds(school: School, owner: Session) -> None:
    full = await fill(school)
    await owner.execute(
        "CREATE POLICY hole ON aantafel.words FOR SELECT TO aantafel_guest USING (true)"
    )
    async with school.database.work_as(full.guest) as work:
        assert await work.desk.store.words(full.case.id, full.guardian)
        with pytest.raises(CaseNotFound):
            await work.desk.store.words(full.case.id, full.agreement)
        with pytest.raises(CaseNotFound):
            await work.desk.store.all_words(full.case.id)


async def test_every_ground_is_kept_before_a_guest_gets_the_words(
    school: School, owner: Session
) -> None:
    full = await fill(school)
    async with school.database.work_as(full.guest) as work:
        await work.desk.store.all_words(full.case.id)
    kept = await owner.fetch(
        "SELECT ground FROM aantafel.audit_log WHERE kind = 'read' AND visitor = 'guest'"
    )
    assert {row["ground"] for row in kept} == {LegalGround.OWN_DATA, LegalGround.PUBLIC_TASK}
