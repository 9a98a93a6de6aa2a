"""Doors, repairs in two taps, mediation on one screen, as they are used on a phone and at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@WIDTHS
def test_two_taps_and_one_more(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("xunluoyuan", width=width)
    page.goto("/desk/repairs/")
    assert not faults(page)
    page.get_by_role("link", name="垃圾杂物").click()
    page.wait_for_url("**/kinds/rubbish/")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="修好了").click()
    expect(page.get_by_text("记下了")).to_be_visible()
    page.get_by_role("button", name="还要人来修,转成事项").click()
    expect(page.get_by_text("已转成事项")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_visit_says_what_became_of_a_promise(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("wanggezhang", width=width)
    page.goto("/desk/doors/")
    expect(page.get_by_text("住户希望常来敲敲门")).to_be_visible()
    assert not faults(page)
    page.get_by_role("link", name="1号楼2单元502").or_(
        page.get_by_role("link", name="全部门牌")
    ).first.click()
    page.wait_for_load_state()
    if page.url.endswith("/known/"):
        page.get_by_role("link", name="1号楼2单元502").click()
    page.locator("form[action$='/visit/']").wait_for()
    assert not faults(page)
    assert fits(page)
    page.get_by_label("听到了什么").fill("一切都好")
    page.get_by_role("button", name="记下走访").click()
    expect(page.get_by_text("一切都好").first).to_be_visible()
    expect(page.get_by_text("记下了:")).to_be_visible()
    expect(page.get_by_text("答应过:带申请表来").first).to_be_visible()
    expect(page.get_by_role("button", name="记下走访")).to_be_hidden()
    assert not faults(page)
    assert fits(page)


def test_a_consent_is_given_and_taken_back(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("wanggezhang", width="phone")
    page.goto("/desk/doors/known/")
    page.get_by_role("link", name="2号楼3单元101").click()
    page.get_by_text("住户同意记一件事").click()
    page.get_by_label("上门以前请先打电话").check()
    page.get_by_label("家里谁说的").fill("住户本人")
    page.get_by_label("是大人自己说的").check()
    assert not faults(page)
    page.locator("form[action$='/consent/'] button").click()
    page.get_by_role("button", name="住户收回,马上抹去").click()
    page.wait_for_load_state()
    expect(page.get_by_role("button", name="住户收回,马上抹去")).to_have_count(0)


@WIDTHS
def test_a_mediation_on_one_screen_and_its_paper(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("tiaojieyuan", width=width)
    page.goto("/desk/mediations/new/")
    page.get_by_label("什么纠纷").select_option("noise")
    page.get_by_label("当事人1怎么称呼").fill("甲家")
    page.get_by_label("当事人2怎么称呼").fill("乙家")
    page.get_by_label("双方都愿意调解").check()
    page.get_by_label("我不是当事人").check()
    page.get_by_label("纠纷的主要事实").fill("早上装修")
    page.locator("input[name=ending][value=settled]").check()
    page.get_by_text("达成了协议的,写在这里").click()
    page.get_by_label("商定了什么").fill("八点以后开工")
    page.get_by_label("怎样履行").fill("自己做到")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="记下调解").click()
    expect(page.get_by_text("八点以后开工")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="打印,给各方签名").click()
    expect(page.get_by_text("调解员签名")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_the_day_on_the_paper_is_written_down(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("tiaojieyuan", width=width)
    page.goto("/desk/mediations/new/")
    page.get_by_label("什么纠纷").select_option("noise")
    page.get_by_label("当事人1怎么称呼").fill("丙家")
    page.get_by_label("当事人2怎么称呼").fill("丁家")
    page.get_by_label("双方都愿意调解").check()
    page.get_by_label("我不是当事人").check()
    page.get_by_label("纠纷的主要事实").fill(f"夜里打牌({width})")
    page.locator("input[name=ending][value=settled]").check()
    page.get_by_text("达成了协议的,写在这里").click()
    page.locator("input[name=form][value=written]").check()
    page.get_by_label("商定了什么").fill(f"十点以后不打牌({width})")
    page.get_by_label("怎样履行").fill("自己做到")
    page.get_by_role("button", name="记下调解").click()
    expect(page.get_by_text("从各方签名或者盖章那天起生效")).to_be_visible()
    expect(page.get_by_label("纸上签的日子")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="记下签的日子").click()
    expect(page.get_by_text("协议书从")).to_be_visible()
    expect(page.get_by_text("以前共同向人民法院申请司法确认")).to_be_visible()
    page.get_by_text("签的日子记错了").click()
    assert not faults(page)
    assert fits(page)


def test_property_staff_find_no_way_in(signed_in: SignedIn) -> None:
    page = signed_in("fangguanyuan")
    rail = page.get_by_role("navigation", name="工作台")
    expect(rail.get_by_role("link", name="随手修")).to_be_visible()
    expect(rail.get_by_role("link", name="走访")).to_have_count(0)
    expect(rail.get_by_role("link", name="调解")).to_have_count(0)
