"""An area of the roll is corrected flat by flat: what it was and becomes is told, less is asked about."""

from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, queries, sheets
from bandeng.ballots.models import Elector, Objection
from bandeng.ballots.projections.votes import areas_unknown, in_one
from bandeng.ballots.rules import correcting
from bandeng.ballots.sheets import Voter
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from bandeng.rulebook.queries import book
from tests.ballots.conftest import DAY, OWNER, Begin, Voting
from tests.ballots.test_identify import resident, signed
from tests.cases.conftest import Desk

TWO = Voter(number="E0001", area=15050, units=("1-1-101", "1-1-102"), phones=(OWNER,), areas=(9000, 6050))
OLD = Voter(number="E0002", area=15050, units=("1-2-101", "1-2-102"))  # as rolls were taken in before
ONE = Voter(number="E0003", area=8000, units=("1-3-101",))


@pytest.fixture
def voting(prepared: Begin) -> Voting:
    voting = prepared()
    by, at = voting.town.staff, voting.town.noon
    actions.take_roll(vote=voting.vote, voters=(TWO, OLD, ONE), by=by, at=at)
    return voting


def correct(voting: Voting, **told: str) -> None:
    what = actions.Correction(**({"number": "E0001", "why": "看了房本"} | told))  # type: ignore[arg-type]
    actions.correct(vote=voting.vote, what=what, by=voting.town.staff, at=voting.town.noon)


def held(voting: Voting, number: str = "E0001") -> tuple[int, list[int]]:
    row = Elector.objects.get(vote=voting.vote, number=number)
    return row.area, row.areas_apart


def test_one_flat_changes_and_the_others_stay(voting: Voting) -> None:
    correct(voting, room="1-1-101", area="91.00")
    assert held(voting) == (15150, [9100, 6050])
    assert voting.vote.area == 15150 + 15050 + 8000
    correct(voting, number="E0003", area="81.00")
    assert held(voting, "E0003") == (8100, [8100])
    rebuilding.check()


@pytest.mark.parametrize("room", ["", "1-1-103"])
def test_of_several_flats_one_is_named(voting: Voting, room: str) -> None:
    with pytest.raises(BadInput) as refused:
        correct(voting, room=room, area="91.00")
    assert refused.value.issues["room"].startswith("E0001 有 2 处:1-1-101(90.00 ㎡)、1-1-102(60.50 ㎡)。")
    assert held(voting) == (15050, [9000, 6050])


def test_areas_that_were_never_kept_apart_are_corrected_together(voting: Voting) -> None:
    correct(voting, number="E0002", area="151.00", room="1-2-101")
    assert held(voting, "E0002") == (15100, [])


def test_after_the_announcement_likewise(voting: Voting) -> None:
    by, at = voting.town.staff, voting.town.noon
    actions.announce(vote=voting.vote, opens_at=voting.opens_at, closes_at=voting.closes_at, by=by, at=at)
    doing = actions.Doing(vote=voting.vote, by=by, at=at + DAY)
    actions.amend(doing, number="E0001", room="1-1-102", area="61.00", why="看了房本")
    assert held(voting) == (15100, [9000, 6100])
    rebuilding.check()


def test_corrections_of_before_still_fold() -> None:
    assert in_one({"number": "E0001", "area": 9100, "why": {}}) == {
        "number": "E0001",
        "area": 9100,
        "why": {},
        "place": 0,
        "unit_was": 0,
        "unit_area": 9100,
        "was": 0,
    }
    assert areas_unknown({"entities": [{"number": "E0001", "units": 2}]})["entities"][0]["areas"] == []
    assert correcting.after([], place=0, to=9100, units=1) == [9100]
    assert correcting.after([], place=0, to=9100, units=2) == []


def test_a_table_keeps_the_areas_apart() -> None:
    table = BytesIO("房号,业主,面积\n1,甲,90\n2,乙,70\n3,甲,60.5\n".encode())
    found = sheets.voters_of(table, "r.csv", rule=book().voting_rule("civil-code-278-general"))
    assert [(each.units, each.areas) for each in found] == [(("1", "3"), (9000, 6050)), (("2",), (7000,))]


def test_the_desk_shows_before_and_after_and_asks_about_less(
    voting: Voting, desk: Desk, frozen: time_machine.Traveller
) -> None:
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    form = {"number": "E0001", "room": "1-1-101", "area": "89", "why": "看了房本"}
    asked = staff.post(f"{here}correction/", form)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "E0001 一共从 150.50 ㎡ 变成 149.50 ㎡,比原来少。就是这样的,勾上再改" in page
    assert 'name="smaller"' in page and 'value="1-1-101"' in page, "what was typed stays"
    done = staff.post(f"{here}correction/", form | {"smaller": "1"}, follow=True).content.decode()
    told = "1-1-101从 90.00 ㎡ 改成 89.00 ㎡,E0001 一共从 150.50 ㎡ 变成 149.50 ㎡。"
    assert f"改好了:{told}" in done
    assert "改好了" not in staff.get(f"{here}?done=9").content.decode(), "of no other step"
    old = staff.post(f"{here}correction/", form | {"number": "E0002", "room": "1-2-101"}).content.decode()
    assert "名册上没有分开记几处各是多少,改的是合在一起的数" in old


def test_whoever_objected_reads_what_was_changed_and_her_own_line(
    voting: Voting, desk: Desk, frozen: time_machine.Traveller
) -> None:
    by, noon = voting.town.staff, voting.town.noon
    actions.post(actions.Doing(vote=voting.vote, by=by, at=noon))
    phone, here = signed(resident(voting, OWNER)), f"/votes/{voting.vote_id}/objections/"
    page = phone.get(here).content.decode()
    assert "E0001:1-1-101 90.00 ㎡、1-1-102 60.50 ㎡,一共 150.50 ㎡" in page and "1-3-101" not in page
    said: dict[str, Any] = {"number": "E0001", "about": "area", "objection": "房本上是 91 平方米"}
    assert phone.post(here, said).status_code == 302
    which = Objection.objects.get().id
    actions.rule(actions.Doing(vote=voting.vote, by=by, at=noon), objection=which, upheld=True, why="对")
    correct(voting, room="1-1-101", area="91.00")
    told = "1-1-101从 90.00 ㎡ 改成 91.00 ㎡,E0001 一共从 150.50 ㎡ 变成 151.50 ㎡。"
    assert told in phone.get(here).content.decode()
    assert told in desk("shequ").get(f"/desk/votes/{voting.vote_id}/").content.decode()
    assert "1-1-101" not in Client().get(here).content.decode()
    assert [each.number for each in queries.objections(voting.vote)] == ["E0001"]
