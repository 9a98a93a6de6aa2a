"""Proxies and sold homes at the desk."""

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from bandeng.ballots.models import Elector
from tests.ballots.conftest import Begin
from tests.cases.conftest import Desk


def form() -> SimpleUploadedFile:
    return SimpleUploadedFile("form.jpg", b"a written proxy", "image/jpeg")


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
    assert staff.post(f"{here}empowerment/", told | {"form": form()}).status_code == 302
    page = staff.get(here).content.decode()
    assert "E0001:吴五" in page
    assert "物业公司的人" not in page, "who may not act cannot be chosen"
    gone = staff.post(f"{here}disempowerment/", {"ended_of": "E0001", "ended": "herself"})
    assert gone.status_code == 302
    assert "E0001:吴五" not in staff.get(here).content.decode()


def test_a_home_that_was_sold_gets_a_new_slip(
    desk: Desk, frozen: time_machine.Traveller, announced: Begin
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    told = {"sold_of": "E0001", "sold_phones": "13600009999", "sold": ""}
    assert staff.post(f"{here}new-owner/", told).status_code == 422
    assert staff.post(f"{here}new-owner/", told | {"sold": "看了新的房本"}).status_code == 302
    assert Elector.objects.get(vote=voting.vote_id, number="E0001").codes == 1
