"""An election of several people: a majority for each, seats by order, ties told and never drawn."""

import json
from collections.abc import Sequence
from fractions import Fraction
from io import StringIO
from itertools import combinations, product
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from bandeng.ballots.rules.electing import Elected, Stood, could_seat_others, each, elect, settled
from bandeng.ballots.rules.roll import Weight
from bandeng.rulebook.queries import book

CODE = "owners-committee-election"
ROLL = "unit,entity,area\n1,A,100\n2,B,100\n3,C,100\n4,D,100\n5,E,100\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "roll.csv").write_text(ROLL, "utf-8")
    (tmp_path / "candidates.csv").write_text("candidate\n甲\n乙\n丙\n丁\n", "utf-8")
    return tmp_path


def marks(folder: Path, **chosen: str) -> None:
    rows = [f"{entity},{name}" for entity, names in chosen.items() for name in names or ("",)]
    (folder / "ballots.csv").write_text("entity,candidate\n" + "\n".join(rows) + "\n", "utf-8")


def run(folder: Path, *more: str, seats: int = 2, rule: str = CODE) -> dict[str, object]:
    out = StringIO()
    words = ["tally", "--rule", rule, "--roll", str(folder / "roll.csv")]
    words += ["--ballots", str(folder / "ballots.csv"), "--seats", str(seats), "--json", *more]
    call_command("ballot", *words, stdout=out)
    answer: dict[str, object] = json.loads(out.getvalue())
    return answer


def test_those_with_a_majority_take_the_seats_in_order_and_the_next_stands_by(files: Path) -> None:
    marks(files, A="甲乙", B="甲乙", C="甲丙", D="乙丙", E="甲丙")
    (files / "roll.csv").write_text(ROLL.replace("3,C,100", "3,C,120"), "utf-8")
    found = run(files, "--candidates", str(files / "candidates.csv"))
    assert found["elected"] == ["甲", "丙"], "three heads each, but more area for 丙"
    assert (found["alternates"], found["tied"]) == (["乙"], [])
    assert found["reasons"] == ["选 2 名,当选:甲、丙。", "过半但名额已满,依次候补:乙。"]
    assert found["participating"] == {"area": "520.00", "heads": 5}


def test_one_without_the_majority_of_all_who_took_part_gets_no_seat(files: Path) -> None:
    marks(files, A="甲", B="甲", C="甲", D="乙", E="")
    found = run(files, "--candidates", str(files / "candidates.csv"))
    assert found["elected"] == ["甲"]
    assert found["vacant"] == 1
    first, second = found["candidates"][:2]  # type: ignore[index]
    assert (first["votes"], first["majority"]) == ({"area": "300.00", "heads": 3}, True)
    assert second["majority"] is False
    assert "参加表决 5 人;选了 1 人" in second["reasons"][1]
    assert found["reasons"] == ["选 2 名,当选:甲。", "还空着 1 个名额,没有别人过半。"]


def test_a_tie_at_the_last_seat_is_told_and_not_drawn(files: Path) -> None:
    marks(files, A="甲乙", B="甲乙", C="甲丙", D="乙丙", E="甲丙")
    found = run(files)
    assert found["elected"] == ["甲"]
    assert set(found["tied"]) == {"乙", "丙"}  # type: ignore[call-overload]
    assert found["left"] == 1
    assert "这里不抽签" in " ".join(found["reasons"])  # type: ignore[arg-type]


def test_too_few_took_part_so_nobody_is_elected(files: Path) -> None:
    marks(files, A="甲", B="甲", C="甲")
    found = run(files)
    assert (found["quorum"], found["elected"]) == (False, [])
    assert found["reasons"] == ["选 2 名,没有人过半,没有人当选。"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A,甲\nA,乙\nA,丙\n", "第4行:A 选了3个,最多选2个"),
        ("A,甲\nA,甲\n", "第3行:A 的这一票写了两遍"),
        ("A,甲\nA,\n", "第3行:A 的这一票写了两遍"),
        ("Z,甲\n", "第2行:Z 不在名册上"),
        ("A,戊\n", "第2行:戊 不是候选人"),
    ],
)
def test_marks_that_cannot_stand_are_told_with_their_row(files: Path, text: str, told: str) -> None:
    (files / "ballots.csv").write_text("entity,candidate\n" + text, "utf-8")
    with pytest.raises(CommandError) as refused:
        run(files, "--candidates", str(files / "candidates.csv"))
    assert told in str(refused.value)


def test_candidates_are_listed_once_and_at_all(files: Path) -> None:
    marks(files, A="甲")
    (files / "candidates.csv").write_text("candidate\n甲\n甲\n", "utf-8")
    with pytest.raises(CommandError, match="写了两遍"):
        run(files, "--candidates", str(files / "candidates.csv"))
    (files / "candidates.csv").write_text("candidate\n", "utf-8")
    with pytest.raises(CommandError, match="一个也没有"):
        run(files, "--candidates", str(files / "candidates.csv"))


def test_an_election_wants_its_seats_and_lets_no_silence_count(files: Path) -> None:
    marks(files, A="甲")
    with pytest.raises(CommandError, match="--seats"):
        run(files, seats=0)
    with pytest.raises(CommandError, match="没有表态"):
        run(files, "--deemed", "abstain")


def test_the_election_of_the_residents_committee_stays_secret(files: Path) -> None:
    marks(files, A="甲")
    with pytest.raises(CommandError, match="无记名"):
        run(files, rule="residents-committee-election")


KEYS = "abcdef"
areas = st.lists(st.integers(1, 5000), min_size=1, max_size=12)
cast = st.lists(st.sets(st.sampled_from(KEYS), max_size=3), max_size=12)


@given(areas=areas, cast=cast, seats=st.integers(1, 5))
def test_it_elects_as_one_would_by_hand(areas: list[int], cast: list[set[str]], seats: int) -> None:
    roll = {f"e{n}": Weight(area, 1) for n, area in enumerate(areas)}
    chosen = {f"e{n}": frozenset(names) for n, names in enumerate(cast[: len(areas)])}
    rule = book().voting_rule(CODE)
    counted = each(rule, roll, chosen, KEYS)
    stood = [Stood(key, found.yes, found.passed) for key, found in counted.items()]
    found = elect(stood, seats=seats, order=rule.order)
    able = [key for key in KEYS if has_majority(key, areas, chosen)]
    assert sorted((*found.elected, *found.tied, *found.alternates)) == able
    assert len(found.elected) + found.left + found.vacant == seats
    assert not found.tied or len(found.tied) > found.left > 0
    row = [votes(key, areas, chosen) for key in (*found.elected, *found.tied, *found.alternates)]
    assert row == sorted(row, reverse=True)
    for one in found.elected:
        assert all(votes(one, areas, chosen) > votes(rest, areas, chosen) for rest in found.alternates)


def votes(key: str, areas: list[int], chosen: dict[str, frozenset[str]]) -> tuple[int, int]:
    by = [int(entity[1:]) for entity, names in chosen.items() if key in names]
    return len(by), sum(areas[n] for n in by)


def has_majority(key: str, areas: list[int], chosen: dict[str, frozenset[str]]) -> bool:
    there = [int(entity[1:]) for entity in chosen]
    heads, area = votes(key, areas, chosen)
    if Fraction(len(there), len(areas)) < Fraction(2, 3):
        return False
    if Fraction(sum(areas[n] for n in there), sum(areas)) < Fraction(2, 3):
        return False
    of_area = Fraction(area, sum(areas[n] for n in there))
    return Fraction(heads, len(there)) > Fraction(1, 2) and of_area > Fraction(1, 2)


def test_more_seats_than_people_leaves_seats_vacant() -> None:
    one = Stood("a", Weight(1, 1), passed=True)
    assert elect([one], seats=3, order=("heads",)) == Elected(
        seats=3, elected=("a",), alternates=(), vacant=2
    )


def test_a_settled_tie_seats_the_chosen_and_the_others_stand_by_first() -> None:
    found = Elected(seats=3, elected=("a",), alternates=("e",), tied=("b", "c", "d"), left=2)
    after = settled(found, ("d", "b"))
    assert (after.elected, after.alternates, after.tied) == (("a", "d", "b"), ("c", "e"), ())
    for wrong in (("b",), ("b", "b"), ("b", "e"), ()):
        assert settled(found, wrong) == found


WAYS = [chosen for n in range(3) for chosen in combinations("123", n)]


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(WAYS)), min_size=1, max_size=5),
    st.lists(st.integers(1, 3), max_size=3),
    st.integers(0, 2),
)
def test_open_ballots_matter_exactly_where_some_way_of_marking_them_seats_others(
    cast: list[tuple[int, tuple[str, ...]]], open_: list[int], absent: int
) -> None:
    """Brute force: every way of marking every open ballot, or all of them staying out."""
    rule = book().voting_rule(CODE)
    areas = [*(area for area, _chosen in cast), *open_, *([1] * absent)]
    roll = {str(n): Weight(area, 1) for n, area in enumerate(areas)}
    there = {str(n): frozenset(chosen) for n, (_area, chosen) in enumerate(cast)}

    def seats(more: Sequence[tuple[str, ...]]) -> tuple[frozenset[str], frozenset[str]]:
        extra = {str(len(cast) + n): frozenset(chosen) for n, chosen in enumerate(more)}
        counted = each(rule, roll, {**there, **extra}, "123")
        stood = [Stood(key, found.yes, found.passed) for key, found in counted.items()]
        found = elect(stood, seats=2, order=rule.order)
        return frozenset(found.elected), frozenset(found.tied)

    tallies = each(rule, roll, there, "123")
    weight = Weight(sum(open_), len(open_))
    may = could_seat_others(rule, tallies, weight, seats=2)
    assert may == any(seats(more) != seats(()) for more in product(WAYS, repeat=len(open_)))
