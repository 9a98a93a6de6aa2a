"""Opinions on a place at large: public answers, words for staff only, every voice with its own answer."""

import pytest
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Opinion
from bandeng.assembly.rules import slips
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, GRID, OTHER_GRID, Town
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import rebuilding
from tests.assembly.decided import neighbour
from tests.cases.conftest import Desk

PUBLIC = f"/places/{cast.GRID}/opinions/"
AT_DESK = f"/desk/assembly/places/{cast.COMMUNITY}/opinions/"


def spoken(town: Town, said: str, place: str = GRID, number: int = 1) -> Opinion:
    what = actions.Speaking(place=place, said=said)
    fact = actions.speak(what=what, by=neighbour(town.noon, number), at=town.noon)
    return Opinion.objects.get(id=fact.stream.partition(":")[2])


def test_a_resident_speaks_and_everybody_reads_the_answer(desk: Desk, town: Town) -> None:
    resident, staff = desk("jumin"), desk("shequ")
    assert resident.post(f"{PUBLIC}addition/", {"said": ""}).status_code == 422
    assert resident.post(f"{PUBLIC}addition/", {"said": "石凳夏天太烫"}).status_code == 302
    assert "石凳夏天太烫" in resident.get(PUBLIC).content.decode()
    assert "石凳夏天太烫" not in Client().get(PUBLIC).content.decode()
    assert "石凳夏天太烫" in staff.get(AT_DESK).content.decode()
    assert "1 条等答复" in staff.get("/desk/assembly/").content.decode()
    opinion = Opinion.objects.get()
    wrong = staff.post(f"/desk/assembly/opinions/{opinion.id}/answering/", {"outcome": "adopted", "why": ""})
    assert wrong.status_code == 422
    answer = {"outcome": "adopted", "why": "换成木头的"}
    answered = staff.post(f"/desk/assembly/opinions/{opinion.id}/answering/", answer)
    assert answered["Location"] == f"/desk/assembly/places/{cast.GRID}/opinions/"
    for path in (PUBLIC, f"/places/{cast.COMMUNITY}/opinions/"):
        assert "换成木头的" in Client().get(path).content.decode()
    assert "换成木头的" not in Client().get("/places/410103005001/opinions/").content.decode()


def test_it_is_linked_from_the_place_and_its_yard(desk: Desk, town: Town) -> None:
    for page in (f"/places/{cast.GRID}/", f"/places/{cast.GRID}/deliberations/"):
        assert PUBLIC in Client().get(page).content.decode()
    assert Client().get("/places/410103/opinions/").status_code == 404
    assert "/opinions/" not in Client().get("/places/410103/deliberations/").content.decode()
    assert Client().get("/places/nowhere/opinions/").status_code == 404


def test_slips_are_typed_once_and_grouped_with_their_own_answers(desk: Desk, town: Town) -> None:
    staff = desk("shequ")
    assert staff.get(f"{AT_DESK}slips.pdf?n=2").content.startswith(b"%PDF")
    for odd in ("0", "99999", "many", "-3"):
        refused = staff.get(f"{AT_DESK}slips.pdf?n={odd}")
        assert (refused.status_code, "张意见单,从第 1 张起数" in refused.content.decode()) == (400, True)
    for number, said in enumerate(("夜里遛狗太吵", "遛狗夜里吵得很")):
        typed = {"channel": "paper", "slip": slips.number("-", cast.COMMUNITY, number), "said": said}
        assert staff.post(f"{AT_DESK}addition/", typed).status_code == 302
    again = {"channel": "paper", "slip": slips.number("-", cast.COMMUNITY, 1), "said": "又录一遍"}
    assert staff.post(f"{AT_DESK}addition/", again).status_code == 422
    assert "可能是一回事" in staff.get(AT_DESK).content.decode()
    first, second = Opinion.objects.order_by("slip")
    actions.gather(opinion=second, beside=first, by=town.staff, at=town.noon)
    answer = actions.Answer(outcome="partly", why="十点以后牵绳")
    actions.answer(opinions=queries.with_those_beside(first), what=answer, by=town.staff, at=town.noon)
    (group,) = queries.groups_of(queries.PLACE, place=COMMUNITY)
    assert [each.said for each in (group.lead, *group.others)] == ["夜里遛狗太吵", "遛狗夜里吵得很"]
    assert [each.outcome for each in (group.lead, *group.others)] == ["partly", "partly"]
    assert queries.answers_of(queries.PLACE, place=COMMUNITY)[0].voices == 2
    assert rebuilding.check().is_equal


def test_opinions_of_two_communities_are_not_put_together(town: Town) -> None:
    here, there = spoken(town, "灯太暗"), spoken(town, "灯太暗了", OTHER_GRID, 2)
    with pytest.raises(BadInput):
        actions.gather(opinion=here, beside=there, by=town.staff, at=town.noon)
    yard, community = spoken(town, "灯太黄", number=3), spoken(town, "灯太黄了", COMMUNITY, 4)
    actions.gather(opinion=yard, beside=community, by=town.staff, at=town.noon)


def test_whoever_may_not_see_it_gets_nothing(desk: Desk, town: Town) -> None:
    assert desk("wanggezhang").get(AT_DESK).status_code == 404
    assert desk("wanggezhang").get(f"/desk/assembly/places/{cast.GRID}/opinions/").status_code == 200
    assert desk("gongdian").get(AT_DESK).status_code == 403
    assert desk("jumin").get(AT_DESK).status_code == 403
