"""What a meeting refused is nowhere printed as decided, and nothing of it is still to come."""

from django.test import Client

from bandeng.assembly import actions
from bandeng.assembly.facts import Hands
from bandeng.demo.town import Town
from tests.assembly.decided import DAY, again, begun, step
from tests.cases.conftest import Desk

REFUSED = Hands(rule="residents-meeting", due=100, present=60, yes=20, no=35, abstain=5)


def test_a_refused_plan_has_no_sheet_and_no_publication_to_come(desk: Desk, town: Town) -> None:
    one, at = begun(town), town.noon + 8 * DAY
    for _stage in ("collect", "propose", "examine"):
        step(town, one, at)
        at += DAY
    what = actions.Stepping(stage="resolve", held_on=at.date(), hands=REFUSED, record="多数说太贵")
    actions.reject(procedure=again(one), what=what, by=town.staff, at=at)
    for number in (1, 2):
        assert Client().get(f"/decisions/{one.id}/sheets/{number}/").status_code == 404
    pages = (Client(), f"/decisions/{one.id}/"), (desk("shequ"), f"/desk/assembly/procedures/{one.id}/")
    for who, address in pages:
        page = who.get(address).content.decode()
        assert "没有通过" in page
        for words in ("还没到", "公开一", "/sheets/", "居民会议议定:"):
            assert words not in page
