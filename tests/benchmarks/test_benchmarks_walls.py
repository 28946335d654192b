"""What the walls are measured with, run once with little, so that none of it rots."""

from pathlib import Path

from benchmarks.walls.denials import denials
from benchmarks.walls.filling import CASES_IN_CHANNEL, MEMBERS, filled, without_walls, working
from benchmarks.walls.pairs import in_turns
from benchmarks.walls.scaling import OPERATIONS, cost_of_walls, scale
from benchmarks.walls.scoping import cost_of_scope
from cases.operations.overview import ListMyCases
from storage.server import EmbeddedServer


async def test_the_database_is_filled_and_measured(tmp_path: Path) -> None:
    embedded = EmbeddedServer(tmp_path / "server", durable=False)
    server = embedded.start()
    try:
        few, many = await filled(server, 400), await filled(server, 1000)
        sitter = many.sitters[3]
        async with working(many.database, sitter.who) as work:
            lines = await work.desk.execute(ListMyCases())
        scaled = await scale(few, many, rounds=2)
        scoped = await cost_of_scope(many, rounds=2)
        unguarded = await without_walls(server, few)
        costs = await cost_of_walls(unguarded, few, rounds=2)
        for one in (few, many, unguarded):
            await one.database.close()
    finally:
        embedded.stop()
        embedded.remove()
    assert {line.case for line in lines} == set(sitter.cases)
    assert len(sitter.cases) == 2 * CASES_IN_CHANNEL == MEMBERS
    assert [one.name for one in (*scaled, *costs)] == [*OPERATIONS, *OPERATIONS]
    times = [*(one.times for one in (*scaled, *costs)), *(one.times for one in scoped)]
    assert all(pair.ratio > 0 for pair in times)
    assert {one.name for one in scoped if one.writes} == {"add"}


async def test_every_refusal_is_measured(tmp_path: Path) -> None:
    denied = await denials(tmp_path, rounds=2)
    assert {one.name.split()[0].rstrip(",") for one in denied} == {"chat", "card", "page"}
    assert all(len(one.times.first) == len(one.times.second) >= 2 for one in denied)


async def test_both_of_a_pair_are_done_as_often_and_in_turns() -> None:
    done: list[tuple[str, int]] = []

    async def first(number: int) -> None:
        done.append(("first", number))

    async def second(number: int) -> None:
        done.append(("second", number))

    pair = await in_turns(first, second, rounds=3)
    assert len(pair.first) == len(pair.second) == 3
    assert [number for who, number in done if who == "first"] == list(range(15))
    assert [number for who, number in done if who == "second"] == list(range(15))
    assert [who for who, _ in done[:4]] == ["second", "first", "first", "second"]
