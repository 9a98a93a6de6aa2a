"""A step that is not open says why: how far the matter is, which level has it, what has come between."""

import html
from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.actions.loop import HandingUp
from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.kernel.refusals import NotNow
from tests.cases import journeys
from tests.cases.conftest import Desk


def refusals(desk: Desk, case: Case, username: str = "shequ") -> str:
    page = desk(username).get(f"/desk/cases/{case.number}/refusals/").content.decode()
    return html.unescape(page)


def test_before_acceptance_the_common_steps_say_so(desk: Desk, town: Town) -> None:
    page = refusals(desk, town.case())
    for words in (
        "现在不能「派给部门」:还没有受理,请先受理",
        "现在不能「报告办好」:还没有受理",
        "还没有报告办好,没有可以核查的",
    ):
        assert words in page, words


def test_at_a_level_it_says_whose_the_step_is(desk: Desk, town: Town) -> None:
    page = refusals(desk, journeys.accepted(town), "wanggezhang")
    assert "只有街道能派给部门;在网格和社区,请先上报到街道" in page
    assert "只有部门可以退回" in page
    card = page.partition("只有街道能派给部门")[2].partition("</article>")[0]
    assert "可以找" in card


def _card(page: str, sentence: str) -> str:
    return page.partition(sentence)[2].partition("</article>")[0]


def test_whoever_did_the_work_is_named_for_no_check_of_it(desk: Desk, town: Town) -> None:
    """Before anybody worked the grid leader may look when it is done; after her work she may not."""
    sentence, case = "还没有报告办好,没有可以核查的", journeys.at_community(town)
    assert "网格长" in _card(refusals(desk, case), sentence)
    done = journeys.resolved(town)
    at = town.noon + timedelta(hours=1)
    actions.check(case=done, finding=actions.Finding(passed=False, words="还是不亮"), by=town.staff, at=at)
    card = _card(refusals(desk, done), sentence)
    assert "可以找" in card
    assert "网格长" not in card


def test_nobody_is_sent_to_herself(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    mine, others = refusals(desk, case, "wanggezhang"), refusals(desk, case, "shequ")
    sentence = "还没有报告办好,没有可以核查的"
    assert "网格长" in _card(others, sentence)
    assert "网格长" not in _card(mine, sentence)


def test_nobody_appealed_is_no_ending(desk: Desk, town: Town) -> None:
    case = journeys.closed(town)
    page = html.unescape(desk("jiedao").get(f"/desk/cases/{case.number}/appeal-decision/").content.decode())
    assert "没有人申诉这件事的超时" in page
    assert "这件事已经结束了" not in page


def test_many_at_once_say_why_each_cannot(desk: Desk, town: Town) -> None:
    case = town.case()
    sent = {"verb": "escalate", "chosen": case.number}
    page = desk("wanggezhang").post("/desk/batches/looking/", sent).content.decode()
    assert "现在不能「上报」:还没有受理,请先受理" in html.unescape(page)


def test_what_the_other_side_has_signed_for_is_not_taken_back_and_says_so(town: Town) -> None:
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    what = HandingUp(tried="换过灯泡还是不亮", why="线路归街道管")
    actions.escalate(case=case, what=what, by=town.leader, at=at)
    case = town.again(case)
    actions.sign(case=case, by=town.holder(case.seat), at=at)
    with pytest.raises(NotNow, match="对方已经签收,不能撤回了"):
        actions.recall(case=town.again(case), by=town.leader, at=at)
