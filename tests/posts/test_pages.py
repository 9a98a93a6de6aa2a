"""Who serves where, at the desk; and why somebody may or may not act."""

import re

import pytest

from bandeng.demo.town import Town
from bandeng.posts import queries as posts
from bandeng.posts.models import Post
from tests.cases.conftest import Desk

LEADER = "grid_leader@410103012002-01"
OTHER_LEADER = "grid_leader@410103012002-02"
MEDIATOR = "mediator@410103012002-01"


def test_posts_of_a_place_are_listed_with_their_office_telephone(desk: Desk, town: Town) -> None:
    page = desk("wanggezhang").get("/desk/posts/").content.decode()
    for role in ("网格长", "调解员", "房管员", "巡逻员"):
        assert role in page
    assert "0371-555" in page


def test_a_vacancy_is_seen_with_who_should_hold_it(desk: Desk, town: Town) -> None:
    secretary = desk("shuji")
    secretary.post(f"/desk/posts/{MEDIATOR}/ending/", {"holder": town.holder(MEDIATOR)})
    page = secretary.get("/desk/posts/?place=410103012002").content.decode()
    assert "空缺,应由小区党支部党员担任" in page
    assert "还有 1 个岗位空着" in page


def test_who_may_not_appoint_reads_why_and_who_may(desk: Desk, town: Town) -> None:
    page = desk("tiaojieyuan").get(f"/desk/posts/{LEADER}/").content.decode()
    assert "您的岗位(调解员)在这里不能「任命」" in page
    assert "冯春社区 · 社区书记,电话" in page
    assert "/appointment/" not in page


def test_nobody_appoints_without_the_right(desk: Desk, town: Town) -> None:
    person = town.holder(OTHER_LEADER)
    answer = desk("wanggezhang").post(f"/desk/posts/{LEADER}/appointment/", {"holder": person})
    assert answer.status_code == 403


def test_the_secretary_appoints_whoever_is_eligible(desk: Desk, town: Town) -> None:
    person = town.holder(OTHER_LEADER)
    answer = desk("shuji").post(f"/desk/posts/{LEADER}/appointment/", {"holder": person})
    assert answer.status_code == 302
    assert LEADER in posts.seats_of(person, at=town.noon)


def test_a_secretary_fills_a_vacancy_from_the_page(desk: Desk, town: Town) -> None:
    secretary, person = desk("shuji"), town.holder(MEDIATOR)
    secretary.post(f"/desk/posts/{MEDIATOR}/ending/", {"holder": person})
    street = desk("jiedao").get("/desk/posts/?place=410103012").content.decode()
    assert "1 个岗位空着" in street
    address = f'<a href="/desk/posts/{MEDIATOR}/">任命</a>'
    assert address in secretary.get("/desk/posts/?place=410103012002-01").content.decode()
    assert address not in desk("wanggezhang").get("/desk/posts/?place=410103012002-01").content.decode()
    form = secretary.get(f"/desk/posts/{MEDIATOR}/").content.decode()
    assert f'<option value="{person}"' in form
    assert re.search(r"<details class=\"more\" open><summary>.{0,300}<span>任命", form, re.S)
    assert secretary.post(f"/desk/posts/{MEDIATOR}/appointment/", {"holder": person}).status_code == 302
    assert "空缺" not in secretary.get(f"/desk/posts/{MEDIATOR}/").content.decode()


def test_whoever_belongs_to_another_community_is_not_eligible_here(desk: Desk, town: Town) -> None:
    stranger = town.holder("grid_leader@410103012001-01")
    answer = desk("shuji").post(f"/desk/posts/{LEADER}/appointment/", {"username": stranger})
    assert answer.status_code == 422
    assert "不合资格" in answer.content.decode()


def test_an_exception_needs_its_reason(desk: Desk, town: Town) -> None:
    person, url = town.holder(MEDIATOR), f"/desk/posts/{LEADER}/appointment/"
    secretary = desk("shuji")
    refused = secretary.post(url, {"username": person})
    assert refused.status_code == 422
    assert "不合资格的,请写明破例的理由" in refused.content.decode()
    secretary.post(url, {"username": person, "exception": "原网格长住院"})
    assert LEADER in posts.seats_of(person, at=town.noon)


def test_a_deputy_stands_in_for_a_time(desk: Desk, town: Town) -> None:
    person = town.holder(MEDIATOR)
    during = {"begins_at": "2022-07-06T08:00", "ends_at": "2022-07-08T18:00"}
    url = f"/desk/posts/{LEADER}/deputy/"
    assert desk("wanggezhang").post(url, {"holder": person, **during}).status_code == 302
    assert LEADER in posts.seats_of(person, at=town.noon)
    backwards = {"begins_at": during["ends_at"], "ends_at": during["begins_at"]}
    assert desk("wanggezhang").post(url, {"holder": person, **backwards}).status_code == 422


def test_the_rota_is_set_and_shown(desk: Desk, town: Town) -> None:
    secretary = desk("shuji")
    during = {"begins_at": "2022-07-09T18:00", "ends_at": "2022-07-10T08:00"}
    secretary.post(f"/desk/posts/{LEADER}/shift/", {"kind": "on_call", **during})
    assert "应急待命" in secretary.get(f"/desk/posts/{LEADER}/").content.decode()
    assert secretary.post(f"/desk/posts/{LEADER}/shift/", {"kind": "on_call"}).status_code == 422


def test_no_such_post_is_not_found(desk: Desk) -> None:
    assert desk("shuji").get("/desk/posts/grid_leader@nowhere/").status_code == 404
    assert desk("shuji").get("/desk/posts/?place=nowhere").status_code == 404


@pytest.mark.parametrize(
    ("person", "act", "said"),
    [("wanggezhang", "cases.accept", "可以"), ("xunluoyuan", "cases.accept", "不可以")],
)
def test_the_charter_answers_in_words(desk: Desk, person: str, act: str, said: str) -> None:
    answer = desk("shuji").get("/desk/may/", {"person": person, "act": act, "place": "410103012002-01"})
    assert answer.status_code == 200
    assert f"<h2>{said}</h2>" in answer.content.decode()


def test_a_question_that_cannot_be_answered_says_why(desk: Desk) -> None:
    answer = desk("shuji").get("/desk/may/", {"person": "nobody", "act": "cases.fly", "place": "nowhere"})
    assert answer.status_code == 422
    for said in ("没有这个用户名", "没有这种权责", "没有这个地方"):
        assert said in answer.content.decode()


def test_residents_do_not_see_the_posts_pages(desk: Desk) -> None:
    assert desk("jumin").get("/desk/posts/").status_code == 403


@pytest.mark.parametrize("kept", ["", "-"])
def test_where_no_telephone_is_kept_none_is_offered(desk: Desk, town: Town, kept: str) -> None:
    Post.objects.filter(id=MEDIATOR).update(phone=kept)
    client = desk("wanggezhang")
    for address in ("/desk/posts/", "/places/410103012002-01/"):
        assert "tel:-" not in (page := client.get(address).content.decode())
        assert 'tel:"' not in page
    (line,) = posts.reachable([MEDIATOR])
    assert "电话" not in line
    assert line.endswith("调解员")
