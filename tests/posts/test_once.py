"""A form that is sent twice says one thing; and a refusal names posts as people know them."""

import re
from datetime import datetime, timedelta

import pytest
from django.http import HttpRequest

from bandeng.demo.town import Town
from bandeng.kernel.refusals import NotYours
from bandeng.ledger.models import Fact
from bandeng.posts import actions
from bandeng.ui.web import refusals
from tests.cases.conftest import Desk

LEADER = "grid_leader@410103012002-01"
OTHER_LEADER = "grid_leader@410103012002-02"
MEDIATOR = "mediator@410103012002-01"
DURING = {"begins_at": "2022-07-06T08:00", "ends_at": "2022-07-08T18:00"}


def forms(page: str) -> list[str]:
    return re.findall(r'name="command" value="([0-9a-f-]{36})"', page)


def test_every_form_of_a_post_has_its_own_id(desk: Desk) -> None:
    found = forms(desk("shuji").get(f"/desk/posts/{LEADER}/").content.decode())
    assert len(found) == len(set(found)) == 4


@pytest.mark.parametrize("noun", ["deputy", "shift", "appointment"])
def test_a_form_sent_twice_writes_one_fact(desk: Desk, town: Town, noun: str) -> None:
    secretary = desk("shuji")
    command = forms(secretary.get(f"/desk/posts/{LEADER}/").content.decode())[0]
    form = {"command": command, "holder": town.holder(OTHER_LEADER), "kind": "duty", **DURING}
    before = Fact.objects.count()
    for _time in range(2):
        assert secretary.post(f"/desk/posts/{LEADER}/{noun}/", form).status_code == 302
    assert Fact.objects.count() == before + 1


def test_an_end_sent_twice_is_no_refusal(town: Town, noon: datetime) -> None:
    said = {
        "post": LEADER,
        "holder": town.holder(LEADER),
        "by": town.holder("community_secretary@410103012002"),
    }
    first = actions.end(**said, at=noon, command="one")
    assert actions.end(**said, at=noon + timedelta(seconds=1), command="one") == first


def test_a_refusal_names_posts_in_words_and_leaves_words_alone(town: Town) -> None:
    refusal = NotYours("不行", who=(LEADER, "冯春社区,电话 0371"))
    said = refusals.answer(_asking_json(), refusal).content.decode()
    assert "冯春社区第1网格网格长,电话 0371-555" in said
    assert '"冯春社区,电话 0371"' in said
    assert LEADER not in said


def test_who_may_not_keep_a_roster_reads_who_may(desk: Desk, town: Town) -> None:
    form = {"holder": town.holder(OTHER_LEADER)}
    page = desk("wanggezhang").post(f"/desk/posts/{LEADER}/appointment/", form).content.decode()
    assert "冯春社区 · 社区书记,电话" in page
    assert "community_secretary@" not in page


def _asking_json() -> HttpRequest:
    request = HttpRequest()
    request.META |= {"HTTP_ACCEPT": "application/json", "HTTP_HOST": "testserver"}
    return request
