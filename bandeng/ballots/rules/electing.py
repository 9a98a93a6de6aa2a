"""An election of several people: who has a majority, who of them gets a seat, who stands by. Pure.

Every candidate is counted as an item of its own: a mark is a yes, a ballot that leaves her out an abstention,
so that she needs the majority of all who took part (Civil Code 278). Where more reach it than there are
seats, the measures the rule names put them in order. A tie at the last seat is told and never drawn here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bandeng.ballots.rules.roll import NOTHING, Weight
from bandeng.ballots.rules.tallying import ABSTAIN, YES, Tally, measured, tally
from bandeng.rulebook.rules.voting import VotingRule

SEATS_AT_MOST = 31


@dataclass(frozen=True)
class Stood:
    """A candidate who was counted: her key, what she got, whether that is the majority."""

    key: str
    got: Weight
    passed: bool


@dataclass(frozen=True, kw_only=True)
class Elected:
    """Who got a seat, in order; who of the rest stands by, in order; whose tie a person must settle.

    ``tied``: as many votes each, and fewer seats than they are; ``left``: how many seats they stand for.
    ``vacant``: seats that nobody has the majority for.
    """

    seats: int
    elected: tuple[str, ...]
    alternates: tuple[str, ...]
    tied: tuple[str, ...] = ()
    left: int = 0
    vacant: int = 0


def elect(stood: Sequence[Stood], *, seats: int, order: Sequence[str]) -> Elected:
    """Fill the seats with those who passed, in the order of what they got."""

    def got(one: Stood) -> tuple[int, ...]:
        return tuple(one.got.of(measure) for measure in order)

    able = sorted((one for one in stood if one.passed), key=got, reverse=True)
    keys = tuple(one.key for one in able)
    if len(able) <= seats:
        return Elected(seats=seats, elected=keys, alternates=(), vacant=seats - len(able))
    last = got(able[seats - 1])
    if got(able[seats]) != last:
        return Elected(seats=seats, elected=keys[:seats], alternates=keys[seats:])
    above = tuple(one.key for one in able if got(one) > last)
    return Elected(
        seats=seats,
        elected=above,
        tied=tuple(one.key for one in able if got(one) == last),
        left=seats - len(above),
        alternates=tuple(one.key for one in able if got(one) < last),
    )


def settled(found: Elected, chosen: Sequence[str], *, yielded: bool = False) -> Elected:
    """The same after people settled the tie: ``chosen`` got the seats left, the others stand by first, or
    not at all where they ``yielded``.

    Unchanged where these are not so many of the tied as there are seats left.
    """
    if len(set(chosen)) != found.left or not set(chosen) <= set(found.tied):
        return found
    others = () if yielded else tuple(key for key in found.tied if key not in chosen)
    return Elected(
        seats=found.seats,
        elected=(*found.elected, *chosen),
        alternates=(*others, *found.alternates),
        vacant=found.vacant,
    )


def each(
    rule: VotingRule,
    roll: Mapping[str, Weight],
    marks: Mapping[str, frozenset[str]],
    candidates: Sequence[str],
) -> dict[str, Tally]:
    """The tally of every candidate. ``marks``: whom each entity that cast a ballot marked."""
    return {
        candidate: tally(rule, roll, {entity: mark(candidate in chosen) for entity, chosen in marks.items()})
        for candidate in candidates
    }


def could_seat_others(rule: VotingRule, tallies: Mapping[str, Tally], open_: Weight, *, seats: int) -> bool:
    """Whether ballots that are open, however they turn out, could give the seats to others.

    All of them marking one candidate alone is the most that can help her; all of them blank is the most that
    can hurt everybody. Nothing else can seat somebody whom these two do not.
    """

    def seated(marked: str) -> tuple[frozenset[str], frozenset[str]]:
        stood = [_with(rule, key, tally, open_, key == marked) for key, tally in tallies.items()]
        found = elect(stood, seats=seats, order=rule.order)
        return frozenset(found.elected), frozenset(found.tied)

    stood = [Stood(key, tally.yes, tally.passed) for key, tally in tallies.items()]
    now = elect(stood, seats=seats, order=rule.order)
    counted = frozenset(now.elected), frozenset(now.tied)
    return open_ != NOTHING and any(seated(marked) != counted for marked in ("", *tallies))


def _with(rule: VotingRule, key: str, tally: Tally, open_: Weight, marked: bool) -> Stood:
    """What a candidate would get if the open ballots came in, and marked her or not."""
    got, part = tally.yes + (open_ if marked else NOTHING), tally.participating + open_
    held = [measured(rule, each, tally.roll, part, got) for each in rule.measures]
    return Stood(key, got, all(each.quorum and each.passed for each in held))


MARKS = (YES, ABSTAIN)  # what a voter can say of a candidate: chosen, or not


def mark(marked: bool) -> str:
    """How a mark, or its absence, is counted."""
    return YES if marked else ABSTAIN


def marked(choices: Mapping[str, str]) -> int:
    """How many candidates a ballot marks."""
    return sum(choice == YES for choice in choices.values())
