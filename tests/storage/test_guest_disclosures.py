"""What a parent may be shown: the rule that explains it and the policies say the same."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.identities import PersonId
from cases.model.case import Audience
from cases.model.disclosing import Allow, Deny, LegalGround, Why
from cases.model.disclosing_guests import GuestStanding, Item, may_disclose_to_guest
from cases.practices.practice import Practice
from storage.database import Database
from storage.server import Server
from storage.vault import Vault
from tests.postgres import clone_of, connect
from tests.seeds import MASTER_KEY, HandClock, bot_url, seed_school
from tests.storage.full_case import FullCase, fill
from tests.storage.intruder import Intruder, Session, break_in

ABOUT = ("parent", "other parent", "agreement", "other agreement", "case")
WORDS = st.lists(
    st.tuples(
        st.sampled_from(Audience), st.sampled_from(ABOUT), st.sampled_from(("parent", "staff"))
    ),
    max_size=10,
)

Drawn = list[tuple[Audience, str, str]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A case with a parent who has something to do in it, and three ways to look at it."""

    full: FullCase
    owner: Session
    intruder: Intruder

    async def write(self, drawn: Drawn) -> dict[UUID, Item]:
        """Put words in place of all others of the case, and return what each row is."""
        full, school = self.full, self.full.school
        things = {
            "parent": full.guardian,
            "other parent": uuid4(),
            "agreement": full.agreement,
            "other agreement": uuid4(),
            "case": full.case.id,
        }
        await self.owner.execute("DELETE FROM aantafel.words")
        written = {}
        for audience, about, author in drawn:
            whose = full.guardian if author == "parent" else school.coordinator
            item = Item(audience, things[about], whose)
            row = uuid4()
            await self.owner.execute(
                "INSERT INTO aantafel.words VALUES ($1, $2, $3, $4, $5, $6, '')",
                *(school.tenant, full.case.id, row, item.about, audience.value, whose),
            )
            written[row] = item
        return written

    async def compare(self, drawn: Drawn, *, authority: bool, opens: bool) -> None:
        """Look with the rule and with SQL."""
        full = self.full
        await self.owner.execute("UPDATE aantafel.guardians SET has_authority = $1", authority)
        written = await self.write(drawn)
        guest = full.guest if opens else full.expired
        async with full.school.database.work_as(guest) as work:
            standing = await work.desk.store.guest_standing()
        assert (standing.opens, standing.looks_back) == (opens, opens and authority)
        async with self.intruder.within(guest) as login:
            rows = await login.fetch("SELECT words_id FROM aantafel.words")
        allowed = {
            row
            for row, item in written.items()
            if isinstance(may_disclose_to_guest(standing, item), Allow)
        }
        assert {row["words_id"] for row in rows} == allowed


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
    return Stage(full, owner, intruder)


def test_the_policies_for_parents_are_the_rule(postgres: Server, migrated: str) -> None:
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
