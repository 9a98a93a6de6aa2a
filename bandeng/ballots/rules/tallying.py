"""The tally: from a roll, the ballots cast and those silent to whether the law's thresholds are reached.

Abstentions take part and so weigh against (the wording of Civil Code 278). Ballots that were delivered and
not returned are counted only where an estate's rules of procedure say so, and always apart from those cast.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bandeng.ballots.rules.roll import NOTHING, Weight, weight
from bandeng.rulebook.rules.voting import VotingRule

YES, NO, ABSTAIN = "yes", "no", "abstain"
CHOICES = (YES, NO, ABSTAIN)
NONE, AS_ABSTAIN, AS_MAJORITY = "none", "abstain", "majority"
DEEMED = (NONE, AS_ABSTAIN, AS_MAJORITY)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One measure (``area`` or ``heads``): whole roll, taking part, agreeing, and both answers.

    ``agreeing`` and ``participating`` include what silence is deemed to be; ``of`` is what the agreeing are a
    share of.
    """

    measure: str
    roll: int
    participating: int
    agreeing: int
    of: int
    quorum: bool
    passed: bool


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The result. ``yes``, ``no``, ``abstain`` are ballots cast; ``deemed`` those silent, as ``deemed_as``.

    ``participating`` = yes + no + abstain + deemed. ``only_by_silence``: without the silent it would fail;
    ``quorum_by_silence``: without them too few would have taken part.
    """

    rule: VotingRule
    roll: Weight
    yes: Weight
    no: Weight
    abstain: Weight
    deemed: Weight
    deemed_as: str
    measures: tuple[Measured, ...]
    only_by_silence: bool = False
    quorum_by_silence: bool = False

    @property
    def participating(self) -> Weight:
        return self.yes + self.no + self.abstain + self.deemed

    @property
    def quorum(self) -> bool:
        """Enough took part, by every measure."""
        return all(each.quorum for each in self.measures)

    @property
    def passed(self) -> bool:
        """Enough took part and enough agreed, by every measure."""
        return self.quorum and all(each.passed for each in self.measures)


def tally(
    rule: VotingRule,
    roll: Mapping[str, Weight],
    ballots: Mapping[str, str],
    *,
    silent: Iterable[str] = (),
    deemed: str = NONE,
) -> Tally:
    """Count one item. ``ballots``: the choice of each entity that cast one; ``silent``: who returned none.

    The caller has checked that every entity stands on the roll, that none is both silent and cast, and that
    the rule lets silence count where ``deemed`` is not ``none``.
    """
    cast = _cast(roll, ballots)
    quiet = weight(roll, silent) if deemed != NONE else NOTHING
    whole = weight(roll, roll)
    counted = _counted(rule, whole, cast, quiet, _side(rule, cast, deemed))
    alone = _counted(rule, whole, cast, NOTHING, ABSTAIN)
    return Tally(
        rule=rule,
        roll=whole,
        yes=cast[YES],
        no=cast[NO],
        abstain=cast[ABSTAIN],
        deemed=quiet,
        deemed_as=_side(rule, cast, deemed) if deemed != NONE else NONE,
        measures=counted,
        only_by_silence=_holds(counted) and not _holds(alone),
        quorum_by_silence=_is_enough(counted) and not _is_enough(alone),
    )


def _cast(roll: Mapping[str, Weight], ballots: Mapping[str, str]) -> dict[str, Weight]:
    """Each choice with its weights, in one walk: a hundred thousand ballots are a second, not five."""
    areas, heads = dict.fromkeys(CHOICES, 0), dict.fromkeys(CHOICES, 0)
    for entity, chosen in ballots.items():
        held = roll[entity]
        areas[chosen] += held.area
        heads[chosen] += held.heads
    return {choice: Weight(areas[choice], heads[choice]) for choice in CHOICES}


def _side(rule: VotingRule, cast: Mapping[str, Weight], deemed: str) -> str:
    """What silence counts as: the side that leads by every measure; where they differ, an abstention."""
    if deemed != AS_MAJORITY:
        return ABSTAIN
    ahead = {cast[YES].of(each) - cast[NO].of(each) for each in rule.measures}
    if min(ahead) > 0:
        return YES
    return NO if max(ahead) < 0 else ABSTAIN


def _counted(
    rule: VotingRule, whole: Weight, cast: Mapping[str, Weight], quiet: Weight, side: str
) -> tuple[Measured, ...]:
    part = sum(cast.values(), quiet)
    agreeing = cast[YES] + (quiet if side == YES else NOTHING)
    return tuple(measured(rule, measure, whole, part, agreeing) for measure in rule.measures)


def measured(rule: VotingRule, measure: str, whole: Weight, part: Weight, agreeing: Weight) -> Measured:
    """One measure held against the thresholds; ``part`` and ``agreeing`` include the silent as deemed."""
    of = (part if rule.agreed_of == "participating" else whole).of(measure)
    return Measured(
        measure=measure,
        roll=whole.of(measure),
        participating=part.of(measure),
        agreeing=agreeing.of(measure),
        of=of,
        quorum=rule.quorum.holds(part.of(measure), whole.of(measure)),
        passed=rule.agreed.holds(agreeing.of(measure), of),
    )


def _is_enough(measures: Iterable[Measured]) -> bool:
    return all(each.quorum for each in measures)


def _holds(measures: Iterable[Measured]) -> bool:
    return all(each.quorum and each.passed for each in measures)
