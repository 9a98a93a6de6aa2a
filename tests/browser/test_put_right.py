"""Who is quicker shuts nobody out: what staff wrote down is put right, a department has its word."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_errands import fine
from tests.browser.test_voices import opened, report, step

Faults = Callable[[Page], list[str]]
SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]
WIDTHS = pytest.mark.parametrize("width", ["phone", "desk"])


@WIDTHS
def test_an_answer_written_down_for_one_of_two_is_put_right_at_once(
    signed_in: SignedIn, visitor: Visitor, faults: Faults, width: str
) -> None:
    leader, staff = signed_in("wanggezhang"), signed_in("shequ", width=width)
    first, _code = report(leader, f"{width}说7号楼门口的路灯不亮")
    second, second_code = report(leader, f"{width}也说7号楼的灯黑着")
    step(leader, first, "acceptance", "受理")
    step(staff, second, "merger", "并案", number=first, words="说的是同一盏灯")
    step(leader, first, "resolution", "报告办好", outcome="solved", words="换了新灯,晚上亮了")
    step(staff, first, "check", "核查", passed="yes")
    staff.goto(f"/desk/cases/{first}/answer/")
    staff.get_by_label("谁的回答").select_option(index=1)
    staff.locator("main form [name=answer][value=solved]").check()
    staff.locator("main form [name=channel][value=door]").check()
    staff.locator("main").get_by_role("button", name="记下反映人的回答", exact=True).click()
    expect(staff).to_have_url(re.compile("done="))
    two = opened(visitor, second, second_code, width)
    expect(two.get_by_text("替您记下了「办好了」。不是这样,就在下面改正。")).to_be_visible()
    fine(two, faults)
    two.get_by_role("button", name="没办好").first.click()
    expect(two.get_by_text("您说:没有办好")).to_be_visible()
    fine(two, faults)


@WIDTHS
def test_a_department_that_was_typing_when_the_whistle_ended_has_its_word(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    leader, community = signed_in("wanggezhang"), signed_in("shequ")
    desk = signed_in("chengguan", width=width)
    number, _code = report(leader, f"{width}说8号楼门口的路灯不亮")
    step(leader, number, "acceptance", "受理")
    step(leader, number, "escalation", "上报", tried="换过灯泡还是不亮", why="要几个部门一起来")
    step(community, number, "signing", "签收")
    community.goto(f"/desk/cases/{number}/whistle/")
    for box in community.locator("[name=units]:checked").all():
        box.uncheck()
    community.locator("[name=units][value='410103-cg']").check()
    community.fill("[name=purpose]", "一起查线路")
    community.fill("[name=spot]", "8号楼门口")
    community.get_by_role("button", name="吹哨", exact=True).first.click()
    step(desk, number, "arrival", "到场报到")
    desk.goto(f"/desk/cases/{number}/conclusion/")
    desk.locator("main form [name=words]").first.fill("查了灯杆,线断在地下")
    desk.locator("main form [name=cooperation]").first.fill("社区一直在场帮忙")
    end = {"words": "先查到一半", "cooperation": "城管来得快", "why_not": "天黑了,明天再约"}
    step(community, number, "disbanding", "结束吹哨", **end)
    desk.locator("main").get_by_role("button", name="办完本单位的一份", exact=True).click()
    expect(desk.get_by_text("已经收哨,没有等本单位").first).to_be_visible()
    fine(desk, faults)
    desk.locator("main").get_by_role("button", name="办完本单位的一份", exact=True).first.click()
    expect(desk).to_have_url(re.compile("done="))
    expect(desk.get_by_text("社区一直在场帮忙").first).to_be_visible()
    fine(desk, faults)
