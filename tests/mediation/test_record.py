"""A mediation is recorded, ends one way or another, and is looked at again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import GRID, Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.mediation import actions, queries, rules
from bandeng.mediation.models import Mediation
from bandeng.rulebook.queries import book

DAY = timedelta(days=1)
SIDES = (actions.Side(called="老田", reach="3号楼2单元"), actions.Side(called="小秋"))
WORDS = ("老田", "3号楼2单元", "小秋", "夜里放音乐", "几点以后不放", "十点以后不放音乐", "自己做到")


def opening(**changed: object) -> actions.Opening:
    told: dict[str, object] = {
        "dispute": "noise",
        "sides": SIDES,
        "story": "夜里放音乐",
        "points": "几点以后不放",
        "willing": True,
        "impartial": True,
    }
    return actions.Opening(**(told | changed))  # type: ignore[arg-type]


def mediator(town: Town) -> str:
    return town.holder("mediator@410103012002-01")


def opened(town: Town, what: actions.Opening | None = None) -> Mediation:
    fact = actions.open_(place=GRID, what=what or opening(), by=mediator(town), at=town.noon)
    return Mediation.objects.get(id=fact.stream.partition(":")[2])


def settled(town: Town, one: Mediation | None = None) -> Mediation:
    one = one or opened(town)
    what = actions.Settlement(agreement="十点以后不放音乐", way="自己做到")
    actions.settle(mediation=one, what=what, by=mediator(town), at=town.noon)
    return again(one)


def again(one: Mediation) -> Mediation:
    return Mediation.objects.get(id=one.id)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"willing": False}, "willing"),
        ({"impartial": False}, "impartial"),
        ({"sides": SIDES[:1]}, "called-2"),
        ({"story": " "}, "story"),
        ({"dispute": "theft"}, "dispute"),
    ],
)
def test_what_the_law_asks_is_asked(town: Town, changed: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        opened(town, opening(**changed))
    assert field in wrong.value.issues
    assert not Mediation.objects.exists()


def test_a_settlement_has_its_days(town: Town) -> None:
    one, today = settled(town), town.noon.date()
    assert one.state == rules.SETTLED
    assert one.confirm_by == today + 30 * DAY
    assert one.look_on == today + book().doorstep.look_again_days * DAY
    told = queries.told(one)
    assert [side.called for side in told.sides] == ["老田", "小秋"]
    assert (told.agreement, told.way) == ("十点以后不放音乐", "自己做到")


def test_who_said_what_stands_in_no_fact(town: Town) -> None:
    settled(town)
    told = str(list(Fact.objects.filter(name__startswith="mediation.").values_list("body_text", flat=True)))
    assert not any(words in told for words in WORDS)


def test_the_look_again_waits_for_the_mediator_and_is_done_with_the_answer(town: Town) -> None:
    one = settled(town)
    assert one.look_on
    todo = ToDo.objects.open().get(kind=rules.TODO)
    assert todo.seat == "mediator@410103012002-01"
    assert todo.due_at
    at = town.noon + 20 * DAY
    next_on = at.date() + 10 * DAY
    once_more = actions.Glance(result=rules.PARTLY, next_on=next_on)
    actions.look_again(mediation=one, what=once_more, by=mediator(town), at=at)
    assert (again(one).look_on, ToDo.objects.open().filter(kind=rules.TODO).count()) == (next_on, 1)
    holding = actions.Glance(result=rules.HOLDING)
    actions.look_again(mediation=again(one), what=holding, by=mediator(town), at=at + DAY)
    assert again(one).look_on is None
    assert not ToDo.objects.open().filter(kind=rules.TODO).exists()
    assert rebuilding.check().is_equal


def test_it_is_looked_at_once_more_when_something_happened_though_no_day_was_agreed(town: Town) -> None:
    one, at = settled(town), town.noon + 20 * DAY
    for result, next_on in (
        (rules.HOLDING, None),
        (rules.BROKEN, at.date() + 9 * DAY),
        (rules.HOLDING, None),
    ):
        glance = actions.Glance(result=result, next_on=next_on)
        actions.look_again(mediation=again(one), what=glance, by=mediator(town), at=at)
        assert again(one).look_on == next_on
        assert ToDo.objects.open().filter(kind=rules.TODO).count() == (next_on is not None)
    actions.erase(mediation=again(one), by=mediator(town), at=at)
    with pytest.raises(NotNow):
        glance = actions.Glance(result=rules.HOLDING)
        actions.look_again(mediation=again(one), what=glance, by=mediator(town), at=at + DAY)
    assert rebuilding.check().is_equal


def test_without_settlement_the_parties_are_told_of_other_ways(town: Town) -> None:
    one = opened(town)
    with pytest.raises(BadInput):
        actions.fail(mediation=one, what=actions.Unsettled(told=()), by=mediator(town), at=town.noon)
    told = actions.Unsettled(told=("police", "court"), why="谈不拢")
    actions.fail(mediation=one, what=told, by=mediator(town), at=town.noon)
    assert (again(one).state, again(one).told) == (rules.FAILED, "court,police")


def test_a_party_may_end_it_at_any_time(town: Town) -> None:
    one = opened(town)
    actions.withdraw(mediation=one, what=actions.Unsettled(told=("court",)), by=mediator(town), at=town.noon)
    assert again(one).state == rules.WITHDRAWN
    with pytest.raises(NotNow):
        settled(town, again(one))


def test_another_mediator_sees_it_and_the_first_no_more(town: Town) -> None:
    one, at = opened(town), town.noon
    posts = dict(queries.others(one, at=at))
    assert "community_staff@410103012002" in posts
    actions.hand_on(mediation=one, to="community_staff@410103012002", why="是远亲", by=mediator(town), at=at)
    assert queries.seen_by(town.staff, at=at).filter(id=one.id).exists()
    assert not queries.seen_by(mediator(town), at=at).exists()
    with pytest.raises(NotYours):
        settled(town, again(one))


def test_only_whoever_mediates_or_keeps_the_files_sees_it(town: Town) -> None:
    one, at = opened(town), town.noon
    seen = {
        post: queries.seen_by(town.holder(post), at=at).filter(id=one.id).exists()
        for post in (
            "mediator@410103012002-01",
            "community_secretary@410103012002",
            "community_staff@410103012002",
            "grid_leader@410103012002-01",
            "patroller@410103012002-01",
            "house_manager@410103012002-01",
            "street_leader@410103012",
        )
    }
    assert [post for post, yes in seen.items() if yes] == [
        "mediator@410103012002-01",
        "community_secretary@410103012002",
    ]


def test_the_matter_hears_of_the_outcome_and_stays_open(town: Town) -> None:
    case = town.case("楼上装修太吵")
    one = opened(town, opening(case=case))
    settled(town, one)
    case = town.again(case)
    assert case.state == "submitted"
    notes = [note for entry in timeline(case, Reader.STAFF) for note in entry.notes]
    assert any("调解达成协议" in note for note in notes)
    assert not any(words in note for note in notes for words in WORDS)


def test_the_reporter_does_not_mediate_her_own_matter(town: Town) -> None:
    case = town.case("楼上夜里放音乐太吵")
    Case.objects.filter(id=case.id).update(reporter=mediator(town))
    with pytest.raises(NotYours):
        opened(town, opening(case=town.again(case)))


def test_it_is_erased_and_the_book_stays_whole(town: Town) -> None:
    one = opened(town)
    with pytest.raises(NotNow):
        actions.erase(mediation=one, by=mediator(town), at=town.noon)
    one = settled(town, one)
    actions.erase(mediation=one, by=mediator(town), at=town.noon)
    told = queries.told(again(one))
    assert (told.story, told.agreement, [side.called for side in told.sides]) == ("", "", ["", ""])
    assert verifying.verify().facts == Fact.objects.count()
    assert rebuilding.check().is_equal


def test_as_many_questions_for_a_list_of_thirty_as_of_three(town: Town) -> None:
    counts = []
    for wanted in (3, 30):
        while Mediation.objects.count() < wanted:
            opened(town)
        with CaptureQueriesContext(connection) as asked:
            lists = queries.listed(mediator(town), at=town.noon)
            queries.sides_of([one for part in lists for one in part])
        counts.append(len(asked))
    assert counts[0] == counts[1]
