"""A promise is given to a post: it waits there until its day, and whoever is in the post accounts for it."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Promise
from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.assembly.decided import DAY
from tests.cases.conftest import Desk

KEEPER = f"house_manager@{cast.GRID}"
ELSEWHERE = "grid_leader@410103005001-01"
PATROL = f"patroller@{cast.GRID}"


def promised(town: Town) -> Promise:
    day = town.noon.date()
    promise = actions.Promising(what="换掉坏了的长椅", who="物业", due_on=day + 5 * DAY)
    what = actions.Talking(
        kind="bench-talk", where="石桌旁", said="长椅坏了", held_on=day, promises=(promise,)
    )
    actions.talk(place=GRID, what=what, by=town.leader, at=town.noon)
    return Promise.objects.get()


def entrusted(town: Town, post: str = KEEPER) -> Promise:
    promise = promised(town)
    actions.entrust(promise=promise, post=post, by=town.leader, at=town.noon)
    return Promise.objects.get(id=promise.id)


def waiting() -> list[str]:
    return list(ToDo.objects.open().filter(kind="assembly.fulfil").values_list("seat", flat=True))


def test_it_waits_for_the_post_and_is_accounted_for_there(town: Town) -> None:
    promise, keeper = entrusted(town), town.holder(KEEPER)
    assert waiting() == [KEEPER]
    assert [each.id for each in queries.in_hand([KEEPER], at=town.noon)] == [promise.id]
    assert Notice.objects.filter(recipient=KEEPER, kind="assembly.entrusted").exists()
    moved = actions.Account(fate="moved", on=promise.due_on + 3 * DAY, why="等木料")
    actions.account(promise=promise, what=moved, by=keeper, at=town.noon + DAY)
    until = ToDo.objects.open().get(kind="assembly.fulfil").due_at
    assert until and until.astimezone(SHANGHAI).date() == promise.due_on + 4 * DAY
    kept = actions.Account(fate="kept", why="换好了两条")
    actions.account(promise=Promise.objects.get(), what=kept, by=keeper, at=town.noon + 2 * DAY)
    assert not waiting()
    assert Promise.objects.get().state == "kept"
    (owed,) = queries.owed_of([promise.of], at=town.noon + 2 * DAY)[promise.of]
    assert (owed.moved_why, owed.why) == ("等木料", "换好了两条")
    assert rebuilding.check().is_equal


def test_nobody_else_accounts_for_it_but_who_looks_after_the_place(town: Town) -> None:
    promise, kept = entrusted(town), actions.Account(fate="kept")
    with pytest.raises(NotYours):
        actions.account(promise=promise, what=kept, by=town.holder(PATROL), at=town.noon)
    actions.account(promise=promise, what=kept, by=town.leader, at=town.noon)
    assert not waiting()


def test_it_is_given_to_another_and_becomes_a_matter(town: Town) -> None:
    promise = entrusted(town)
    with pytest.raises(NotNow):
        actions.entrust(promise=promise, post=KEEPER, by=town.leader, at=town.noon)
    actions.entrust(promise=promise, post=PATROL, by=town.leader, at=town.noon)
    assert waiting() == [PATROL]
    actions.carry(promise=Promise.objects.get(), by=town.leader, at=town.noon)
    assert not waiting()
    with pytest.raises(NotNow):
        actions.entrust(promise=Promise.objects.get(), post=KEEPER, by=town.leader, at=town.noon)
    assert rebuilding.check().is_equal


@pytest.mark.parametrize("post", ["", "nobody@nowhere", ELSEWHERE, "street_leader@410103012"])
def test_a_post_that_cannot_have_it(town: Town, post: str) -> None:
    with pytest.raises(BadInput):
        entrusted(town, post)


def test_who_may_not_give_it_away(town: Town) -> None:
    promise = promised(town)
    for post in (KEEPER, f"mediator@{cast.GRID}", ELSEWHERE):
        with pytest.raises(NotYours):
            actions.entrust(promise=promise, post=KEEPER, by=town.holder(post), at=town.noon)


def test_it_stands_in_the_morning_and_on_the_yards_page(desk: Desk, town: Town) -> None:
    promise = promised(town)
    page = f"/desk/assembly/promises/{promise.id}/"
    leader, keeper = desk("wanggezhang"), desk("fangguanyuan")
    assert "交给一个岗位去办" in leader.get(page).content.decode()
    assert leader.post(f"{page}entrusting/", {"post": "nobody"}).status_code == 422
    assert leader.post(f"{page}entrusting/", {"post": KEEPER}).status_code == 302
    assert "换掉坏了的长椅" in keeper.get("/desk/").content.decode()
    hers = f"/desk/assembly/entrusted/{promise.id}/"
    assert "换掉坏了的长椅" in keeper.get(hers).content.decode()
    assert desk("xunluoyuan").get(hers).status_code == 404
    assert desk("jumin").get(hers).status_code == 403
    assert "房管员办" in Client().get(f"/places/{cast.GRID}/deliberations/").content.decode()
    assert keeper.get(page).status_code == 403
    assert keeper.post(f"{hers}account/", {"fate": "missed", "why": ""}).status_code == 422
    assert keeper.post(f"{hers}account/", {"fate": "missed", "why": "没有货"}).status_code == 302
    assert "没有货" in Client().get(f"/places/{cast.GRID}/deliberations/").content.decode()


def test_minutes_are_not_written_anew_over_what_is_under_way(town: Town) -> None:
    what = actions.Calling(
        kind="hearing", begins_at=town.noon + timedelta(days=4), where="二楼", agenda="长椅"
    )
    place = f"{GRID.rsplit('/', 2)[0]}/"
    fact = actions.call(place=place, what=what, by=town.staff, at=town.noon)
    meeting = queries.meeting_numbered(fact.stream.partition(":")[2])
    at = town.noon + 5 * DAY
    promise = actions.Promising(what="换长椅", who="物业", due_on=at.date() + DAY)
    minutes = actions.Minuting(minutes="换", promises=(promise,))
    actions.minute(meeting=meeting, what=minutes, by=town.staff, at=at)
    actions.entrust(promise=Promise.objects.get(), post=KEEPER, by=town.staff, at=at)
    with pytest.raises(NotNow):
        meeting = queries.meeting_numbered(meeting.id)
        actions.minute(meeting=meeting, what=minutes, by=town.staff, at=at)
