"""The bots that are measured, and what is said to each of them."""

from collections.abc import Callable, Sequence

from benchmarks import peers, talks
from benchmarks.bot_process import own
from benchmarks.contest import Contestant
from benchmarks.installation import Installation

BARE, ECHO, REAL = "bare aiohttp", "our echo", "our real turn"
REAL_ANEW, REAL_CHANNEL = "real, roster anew", "real, from channel"
_PEERS = {peers.STOCK_BOTBUILDER: "stock botbuilder", peers.AGENTS_SDK: "Agents SDK"}


def echoes() -> tuple[Contestant, ...]:
    """Return the bare bot and ours that echo."""
    said = talks.echo()
    return (
        Contestant(BARE, "parses the activity, posts one reply", own("benchmarks.bots.bare"), said),
        Contestant(ECHO, "our gate, adapter and connector", own("benchmarks.bots.echo"), said),
    )


def real(installed: Installation) -> Contestant:
    """Return the real bot in a turn as the issue describes it."""
    return Contestant(
        REAL,
        "1:1, in the middle of a new request: the channel is chosen and taken back; token, "
        "duplicates, membership, draft, one commit, one answer",
        installed.program(),
        talks.choosing(),
        is_whole=True,
    )


def heavier(new: Callable[[], Installation]) -> tuple[Contestant, ...]:
    """Return the real bot in turns in which more is done than that."""
    return (
        Contestant(
            REAL_ANEW,
            "1:1, about a case: the channel's roster is read from Teams again in every turn, "
            "three transactions, two commits, one answer",
            new().program(),
            talks.about_a_case(),
            is_whole=True,
        ),
        Contestant(
            REAL_CHANNEL,
            "in the case's channel: the stored roster is new enough, one commit, an answer "
            "there and another in 1:1",
            new().program(),
            talks.in_channel(),
            is_whole=True,
        ),
    )


def of_peers(names: Sequence[str]) -> tuple[Contestant, ...]:
    """Return the peers that echo."""
    return tuple(
        Contestant(_PEERS[name], "echoes", peers.program_of(name), talks.echo()) for name in names
    )
