"""What waits or goes round, and patterns: who is in, of how many."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.figures import queries
from bandeng.oversight import queries as oversight
from tests.cases import journeys

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _part(town: Town, name: str) -> tuple[int | None, int | None]:
    during = (town.noon - 2 * DAY, town.noon + 60 * DAY)
    counted = queries.read(f"oversight.{name}", place="410103/", during=during).counted
    return counted.numerator, counted.denominator


def test_a_promise_that_passed_is_overdue_until_it_is_reported_done(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at
    town.case(at=case.due_at + HOUR)
    assert _part(town, "overdue") == (1, 2)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=case.due_at + HOUR)
    assert _part(town, "overdue") == (0, 2)


def test_near_is_between_seven_tenths_and_the_limit(town: Town) -> None:
    case = journeys.accepted(town)
    assert case.due_at
    town.case(at=case.due_at - timedelta(minutes=5))
    assert _part(town, "near") == (1, 2)
    assert _part(town, "overdue") == (0, 2)


def test_a_return_and_the_next_dispatch_are_ping_pong(town: Town) -> None:
    journeys.at_second_department(town)
    journeys.handed_to_department(town)
    assert _part(town, "returned") == (1, 2)
    assert _part(town, "ping_pong") == (1, 2)


def test_what_was_opened_once_more_is_counted_among_what_ended(town: Town) -> None:
    journeys.closed(town)
    case = journeys.closed(town)
    leader = town.holder(journeys.STREET_LEADER)
    actions.reopen(case=case, words="现场还是黑的", by=leader, at=town.noon + HOUR)
    assert _part(town, "reopened") == (1, 2)


def test_what_its_reporter_or_source_asks_to_do_again_counts_too(town: Town) -> None:
    """Of a matter that is over; while it waits for the answer a no is no second opening."""
    again, waiting = journeys.closed(town), journeys.confirming(town)
    for case in (again, waiting):
        word = actions.Word(answer="not", channel="page", words="还是不亮")
        actions.contest(case=case, word=word, by=case.reporter, at=town.noon + DAY)
    assert _part(town, "reopened") == (1, 1)


def test_seven_days_without_a_word_are_silence(town: Town) -> None:
    journeys.accepted(town)
    town.case(at=town.noon + 8 * DAY)
    assert _part(town, "silent") == (1, 2)


def test_a_rest_given_at_once_is_seen_and_is_no_silence(town: Town) -> None:
    case = journeys.accepted(town)
    what = actions.Resting(reason="下雨", until=town.noon + 20 * DAY)
    secretary = town.holder(journeys.SECRETARY)
    actions.ask_suspension(case=case, what=what, by=town.leader, at=town.noon + HOUR)
    given_at = town.noon + HOUR + timedelta(minutes=5)
    actions.suspend(case=town.again(case), by=secretary, at=given_at)
    town.case(at=town.noon + 10 * DAY)
    assert _part(town, "given_at_once") == (1, 1)
    assert _part(town, "resting") == (1, 2)
    assert _part(town, "silent") == (0, 2)
    assert _part(town, "overdue") == (0, 2)
    assert _part(town, "paused_together") == (0, 1)


def test_five_pauses_of_one_post_on_one_day_stand_out(town: Town) -> None:
    secretary = town.holder(journeys.SECRETARY)
    for _number in range(5):
        case = journeys.accepted(town)
        actions.ask_extension(case=case, reason="等件", by=town.leader, at=town.noon + HOUR)
        actions.extend(case=town.again(case), by=secretary, at=town.noon + 2 * HOUR)
    assert _part(town, "paused_together") == (5, 5)
    assert _part(town, "given_at_once") == (0, 5)


def test_the_last_twentieth_of_the_limit_is_the_last_moment(town: Town) -> None:
    early, late = journeys.accepted(town), journeys.accepted(town)
    assert late.due_at
    actions.resolve(case=early, what=journeys.DONE, by=town.leader, at=town.noon + HOUR)
    at = late.due_at - timedelta(minutes=1)
    actions.resolve(case=late, what=journeys.DONE, by=town.leader, at=at)
    assert _part(town, "last_moment") == (1, 2)
    assert _part(town, "without_picture") == (2, 2)


def test_the_same_reply_for_three_matters_is_found_by_its_words(town: Town) -> None:
    same = actions.Outcome(outcome="solved", words="已经安排人处理好了")
    for number in range(3):
        case = journeys.accepted(town)
        at = town.noon + HOUR + number * timedelta(minutes=1)
        actions.resolve(case=case, what=same, by=town.leader, at=at)
    journeys.resolved(town)
    found, compared = oversight.same_words("410103/", (town.noon, town.noon + DAY))
    assert [(each.reply, len(each.streams)) for each in found] == [(same.words, 3)]
    assert compared == 4
