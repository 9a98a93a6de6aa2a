"""A home or an illness in words that everybody will read is asked about once."""

import pytest
import time_machine

from bandeng.assembly.models import Procedure, Talk
from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.text import homes_in
from bandeng.rulebook.queries import book
from tests.assembly.decided import begun
from tests.cases.conftest import Desk

PLAN = {
    "kind": "one-collect-three-deliberate",
    "sort": "residents",
    "body": "residents-committee",
    "place": COMMUNITY,
    "title": "楼道装扶手",
    "plan": "3号楼2单元501的老人偏瘫,下楼要扶",
}


@pytest.mark.parametrize(
    "text, found",
    [
        ("3号楼2单元501漏水", ("3号楼2单元501",)),
        ("2单元 501室和502室", ("2单元 501室", "502室")),
        ("3号楼402;1排6室", ("3号楼402", "1排6室")),
        ("1503室吵,3-2-501也吵", ("1503室", "3-2-501")),
        ("3号楼２单元５０１", ("3号楼2单元501",)),
        ("3号楼前的石桌旁,2单元门口,12号院", ()),
        ("一共316户,2026-11-27,2022年7月", ()),
    ],
)
def test_doors_of_homes(text: str, found: tuple[str, ...]) -> None:
    assert homes_in(text) == found


def test_words_of_illness_outside_longer_sayings() -> None:
    private = book().deliberation.private_in
    assert private("老王中风了,是低保户") == ("中风", "低保户")
    assert private("修残疾人坡道,请人讲防癌") == ()
    assert private("残疾人坡道坏了,一位残疾老人摔了") == ("残疾",)


def test_a_plan_is_asked_about_and_taken_with_a_tick(desk: Desk, town: Town) -> None:
    with time_machine.travel(town.noon, tick=False):
        staff = desk("shequ")
        asked = staff.post("/desk/assembly/procedures/addition/", PLAN)
        shown = asked.content.decode()
        assert asked.status_code == 422
        assert "里面有「3号楼2单元501」「偏瘫」" in shown
        assert "老人偏瘫,下楼要扶" in shown
        assert not Procedure.objects.exists()
        assert staff.post("/desk/assembly/procedures/addition/", {**PLAN, "public": "on"}).status_code == 302
    assert Procedure.objects.exists()


def test_every_form_with_public_words_asks(desk: Desk, town: Town) -> None:
    one = begun(town)
    talk = {"kind": "bench-talk", "place": "410103012002-01", "where": "石桌旁", "said": "501室太吵"}
    with time_machine.travel(town.noon, tick=False):
        staff = desk("shequ")
        forms = {
            "/desk/assembly/talks/addition/": talk,
            f"/desk/assembly/procedures/{one.id}/step/": {"stage": "collect", "record": "501室不同意"},
            f"/desk/assembly/procedures/{one.id}/withdrawal/": {"withdrawal": "501室不同意"},
            "/desk/assembly/meetings/addition/": {"where": "501室", "agenda": "装灯"},
        }
        for address, said in forms.items():
            asked = staff.post(address, said)
            assert asked.status_code == 422, address
            assert "里面有「501室」" in asked.content.decode(), address
            assert 'name="public"' in asked.content.decode(), address
    assert not Talk.objects.exists()
