"""Doors are known, asked for, visited and forgotten."""

from datetime import date, timedelta

import pytest

from bandeng.cases.models import Case
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.doors import actions, queries, rules
from bandeng.doors.models import Door, Visit
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book

DAY = timedelta(days=1)
TEXT = "12号楼3单元601"


def _door(town: Town) -> Door:
    fact = actions.add(place=GRID, door=TEXT, by=town.leader, at=town.noon)
    return Door.objects.get(id=fact.stream.partition(":")[2])


def _again(door: Door) -> Door:
    return Door.objects.get(id=door.id)


def _reasons(town: Town, days: int = 0) -> tuple[str, ...]:
    knocks = queries.today(town.leader, at=town.noon + days * DAY)
    return knocks[0].reasons if knocks else ()


def test_a_new_door_is_on_the_list_because_nobody_has_been_there(town: Town) -> None:
    _door(town)
    assert _reasons(town) == (rules.UNSEEN,)


def test_a_visit_takes_the_door_off_the_list_until_it_is_long_not_seen(town: Town) -> None:
    door = _door(town)
    actions.visit(door=door, what=actions.Visiting(purpose="greeting"), by=town.leader, at=town.noon)
    assert _reasons(town) == ()
    assert _reasons(town, book().doorstep.unseen_days) == (rules.UNSEEN,)
    (covered,) = queries.coverage(town.leader, at=town.noon)
    assert (covered.known, covered.visited, covered.lately) == (1, 1, 1)


def test_what_was_asked_and_promised_brings_the_door_back(town: Town) -> None:
    door, day = _door(town), town.noon.date()
    what = actions.Visiting(purpose="asked", heard="灯暗", promised="换灯泡", promised_on=day + DAY)
    actions.visit(door=door, what=what, by=town.leader, at=town.noon)
    assert _reasons(town, 1) == (rules.PROMISED,)
    actions.ask(door=_again(door), how="phone", by=town.leader, at=town.noon)
    assert _reasons(town) == (rules.ASKED, rules.PROMISED)


def test_a_door_is_known_once(town: Town) -> None:
    _door(town)
    with pytest.raises(BadInput):
        _door(town)


def _promised(town: Town, days: int = 2) -> Door:
    door, day = _door(town), town.noon.date()
    what = actions.Visiting(purpose="greeting", promised="换灯泡", promised_on=day + days * DAY)
    actions.visit(door=door, what=what, by=town.leader, at=town.noon)
    return _again(door)


def _say(town: Town, door: Door, fate: str, on: date | None = None, why: str = "") -> None:
    promise = queries.open_promises(door)[0]
    said = actions.Said(promise=promise.id, fate=fate, on=on, why=why)
    what = actions.Visiting(purpose="promise", promises=(said,))
    actions.visit(door=door, what=what, by=town.leader, at=town.noon + DAY)


def test_a_visit_that_does_not_speak_of_a_promise_leaves_it_open(town: Town) -> None:
    door = _promised(town)
    actions.visit(door=door, what=actions.Visiting(purpose="safety"), by=town.leader, at=town.noon + DAY)
    assert [each.words for each in queries.open_promises(door)] == ["换灯泡"]
    assert _reasons(town, 2) == (rules.PROMISED,)


def test_a_promise_kept_is_off_the_list(town: Town) -> None:
    door = _promised(town)
    _say(town, door, rules.KEPT)
    assert queries.open_promises(door) == []
    assert _reasons(town, 3) == ()
    visits = queries.visits_of(door, reader=town.leader, at=town.noon + DAY)
    assert [each.promise.state for each in visits if each.promise] == [rules.KEPT]


def test_a_promise_moves_to_another_day_and_says_so(town: Town) -> None:
    door = _promised(town)
    _say(town, door, rules.MOVED, on=town.noon.date() + 9 * DAY)
    (promise,) = queries.open_promises(door)
    assert promise.moved
    assert _reasons(town, 7) == ()
    assert _reasons(town, 9) == (rules.PROMISED,)


def test_a_promise_not_kept_says_why(town: Town) -> None:
    door = _promised(town)
    with pytest.raises(BadInput):
        _say(town, door, rules.MISSED)
    _say(town, door, rules.MISSED, why="没买到合适的")
    assert queries.open_promises(door) == []
    with pytest.raises(IndexError):
        _say(town, _again(door), rules.KEPT)


def test_a_mediator_files_the_need_she_hears(town: Town) -> None:
    door, mediator = _door(town), town.holder("mediator@410103012002-01")
    agreed = actions.Visiting(purpose="greeting", need="楼道灯坏了", consent=True)
    actions.visit(door=door, what=agreed, by=mediator, at=town.noon)
    heard = queries.visits_of(door, reader=mediator, at=town.noon)[0]
    assert heard.number
    assert heard.leads


def test_a_need_becomes_a_matter_only_with_consent(town: Town) -> None:
    door = _door(town)
    without = actions.Visiting(purpose="greeting", need="楼道灯坏了")
    with pytest.raises(BadInput):
        actions.visit(door=door, what=without, by=town.leader, at=town.noon)
    agreed = actions.Visiting(purpose="greeting", need="楼道灯坏了", consent=True)
    actions.visit(door=door, what=agreed, by=town.leader, at=town.noon)
    case = Case.objects.get(stream=Visit.objects.get(door=door).matter)
    assert case.channel == "rounds"
    assert _reasons(town) == (rules.NEED,)


def test_consent_withdrawn_erases_the_words_and_keeps_the_visit(town: Town) -> None:
    door = _door(town)
    what = actions.Visiting(purpose="greeting", heard="想学用手机")
    actions.visit(door=door, what=what, by=town.leader, at=town.noon)
    entry = Visit.objects.get(door=door).heard
    door.refresh_from_db()
    actions.forget(door=door, by=town.leader, at=town.noon)
    assert vault.read([entry]) == {}
    assert [visit.heard for visit in queries.visits_of(door, reader=town.leader, at=town.noon)] == [""]


def test_nothing_typed_stands_in_the_facts(town: Town) -> None:
    what = actions.Visiting(purpose="greeting", heard="想学用手机")
    actions.visit(door=_door(town), what=what, by=town.leader, at=town.noon)
    told = str(list(Fact.objects.filter(name__startswith="doors.").values_list("body_text", flat=True)))
    assert TEXT not in told
    assert "手机" not in told


@pytest.mark.parametrize("role", ["house_manager", "patroller"])
def test_property_staff_never_see_a_door(town: Town, role: str) -> None:
    door, other = _door(town), town.holder(f"{role}@410103012002-01")
    assert not queries.seen_by(other, at=town.noon).exists()
    assert queries.today(other, at=town.noon) == []
    for act in (
        lambda: actions.add(place=GRID, door=TEXT, by=other, at=town.noon),
        lambda: actions.ask(door=door, how="phone", by=other, at=town.noon),
        lambda: actions.visit(door=door, what=actions.Visiting(purpose="greeting"), by=other, at=town.noon),
        lambda: actions.forget(door=door, by=other, at=town.noon),
    ):
        with pytest.raises(NotYours):
            act()


def test_nobody_notes_a_door_in_another_grid(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.add(place=OTHER_GRID, door=TEXT, by=town.leader, at=town.noon)


def test_a_visit_sent_twice_files_one_matter(town: Town) -> None:
    door = _door(town)
    agreed = actions.Visiting(purpose="greeting", need="楼道灯坏了", consent=True)
    for _time in range(2):
        actions.visit(door=door, what=agreed, by=town.leader, at=town.noon, command="once")
    assert (Visit.objects.count(), Case.objects.count()) == (1, 1)


def test_words_of_a_visit_fade_after_their_last_day(town: Town) -> None:
    door, days = _promised(town), book().doorstep.words_days
    heard = actions.Visiting(purpose="greeting", heard="想学用手机")
    actions.visit(door=door, what=heard, by=town.leader, at=town.noon)
    assert actions.lapse(at=town.noon + days * DAY) == 0
    assert actions.lapse(at=town.noon + (days + 1) * DAY) == 2
    assert actions.lapse(at=town.noon + (days + 1) * DAY) == 0
    assert [kind for kind in vault.about(door.id) if kind != "door"] == []
    assert [each.state for each in queries.promises_of(door).values()] == [rules.FORGOTTEN]
    assert rebuilding.check().is_equal
    assert verifying.verify().facts == Fact.objects.count()
