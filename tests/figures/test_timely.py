"""The figures of the room in worlds counted by hand: what was due, kept, closed, late, heard and said."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import appeals
from bandeng.cases.ties import Appeal
from bandeng.demo.town import Town
from bandeng.figures import queries
from bandeng.figures.queries import Reading
from bandeng.posts.queries import holders
from tests.cases import journeys
from tests.cases.conftest import quiet_street
from tests.cases.test_appeal import DAY, HOUR, appealed, end, late
from tests.worlds import Lend

PLACE = "410103/"


def read(town: Town, name: str, *, until: datetime | None = None) -> Reading:
    during = (town.noon - 2 * DAY, until or town.noon + 20 * DAY)
    return queries.read(f"cases.{name}", place=PLACE, during=during)


def decided(town: Town, case: Case, *, granted: bool) -> Case:
    """Both reviewers say so."""
    for post in (journeys.SECRETARY, journeys.STREET_LEADER):
        number = Appeal.objects.get(case=case).number
        what = actions.Deciding(number=number, granted=granted, words="看过单子")
        by = town.holder(post)
        actions.decide_appeal(case=town.again(case), what=what, by=by, at=end(town) + 3 * HOUR)
    return town.again(case)


def resting(town: Town) -> Case:
    """At rest for forty days."""
    case = journeys.accepted(town)
    what = actions.Resting(reason="下雨", until=town.noon + 40 * DAY)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    by = town.holder(journeys.SECRETARY)
    actions.suspend(case=town.again(case), by=by, at=town.noon + 2 * HOUR)
    return town.again(case)


def timely() -> Town:
    """Nine matters, each for one reason; the last comes twelve days later and is not due yet."""
    town = quiet_street()
    journeys.closed(town)  # in time, closed
    journeys.resolved(town)  # in time, still to be checked
    never_done = journeys.accepted(town)
    merged = journeys.accepted(town)
    actions.merge(case=merged, master=never_done, words="同一盏灯", by=town.staff, at=town.noon + HOUR)
    resting(town)
    late(town)  # two days late, closed
    decided(town, appealed(town), granted=True)  # two days late, closed, exempted
    town.case(at=town.noon - HOUR)  # never accepted
    town.accepted(at=town.noon + 12 * DAY)  # not due yet
    return town


@pytest.fixture
def counted(world: Lend) -> Iterator[Town]:
    with world(timely) as town:
        yield town


COUNTS = {
    "reported": 9,
    "valid": 8,
    "registered": 7,
    "handled": 4,
    "due": 4,
    "handled_on_time": 2,
    "due_to_close": 4,
    "closed": 3,
    "closed_on_time": 1,
    "overdue": 2,
    "open": 5,
    "suspended": 1,
    "merged": 1,
    "appealed": 1,
    "exempted": 1,
    "appeal_refused": 0,
    "recurrent": 1,
    "unconfirmed": 0,
}


@pytest.mark.parametrize(("name", "value"), COUNTS.items())
def test_counts_are_as_many_as_one_counts_by_hand(counted: Town, name: str, value: int) -> None:
    reading = read(counted, name)
    assert (reading.value, len(reading.evidence)) == (value, value)


@pytest.mark.parametrize(
    ("name", "value", "excluded"),
    [
        ("on_time", (2, 4), {"merged": 1, "exempted": 1, "suspended": 1, "ahead": 1}),
        (
            "closing_rate",
            (1, 3),
            {"merged": 1, "exempted": 1, "suspended": 1, "ahead": 1, "confirming": 1},
        ),
        ("responded_rate", (7, 8), {"ahead": 1}),
        ("solved_rate", (3, 3), {}),
        ("satisfied_rate", (3, 3), {}),
    ],
)
def test_rates_say_of_how_many_and_what_was_left_out(
    counted: Town, name: str, value: tuple[int, int], excluded: dict[str, int]
) -> None:
    reading = read(counted, name)
    found = reading.counted
    assert (found.numerator, found.denominator) == value
    assert reading.value == Fraction(*value)
    assert dict(found.excluded) == excluded


def test_the_formulas_hold(counted: Town) -> None:
    """按期结案率 = closed on time ÷ (due to close − suspended); 按期处置率 = handled on time ÷ due."""
    values = {name: read(counted, name).value for name in (*COUNTS, "on_time", "closing_rate")}
    at_rest = 1
    assert values["closing_rate"] == Fraction(
        int(values["closed_on_time"] or 0), int(values["due_to_close"] or 0) - at_rest
    )
    assert values["on_time"] == Fraction(int(values["handled_on_time"] or 0), int(values["due"] or 0))


@pytest.mark.parametrize("name", ["on_time", "closing_rate", "handled_on_time", "closed_on_time"])
def test_each_record_says_when_it_was_due_and_done(counted: Town, name: str) -> None:
    records = read(counted, name).evidence
    assert records
    for record in records:
        assert record.due_at is not None
        in_time = record.done_at is not None and record.done_at <= record.due_at
        assert in_time is (record.part in ("in", ""))


def test_what_is_overdue_says_since_when(counted: Town) -> None:
    for record in read(counted, "overdue").evidence:
        assert record.due_at is not None and record.due_at < counted.noon + 20 * DAY


def test_the_overtime_of_an_exempted_limit_is_still_counted(counted: Town) -> None:
    late_ones = {record.stream for record in read(counted, "overtime").evidence}
    assert Appeal.objects.get(state="granted").case.stream in late_ones


def test_an_appeal_granted_after_the_period_exempts_in_the_period_of_the_limit(counted: Town) -> None:
    """The limits fell in the first days; the appeal was decided on the ninth."""
    early = read(counted, "on_time", until=counted.noon + 6 * DAY)
    assert (early.counted.numerator, early.counted.denominator) == (2, 4)
    assert dict(early.counted.excluded)["exempted"] == 1
    assert read(counted, "exempted", until=counted.noon + 6 * DAY).value == 0


def test_a_refused_appeal_changes_no_rate(town: Town) -> None:
    decided(town, appealed(town), granted=False)
    assert read(town, "appeal_refused").value == 1
    assert read(town, "exempted").value == 0
    reading = read(town, "on_time")
    assert (reading.value, reading.counted.excluded) == (Fraction(0, 1), ())


def test_what_was_sent_back_and_not_done_again_is_not_handled(town: Town) -> None:
    case = journeys.contested(town)
    verdict = actions.Verdict(outcome="rework", words="还是不亮")
    by = town.holder(journeys.SECRETARY)
    actions.review(case=case, verdict=verdict, by=by, at=town.noon + HOUR)
    town.case(at=town.noon + 9 * DAY)
    assert read(town, "on_time").value == Fraction(0, 1)
    assert read(town, "overdue").value == 1
    assert read(town, "contested").value == 1
    assert read(town, "reworked").value == 1


def test_satisfied_is_who_never_said_otherwise_and_silence_is_unknown(town: Town) -> None:
    """One solved at once, one after rework, one that nobody answered for."""
    journeys.closed(town)
    silent = journeys.confirming(town)
    case = journeys.contested(town)
    verdict = actions.Verdict(outcome="rework", words="还是不亮")
    by = town.holder(journeys.SECRETARY)
    actions.review(case=case, verdict=verdict, by=by, at=town.noon + HOUR)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=town.noon + 2 * HOUR)
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=town.staff, at=town.noon + 3 * HOUR)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=town.again(case), word=word, by=case.reporter, at=town.noon + 4 * HOUR)
    actions.tick(at=town.noon + 9 * DAY)
    assert town.again(silent).result == "unconfirmed"
    solved, satisfied = read(town, "solved_rate").counted, read(town, "satisfied_rate").counted
    assert (solved.numerator, solved.denominator, solved.unknown) == (2, 3, 1)
    assert (satisfied.numerator, satisfied.denominator, satisfied.unknown) == (1, 3, 1)
    assert read(town, "unconfirmed").value == 1


def test_what_was_opened_once_more_is_open_and_what_was_divided_is_open_in_its_parts(town: Town) -> None:
    case = journeys.closed(town)
    assert read(town, "open").value == 0
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=case, words="又黑了", by=leader, at=town.noon + HOUR)
    assert read(town, "open").value == 1
    things = tuple(actions.Thing(condition=journeys.LAMP, words=words) for words in ("东边", "西边", "南边"))
    whole = journeys.accepted(town)
    actions.divide(case=whole, parts=things, words="三盏灯", by=town.staff, at=town.noon + HOUR)
    assert read(town, "open").value == 4


def test_a_sample_that_did_not_pass_is_open_again(town: Town) -> None:
    case = journeys.confirming(town)
    word = actions.Word(answer="not", channel="page")
    actions.contest(case=case, word=word, by=case.reporter, at=town.noon + HOUR)
    verdict = actions.Verdict(outcome="uphold", words="已经修好")
    by = town.holder(journeys.SECRETARY)
    actions.review(case=town.again(case), verdict=verdict, by=by, at=town.noon + 2 * HOUR)
    assert (read(town, "open").value, read(town, "closed").value) == (0, 1)
    again = actions.Word(answer="came_back", channel="page")
    actions.contest(case=town.again(case), word=again, by=case.reporter, at=town.noon + 3 * HOUR)
    assert (read(town, "open").value, read(town, "reopened").value) == (1, 1)


def test_an_exempted_arrival_is_in_no_rate(town: Town) -> None:
    """Two are called; one comes late and is exempted when all is over, the other never comes."""
    case, desk = journeys.whistling(town), town.holder(journeys.DESK)
    call = journeys.call(case)
    at = call.due_at + HOUR
    actions.tick(at=at)
    actions.arrive(case=town.again(case), call=call, by=desk, at=at)
    part = actions.Part(words="换了线", cooperation="顺利")
    actions.conclude(case=town.again(case), call=journeys.call(case), part=part, by=desk, at=at)
    ending = actions.Ending(words="灯亮了", cooperation="还行", why_not="供电没有来")
    actions.disband(case=town.again(case), ending=ending, by=town.staff, at=at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.staff, at=at)
    actions.check(case=town.again(case), finding=actions.Finding(passed=True), by=town.leader, at=at)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=town.again(case), word=word, by=case.reporter, at=at)
    found = read(town, "arrived_on_time").counted
    assert (found.numerator, found.denominator) == (0, 2)
    limit = next(each.clock.id for each in appeals.missed(town.again(case)) if each.clock.kind == "arrive1")
    what = actions.Appealing(limit=limit, reason="路上出了事故")
    actions.appeal(case=town.again(case), what=what, by=desk, at=at)
    for held in holders([journeys.DISTRICT], at=at):
        yes = actions.Deciding(number=1, granted=True, words="交警证明属实")
        actions.decide_appeal(case=town.again(case), what=yes, by=held.person, at=at)
    left = read(town, "arrived_on_time").counted
    assert (left.numerator, left.denominator, left.excluded) == (0, 1, (("exempted", 1),))
