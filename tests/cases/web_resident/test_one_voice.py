"""Whoever reports and says "me too" as well is one voice, whatever was merged into what, in any order."""

from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import PIN, Town
from tests.cases import journeys

HER = {"name": "田秋实", "phone": "13912345678"}
OTHERS = "另有 1 位居民也遇到"


@pytest.fixture
def phone() -> Client:
    return Client()


def raised(phone: Client) -> Case:
    phone.post("/report/", {"words": "三号楼门口的路灯不亮了"})
    phone.post("/report/place/", {"lon": str(PIN[0]), "lat": str(PIN[1]), "address": "3号楼"})
    phone.post("/report/review/", HER)
    return Case.objects.latest("id")


def merge(town: Town, case: Case, master: Case) -> Case:
    at = max(town.again(master).since_at, town.again(case).since_at) + timedelta(hours=1)
    pair = {"case": town.again(case), "master": town.again(master)}
    actions.merge(**pair, words="是同一盏灯", by=town.staff, at=at)
    return town.again(master)


def me_too(browser: Client, case: Case, **said: str) -> None:
    browser.post(f"/c/{case.number}/support/", said)


def shown(case: Case) -> str:
    return Client().get(f"/c/{case.number}/").content.decode()


@pytest.mark.usefixtures("frozen")
def test_a_merged_reporter_who_opens_the_master_is_known_there(phone: Client, town: Town) -> None:
    master, own = journeys.accepted(town), raised(phone)
    merge(town, own, master)
    page = phone.get(f"/c/{master.number}/").content.decode()
    assert "您也反映过这件事" in page
    assert "/support/" not in page
    me_too(phone, master)
    assert town.again(master).supports == 1
    assert OTHERS in shown(master)


@pytest.mark.usefixtures("frozen")
def test_so_is_one_who_opened_her_own_with_its_code(phone: Client, town: Town) -> None:
    master, own = journeys.accepted(town), town.case("三号楼的灯")
    phone.post("/follow/", {"number": own.number, "code": code_of(own.stream)})
    merge(town, own, master)
    me_too(phone, master)
    assert town.again(master).supports == 1


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("said", [{}, {"phone": HER["phone"]}])
def test_me_too_before_the_merger_is_the_same_voice(phone: Client, town: Town, said: dict[str, str]) -> None:
    master, own = journeys.accepted(town), raised(phone)
    me_too(phone, master, **said)
    merge(town, own, master)
    assert list(Follower.objects.filter(case=master).values_list("person", flat=True)) == [own.reporter]
    assert OTHERS in shown(master)


@pytest.mark.usefixtures("frozen")
def test_the_reporter_herself_is_never_one_more(phone: Client, town: Town) -> None:
    other, own = town.case("也是这盏灯"), raised(phone)
    me_too(phone, own)
    me_too(phone, other)
    assert (town.again(own).supports, town.again(other).supports) == (0, 1)
    merge(town, other, own)
    people = set(Follower.objects.filter(case=own).values_list("person", flat=True))
    assert people == {other.reporter}
    assert OTHERS in shown(own)


@pytest.mark.usefixtures("frozen")
def test_another_on_the_same_telephone_set_is_another_voice(phone: Client, town: Town) -> None:
    other = town.case("也是这盏灯")
    own = raised(phone)
    me_too(phone, other, phone="13700001111")
    assert Follower.objects.get(case=other).person != own.reporter
