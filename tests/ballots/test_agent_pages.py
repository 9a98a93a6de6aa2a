"""Proxies and sold homes at the desk."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from bandeng.ballots import queries
from bandeng.ballots.models import Elector
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.people.queries import entries_with_phone
from tests.ballots.conftest import NO, YES, Begin, photo
from tests.ballots.test_heads import POST
from tests.cases.conftest import Desk

BOUGHT = "13600009999"


def form() -> SimpleUploadedFile:
    return photo("a written proxy")


def test_what_is_no_picture_is_no_proxy_and_no_paper(
    desk: Desk, frozen: time_machine.Traveller, announced: Begin
) -> None:
    voting = announced()
    serial = voting.deliver(2)
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    told = {"agent_of": "e0001", "agent": "吴五", "agent_phone": "13600005555", "relation": "family"}
    back = {"serial": serial, "where": "desk"}
    for name in ("委托书.xlsx", "票.txt", "票.jpg"):
        table = SimpleUploadedFile(name, b"PK\x03\x04 a table", "image/jpeg")
        proxy = staff.post(f"{here}empowerment/", told | {"form": table})
        table.seek(0)
        paper = staff.post(f"{here}return/", back | {"picture": table})
        for answer in (proxy, paper):
            assert (answer.status_code, "不像是照片" in answer.content.decode()) == (422, True)
    assert staff.post(f"{here}return/", back | {"picture": photo()}).status_code == 302


def test_a_proxy_is_filed_refused_and_taken_back(
    desk: Desk, frozen: time_machine.Traveller, announced: Begin
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    told = {"agent_of": "e0001", "agent": "吴五", "agent_phone": "13600005555", "relation": "family"}
    without = staff.post(f"{here}empowerment/", told)
    assert (without.status_code, "请拍下书面委托书" in without.content.decode()) == (422, True)
    assert "吴五" in without.content.decode(), "what was typed stays"
    barred = staff.post(f"{here}empowerment/", told | {"relation": "property-company", "form": form()})
    assert "不能替业主投票" in barred.content.decode()
    page = staff.post(f"{here}empowerment/", told | {"form": form()}, follow=True).content.decode()
    assert "记下了:E0001 由吴五代投。" in page
    assert "E0001:吴五" in page
    assert "物业公司的人" not in page, "who may not act cannot be chosen"
    gone = staff.post(f"{here}disempowerment/", {"ended_of": "E0001", "ended": "herself"}, follow=True)
    assert "记下了:E0001 的委托撤回了:本人自己投。" in gone.content.decode()
    assert "E0001:吴五" not in staff.get(here).content.decode()


def test_a_home_that_was_sold_gets_a_new_slip(
    desk: Desk, frozen: time_machine.Traveller, announced: Begin
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    told = {"sold_of": "E0001", "sold_phones": "13600009999", "sold": ""}
    assert staff.post(f"{here}new-owner/", told).status_code == 422
    page = staff.post(f"{here}new-owner/", told | {"sold": "看了新的房本"}, follow=True).content.decode()
    assert "记下了:E0001 换了业主。原来的业主没有投,由新业主投:请重新送一张选票" in page
    assert "投票期间卖了房:1 家" in page
    assert "E0001:原来的业主没有投,由新业主投" in page
    assert Elector.objects.get(vote=voting.vote_id, number="E0001").codes == 1


def test_a_home_that_had_voted_keeps_its_ballot_and_the_new_owner_is_told(
    desk: Desk, frozen: time_machine.Traveller, announced: Begin
) -> None:
    voting = announced()
    voting.cast(1, YES)
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    told = {"sold_of": "E0001", "sold_phones": BOUGHT, "sold": "看了新的房本"}
    page = staff.post(f"{here}new-owner/", told, follow=True).content.decode()
    assert "记下了:E0001 换了业主。原来的业主已经投过,那一票算数。新业主的电话上会收到一句话。" in page
    assert "E0001:原来的业主已经投过,那一票算数" in page
    notices = Notice.objects.filter(recipient__in=entries_with_phone(BOUGHT))
    assert [each.kind for each in notices] == ["ballots.sold"]
    with pytest.raises(NotNow, match="不能再改"):
        voting.cast(1, NO)
    assert queries.own(voting.slot(1)).choices == YES
    rebuilding.check()


def test_papers_and_witnesses_are_said_when_they_are_recorded(
    desk: Desk, frozen: time_machine.Traveller, announced: Begin
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    voting.deliver(3)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"

    def said(noun: str, **typed: object) -> str:
        return staff.post(f"{here}{noun}/", typed, follow=True).content.decode()

    assert "记下了:E0003-1 收回了:上门收回。" in said(
        "return", serial="E0003-1", where="door", picture=form()
    )
    voting.counted()
    assert "记下了:E0003-1 录了第一遍,等另一个单位再录一遍。" in said(
        "keying", serial="E0003-1", **{"item-1": "yes"}
    )
    post = POST
    assert "监票。" in said("witness", post=post)
    assert "不再监票。" in said("release", witness=post)


def test_what_another_vote_recorded_is_not_said(desk: Desk, announced: Begin) -> None:
    voting, other = announced(), announced(title="另一次")
    other.deliver(1)
    last = Fact.objects.of(other.slot(1).stream).reverse()[0]
    page = desk("shequ").get(f"/desk/votes/{voting.vote_id}/?done={last.id}").content.decode()
    assert "记下了:" not in page
