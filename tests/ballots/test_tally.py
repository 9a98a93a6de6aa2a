"""The engine that counts: the law's thresholds, silence apart, and a model that counts by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandeng.ballots.rules.roll import Unit, Weight, entities, hundredths, square_metres
from bandeng.ballots.rules.tallying import CHOICES, DEEMED, Tally, tally
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule, threshold


def rule(code: str) -> VotingRule:
    return book().voting_rule(code)


GENERAL, SPECIAL = "civil-code-278-general", "civil-code-278-special"


def blocks(**parts: tuple[int, int]) -> tuple[dict[str, Weight], dict[str, list[str]]]:
    """A roll of blocks of entities: hundredths of a square metre and heads of each."""
    roll: dict[str, Weight] = {}
    members: dict[str, list[str]] = {}
    for name, (area, heads) in parts.items():
        members[name] = [f"{name}{number}" for number in range(heads)]
        roll |= {entity: Weight(area // heads, 1) for entity in members[name]}
        roll[members[name][0]] = Weight(area // heads + area % heads, 1)
    return roll, members


def counted(code: str, deemed: str = "none", **parts: tuple[int, int]) -> Tally:
    roll, members = blocks(**parts)
    cast = {entity: choice for choice in CHOICES for entity in members.get(choice, ())}
    silent = members.get("silent", []) if deemed != "none" else []
    return tally(rule(code), roll, cast, silent=silent, deemed=deemed)


@pytest.mark.parametrize(
    ("code", "yes", "passed"),
    [
        (GENERAL, (3_600_000, 340), False),
        (GENERAL, (3_600_000, 346), True),
        (SPECIAL, (5_250_000, 517), False),
        (SPECIAL, (5_250_000, 518), True),
        (GENERAL, (3_500_000, 346), False),
        (GENERAL, (3_500_001, 346), True),
    ],
)
def test_both_measures_must_agree(code: str, yes: tuple[int, int], passed: bool) -> None:
    no = (7_000_000 - yes[0], 690 - yes[1])
    found = counted(code, yes=yes, no=no, absent=(3_000_000, 310))
    assert found.roll == Weight(10_000_000, 1000)
    assert found.participating == Weight(7_000_000, 690)
    assert found.quorum
    assert found.passed is passed


@pytest.mark.parametrize(
    ("deemed", "participating", "quorum", "passed", "only"),
    [
        ("none", Weight(4_000_000, 400), False, False, False),
        ("abstain", Weight(8_500_000, 850), True, False, False),
        ("majority", Weight(8_500_000, 850), True, True, True),
    ],
)
def test_silence_counts_only_as_the_rules_of_procedure_say(
    deemed: str, participating: Weight, quorum: bool, passed: bool, only: bool
) -> None:
    found = counted(
        GENERAL,
        deemed,
        yes=(2_600_000, 270),
        no=(1_400_000, 130),
        silent=(4_500_000, 450),
        absent=(1_500_000, 150),
    )
    assert found.participating == participating
    assert found.yes == Weight(2_600_000, 270), "ballots cast are never mixed with silence"
    assert found.deemed == (Weight(0, 0) if deemed == "none" else Weight(4_500_000, 450))
    assert (found.quorum, found.passed, found.only_by_silence) == (quorum, passed, only)


def test_where_area_and_heads_differ_the_silent_abstain() -> None:
    found = counted(GENERAL, "majority", yes=(3_000_000, 100), no=(1_000_000, 300), silent=(6_000_000, 600))
    assert found.deemed_as == "abstain"
    assert not found.passed


def test_exactly_two_thirds_is_enough_and_exactly_half_is_not() -> None:
    assert threshold("at least 2/3").holds(2, 3)
    assert not threshold("at least 2/3").holds(1999, 3000)
    assert not threshold("more than 1/2").holds(1, 2)
    assert threshold("more than 1/2").holds(2, 3)
    assert not threshold("at least 2/3").holds(0, 0)


def test_representatives_are_counted_by_heads_alone() -> None:
    found = counted("residents-representatives", yes=(0, 21), no=(0, 19), absent=(0, 20))
    assert found.quorum
    assert found.passed
    assert [each.measure for each in found.measures] == ["heads"]


def test_members_of_the_party_agree_by_half_of_those_due() -> None:
    few = counted("party-members-meeting", yes=(0, 29), no=(0, 11), absent=(0, 20))
    assert few.quorum
    assert not few.passed, "29 of 60 due are less than half, though they are most of the 40 present"
    assert counted("party-members-meeting", yes=(0, 30), no=(0, 10), absent=(0, 20)).passed, (
        "以上 includes it"
    )


def test_one_entity_with_several_units_is_one_head() -> None:
    roll = entities([Unit("1-101", "A", 8805), Unit("1-102", "A", 9010), Unit("1-103", "A+B", 7000)])
    assert roll == {"A": Weight(17815, 1), "A+B": Weight(7000, 1)}


@pytest.mark.parametrize(
    ("text", "area"),
    [("88.05", 8805), ("88.5", 8850), ("88", 8800), ("0", 0), ("0.01", 1)]
    + [(text, None) for text in ("-1", "88.055", "1,088.05", "", "88㎡", "8e3", "٨٨", " 88")],
)
def test_areas_are_read_as_registers_write_them(text: str, area: int | None) -> None:
    assert hundredths(text) == area
    if area is not None:
        assert hundredths(square_metres(area)) == area


voters = st.lists(
    st.tuples(st.integers(1, 50_000), st.sampled_from([*CHOICES, "silent", "absent"])),
    min_size=1,
    max_size=40,
)


@given(voters=voters, deemed=st.sampled_from(DEEMED), code=st.sampled_from([r.code for r in book().voting]))
def test_it_counts_as_one_would_by_hand(voters: list[tuple[int, str]], deemed: str, code: str) -> None:
    roll = {f"e{number}": Weight(area, 1) for number, (area, _side) in enumerate(voters)}
    sides = {f"e{number}": side for number, (_area, side) in enumerate(voters)}
    cast = {entity: side for entity, side in sides.items() if side in CHOICES}
    quiet = [entity for entity, side in sides.items() if side == "silent"] if deemed != "none" else []
    found = tally(rule(code), roll, cast, silent=quiet, deemed=deemed)
    held = by_hand(rule(code), roll, sides, deemed)
    assert (found.quorum, found.passed) == held
    assert found.participating == found.yes + found.no + found.abstain + found.deemed


def by_hand(
    rule: VotingRule, roll: dict[str, Weight], sides: dict[str, str], deemed: str
) -> tuple[bool, bool]:
    def total(measure: str, *wanted: str) -> int:
        weights = [roll[entity] for entity, side in sides.items() if side in wanted]
        return sum(weight.area if measure == "area" else 1 for weight in weights)

    agreeing = ["yes"]
    if deemed == "majority" and all(total(m, "yes") > total(m, "no") for m in rule.measures):
        agreeing.append("silent")
    part = [*CHOICES] + (["silent"] if deemed != "none" else [])
    quorum, passed = True, True
    for measure in rule.measures:
        whole, there = total(measure, *part, "silent", "absent"), total(measure, *part)
        base = there if rule.agreed_of == "participating" else whole
        quorum &= _reached(rule.quorum.share, rule.quorum.beyond, there, whole)
        passed &= _reached(rule.agreed.share, rule.agreed.beyond, total(measure, *agreeing), base)
    return quorum, quorum and passed


def _reached(share: Fraction, beyond: bool, part: int, whole: int) -> bool:
    if whole == 0:
        return False
    return Fraction(part, whole) > share if beyond else Fraction(part, whole) >= share


@given(voters=voters)
def test_one_more_yes_never_turns_a_passed_item_down(voters: list[tuple[int, str]]) -> None:
    roll = {f"e{number}": Weight(area, 1) for number, (area, _side) in enumerate(voters)}
    cast = {f"e{number}": side for number, (_area, side) in enumerate(voters) if side in CHOICES}
    before = tally(rule(GENERAL), roll, cast)
    for entity in roll:
        after = tally(rule(GENERAL), roll, cast | {entity: "yes"})
        assert after.passed or not before.passed
