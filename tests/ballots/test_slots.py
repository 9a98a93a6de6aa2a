"""The table of duplicates, row by row, and the counting of slots against a model written apart from it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandeng.ballots.rules.slots import Slot, count, standing
from bandeng.ballots.rules.tallying import CHOICES, DEEMED
from bandeng.rulebook.queries import book

YES, NO = {"1": "yes"}, {"1": "no"}
GENERAL = "civil-code-278-general"


def slot(number: str = "E1", area: int = 100, **more: object) -> Slot:
    told: dict[str, object] = {"delivered": False, "online": None, "received": False, "locked": False}
    return Slot(number=number, area=area, **(told | {"paper": None} | more))  # type: ignore[arg-type]


PAPER = {"received": True, "paper": NO}


@pytest.mark.parametrize(
    ("more", "what", "choices"),
    [
        ({}, "nothing", None),
        ({"online": YES}, "online", YES),
        ({"received": True}, "undecided", None),
        ({"online": YES, "received": True}, "undecided", None),
        (PAPER, "paper", NO),
        ({"online": NO, **PAPER}, "paper", NO),
        ({"online": YES, **PAPER}, "conflict", None),
        ({"online": YES, "locked": True, **PAPER}, "paper", NO),
        ({"online": YES, "keeps": "online", **PAPER}, "online", YES),
        ({"online": YES, "keeps": "paper", **PAPER}, "paper", NO),
        ({"by_agent": True, **PAPER}, "paper", NO),
        ({"online": YES, "by_agent": True, **PAPER}, "online", YES),
        ({"online": YES, "by_agent": True, "received": True}, "online", YES),
    ],
)
def test_one_ballot_of_a_slot_counts(
    more: dict[str, object], what: str, choices: dict[str, str] | None
) -> None:
    found = standing(slot(**more))
    assert (found.what, found.choices) == (what, choices)


def test_open_ballots_that_would_bring_the_quorum_could_change_the_result() -> None:
    there = [slot(f"E{n}", online=YES) for n in range(6)]
    open_ = [slot(f"O{n}", online=YES, **PAPER) for n in range(4)]
    absent = [slot(f"A{n}") for n in range(2)]
    found = count(book().voting_rule(GENERAL), [*there, *open_, *absent], ["1"], deemed="none")
    assert not found.tallies["1"].quorum, "6 of 12"
    assert (found.conflicts, found.could_change) == (4, True), "10 of 12, and 6 of 10 agree either way"


online = st.sampled_from([None, *CHOICES])
one = st.tuples(st.integers(1, 400), online, st.sampled_from(["", "keyed", "waits"]), online, st.booleans())
ways = st.tuples(st.booleans(), st.sampled_from(["", "online", "paper"]), st.booleans())
CODES = [rule.code for rule in book().voting if not rule.secret]


def built(
    number: int, of: tuple[int, str | None, str, str | None, bool], way: tuple[bool, str, bool]
) -> Slot:
    area, on_line, back, on_paper, reached = of
    locked, keeps, by_agent = way
    keyed = back == "keyed" and on_paper is not None
    return slot(
        f"E{number}",
        area,
        delivered=reached,
        online={"1": on_line} if on_line else None,
        received=bool(back),
        locked=locked,
        paper={"1": on_paper} if keyed else None,
        keeps=keeps,
        by_agent=by_agent and bool(back),
    )


@settings(max_examples=300)
@given(
    rows=st.lists(st.tuples(one, ways), min_size=1, max_size=7),
    deemed=st.sampled_from(DEEMED),
    code=st.sampled_from(CODES),
)
def test_slots_are_counted_as_one_would_by_hand(
    rows: list[tuple[tuple[int, str | None, str, str | None, bool], tuple[bool, str, bool]]],
    deemed: str,
    code: str,
) -> None:
    slots = [built(number, *row) for number, row in enumerate(rows)]
    found = count(book().voting_rule(code), slots, ["1"], deemed=deemed)
    tally = found.tallies["1"]
    assert tally.participating.heads + found.conflicts + found.undecided <= len(slots), "each once at most"
    says = {each.number: by_hand(each) for each in slots}
    passed = {result(code, slots, says, deemed)}
    assert tally.passed in passed
    open_ = [number for number, said in says.items() if said == "open"]
    for sides in product((*CHOICES, "out"), repeat=min(len(open_), 3)):
        passed.add(result(code, slots, says | dict(zip(open_, sides, strict=False)), deemed))
    if len(open_) <= 3:
        assert found.could_change == (len(passed) > 1), (found, passed)


def by_hand(each: Slot) -> str:
    """What one would write beside the number: a choice, ``open``, ``silent`` or ``out``."""
    on_line, on_paper = (text and text["1"] for text in (each.online, each.paper))
    if on_line and each.by_agent:
        return on_line
    if each.received and not on_paper:
        return "open"
    if on_line and on_paper and on_line != on_paper and not each.locked:
        return {"online": on_line, "paper": on_paper}.get(each.keeps, "open")
    return on_paper or on_line or ("silent" if each.delivered else "out")


def result(code: str, slots: list[Slot], says: dict[str, str], deemed: str) -> bool:
    rule = book().voting_rule(code)
    area = {each.number: each.area for each in slots}

    def share(of: str, *sides: str) -> Fraction:
        return Fraction(sum(area[n] if of == "area" else 1 for n, said in says.items() if said in sides))

    there = [*CHOICES, *(["silent"] if deemed != "none" else [])]
    agree = ["yes"]
    if deemed == "majority" and all(share(m, "yes") > share(m, "no") for m in rule.measures):
        agree.append("silent")
    for measure in rule.measures:
        whole = share(measure, *there, "silent", "open", "out")
        part, yes = share(measure, *there), share(measure, *agree)
        base = part if rule.agreed_of == "participating" else whole
        if not reaches(part / whole, rule.quorum.share, beyond=rule.quorum.beyond) or base == 0:
            return False
        if not reaches(yes / base, rule.agreed.share, beyond=rule.agreed.beyond):
            return False
    return True


def reaches(part: Fraction, share: Fraction, *, beyond: bool) -> bool:
    return part > share if beyond else part >= share
