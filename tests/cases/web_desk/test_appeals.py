"""Appeals at the desk: the form, the inbox of the reviewers, what two who send at once are told."""

import time_machine
from django.test import Client

from bandeng.cases.models import Case
from bandeng.cases.ties import Appeal
from bandeng.demo.town import Town
from tests.cases.conftest import Desk
from tests.cases.test_appeal import HOUR, WHY, appealed, end, late, limit_of
from tests.cases.web_desk.test_steps import send

YES = {"number": "1", "verdict": "yes", "words": "看过供电公司的单子"}


def _page(client: Client, case: Case, noun: str = "") -> str:
    answer = client.get(f"/desk/cases/{case.number}/{noun}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_missed_it_appeals_on_the_page_of_the_matter(
    desk: Desk, town: Town, frozen: time_machine.Traveller
) -> None:
    case = late(town)
    frozen.move_to(end(town) + HOUR)
    client = desk("wanggezhang")
    assert "申诉超时" in _page(client, case)
    form = _page(client, case, "appeal/")
    assert "整件事办好,应在" in form
    empty = send(client, case, "appeal", limit=limit_of(case), reason="")
    assert empty.status_code == 422
    answer = send(client, case, "appeal", limit=limit_of(case), reason=WHY)
    assert answer.status_code == 302
    assert WHY in _page(client, case)
    assert client.get(f"/desk/cases/{case.number}/appeal/").status_code in {200, 409}


def test_others_are_told_whose_it_is(desk: Desk, town: Town, frozen: time_machine.Traveller) -> None:
    case = late(town)
    frozen.move_to(end(town) + HOUR)
    client = desk("jiedao")
    for answer in (
        client.get(f"/desk/cases/{case.number}/appeal/"),
        send(client, case, "appeal", limit=limit_of(case), reason=WHY),
    ):
        assert answer.status_code == 403
    assert "由超时的那个单位或岗位自己申诉" in _page(client, case, "refusals/")


def test_two_decide_from_their_inbox_and_the_note_stands_beside_the_overtime(
    desk: Desk, town: Town, frozen: time_machine.Traveller
) -> None:
    case = appealed(town)
    frozen.move_to(end(town) + 2 * HOUR)
    for name in ("shuji", "jiedao-lingdao"):
        client = desk(name)
        assert "有人申诉超时,等您审" in client.get("/desk/inbox/").content.decode()
        assert WHY in _page(client, case, "appeal-decision/")
        answer = send(client, town.again(case), "appeal-decision", **YES)
        assert answer.status_code == 302, answer.content.decode()
        assert "有人申诉超时,等您审" not in client.get("/desk/inbox/").content.decode()
    shown = _page(client, case)
    assert "申诉成立,不计入按期率" in shown
    assert "超过了时限" in shown
    assert "申诉成立,不计入按期率" in _page(client, case, "clocks/")
    public = Client().get(f"/c/{case.number}/").content.decode()
    assert "申诉成立,不计入按期率" in public
    assert "申诉成立,不计入按期率" in Client().get(f"/c/{case.number}/why/").content.decode()


def test_whoever_was_slower_keeps_her_words_and_sends_them_again(
    desk: Desk, town: Town, frozen: time_machine.Traveller
) -> None:
    case = appealed(town)
    frozen.move_to(end(town) + 2 * HOUR)
    first, second = desk("shuji"), desk("jiedao-lingdao")
    assert send(first, case, "appeal-decision", **YES).status_code == 302
    told = send(second, case, "appeal-decision", number="1", verdict="no", words="单子上的日子不对")
    assert told.status_code == 409
    assert "单子上的日子不对" in told.content.decode()
    again = send(
        second, town.again(case), "appeal-decision", number="1", verdict="no", words="单子上的日子不对"
    )
    assert again.status_code == 302
    assert Appeal.objects.get().state == "refused"
