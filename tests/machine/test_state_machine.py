"""People, channels and cases in any order: nobody ever sees more, or less, than they may."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from storage.server import Server
from tests.machine.beginning import Beginning
from tests.machine.moves_at_doors import MovesAtDoors
from tests.machine.moves_of_rights import MovesOfRights
from tests.machine.moves_of_teams import MovesOfTeams
from tests.machine.stage import stage_on
from tests.our_databases import migrated_template

_ANY_SPEED = settings(
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# What the short run finds the long one makes small: that takes minutes.
_SHORT = settings(
    _ANY_SPEED,
    max_examples=20,
    stateful_step_count=40,
    derandomize=True,
    phases=(Phase.generate,),
)
_LONG = settings(_ANY_SPEED, max_examples=300, stateful_step_count=100, print_blob=True)


class Everybody(Beginning, MovesOfTeams, MovesOfRights, MovesAtDoors):
    """All moves together."""


def _run(server: Server, how: settings) -> None:
    with stage_on(server, migrated_template(server)) as stage:

        class OnThisStage(Everybody):
            def __init__(self) -> None:
                super().__init__(stage)

        run_state_machine_as_test(OnThisStage, settings=how)


def test_some_moves_show_nobody_a_foreign_case(postgres: Server) -> None:
    _run(postgres, _SHORT)


@pytest.mark.deep
def test_many_moves_show_nobody_a_foreign_case(postgres: Server) -> None:
    _run(postgres, _LONG)
