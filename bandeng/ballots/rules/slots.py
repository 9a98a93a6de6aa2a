"""Which ballot of a slot counts: one entity, one ballot, whatever ways it came. Pure.

A paper handed in at the desk replaces what was cast on line and locks the slot. A paper collected at the door
that says the same as on line is one ballot; where they differ the voter is asked, and until she has said it
the slot is in conflict and takes no part. A paper that an agent handed in gives way to what the voter herself
cast on line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bandeng.ballots.rules.electing import could_seat_others
from bandeng.ballots.rules.life import ONLINE, PAPER
from bandeng.ballots.rules.roll import Weight, weight
from bandeng.ballots.rules.tallying import NO, YES, Tally, tally
from bandeng.rulebook.rules.voting import VotingRule

CONFLICT, UNDECIDED, NOTHING = "conflict", "undecided", "nothing"


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One voter: the choices on line and on paper (None: none), and what is known of the paper.

    ``delivered``: into hands through which it reached the voter, so that silence may count; ``by_agent``: the
    paper came from whom she had empowered in writing.
    """

    number: str
    area: int
    delivered: bool
    online: Mapping[str, str] | None
    received: bool
    locked: bool
    paper: Mapping[str, str] | None
    keeps: str = ""
    by_agent: bool = False


@dataclass(frozen=True)
class Standing:
    """What counts of a slot: ``online``, ``paper``, or why nothing does; and the choices that count."""

    what: str
    choices: Mapping[str, str] | None = None


def standing(slot: Slot) -> Standing:
    """Which ballot counts, by the rule that is told before the vote begins."""
    if slot.by_agent and slot.online is not None:
        return Standing(ONLINE, slot.online)
    if slot.received and slot.paper is None:
        return Standing(UNDECIDED)
    if slot.paper is None:
        return Standing(ONLINE, slot.online) if slot.online is not None else Standing(NOTHING)
    if slot.locked or slot.online is None or slot.online == slot.paper:
        return Standing(PAPER, slot.paper)
    if slot.keeps in (ONLINE, PAPER):
        return Standing(slot.keeps, slot.online if slot.keeps == ONLINE else slot.paper)
    return Standing(CONFLICT)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The tally of every item, how many slots are in conflict or undecided, and whether they matter."""

    tallies: Mapping[str, Tally]
    conflicts: int
    undecided: int
    could_change: bool


def count(
    rule: VotingRule, slots: Iterable[Slot], keys: Iterable[str], *, deemed: str, seats: int = 0
) -> Counted:
    """Count every item once; ``could_change``: however the open slots turn out, a result may be another.

    Of an election (``seats``) the result is who is elected, not whether one has the majority.

    All of them agreeing is the most that can help an item, all of them against it the most that can hurt.
    Where the roll is held to a quorum, open ballots that come in may also be what it lacks.
    """
    slots, keys = list(slots), list(keys)
    found = {slot.number: standing(slot) for slot in slots}
    roll = {slot.number: Weight(slot.area, 1) for slot in slots}
    open_ = [number for number, each in found.items() if each.what in (CONFLICT, UNDECIDED)]
    silent = [slot.number for slot in slots if slot.delivered and found[slot.number].what == NOTHING]
    chosen = {number: each.choices for number, each in found.items() if each.choices is not None}

    def counted(key: str, rest: Mapping[str, str]) -> Tally:
        cast = {number: choices[key] for number, choices in chosen.items()}
        return tally(rule, roll, {**cast, **rest}, silent=silent, deemed=deemed)

    tallies = {key: counted(key, {}) for key in keys}
    ways = [dict.fromkeys(open_, side) for side in (YES, NO)] if open_ and not seats else []
    return Counted(
        tallies=tallies,
        conflicts=sum(each.what == CONFLICT for each in found.values()),
        undecided=sum(each.what == UNDECIDED for each in found.values()),
        could_change=could_seat_others(rule, tallies, weight(roll, open_), seats=seats)
        if seats
        else any(counted(key, rest).passed != tallies[key].passed for key in keys for rest in ways),
    )
