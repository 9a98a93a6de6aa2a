"""Talks, opinions and procedures as they are used on a phone and at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
YARD = "/places/410103012002/deliberations/"


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@WIDTHS
def test_four_lines_and_their_promise_on_the_yards_page(
    signed_in: SignedIn, faults: Faults, visitor: Callable[..., BrowserContext], width: str
) -> None:
    page = signed_in("wanggezhang", width=width)
    page.goto("/desk/assembly/talks/new/")
    page.get_by_label("在哪里坐下来的").fill("4号楼前的花坛边")
    page.get_by_label("说了什么").fill(f"路灯照不到台阶({width})")
    page.locator("#f-what-1").fill(f"给台阶贴反光条({width})")
    page.locator("#f-who-1").fill("社区居委会")
    page.locator("#f-due-1").fill("2099-12-31")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("发到邻居群里")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name=f"给台阶贴反光条({width})").click()
    assert not faults(page)
    page.get_by_role("button", name="登记成事项").click()
    page.wait_for_load_state()
    reader = visitor(width=width).new_page()
    reader.goto(YARD)
    expect(reader.get_by_role("link", name=f"给台阶贴反光条({width})")).to_be_visible()
    assert not faults(reader)
    assert fits(reader)


@WIDTHS
def test_everybody_reads_where_a_matter_stands(
    visitor: Callable[..., BrowserContext], faults: Faults, width: str
) -> None:
    page = visitor(width=width).new_page()
    page.goto(YARD)
    page.get_by_role("link", name="给北门车棚装充电桩").click()
    expect(page.get_by_text("现在:公开一:决议公开")).to_be_visible()
    expect(page.get_by_text("应到 30,到会 21")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="公开一(公示栏的那张纸)").click()
    expect(page.get_by_text("不同意 3,弃权 1。", exact=True)).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_matter_begins_and_opinions_are_answered(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/procedures/new/")
    page.get_by_label("一句话说是什么事").fill(f"花坛改成菜地({width})")
    page.get_by_label("打算怎么办").fill("一家一小块")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="开始").click()
    expect(page.get_by_text("这一步还差")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="看意见、归拢、答复").click()
    page.get_by_text("录一条意见").click()
    page.get_by_label("照原话录").fill("菜地浇水从哪里接")
    page.get_by_role("button", name="录下").click()
    page.get_by_text("答复(连归在一起的)").click()
    page.get_by_label("部分采纳").check()
    page.get_by_label("为什么").fill("先接一个水龙头")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="答复", exact=True).click()
    expect(page.get_by_text("先接一个水龙头")).to_be_visible()


@WIDTHS
def test_a_meeting_is_announced_and_everybody_reads_it(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/meetings/new/")
    page.locator("select#f-kind").select_option("residents-meeting")
    page.locator("#f-on").fill(f"2099-06-{len(width):02}")  # a day of its own: a second one is asked about
    page.get_by_label("会场").fill("社区二楼")
    page.get_by_label("议程").fill(f"花坛怎么办({width})")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="发通知").click()
    expect(page.get_by_text("已到 0 户,名册 30,要到 16")).to_be_visible()
    expect(page.get_by_text("开会前两小时起,在这里登记到会的户。")).to_be_visible()
    expect(page.get_by_label("门牌")).to_have_count(0)
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="看大家看到的页面").click()
    expect(page.get_by_text("到会不少于 16 才能表决")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_covenant_in_three_columns(
    visitor: Callable[..., BrowserContext], faults: Faults, width: str
) -> None:
    page = visitor(width=width).new_page()
    page.goto(YARD)
    page.get_by_role("link", name="冯春社区居民公约").click()
    expect(page.get_by_text("第 1 版")).to_be_visible()
    expect(page.get_by_role("region", name="三栏对照").get_by_text("飞线充电")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.goto("/places/410103012002/petitions/new/")
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_meeting_from_paper_tells_its_faults_in_one_go(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto("/desk/assembly/procedures/new/")
    page.get_by_label("一句话说是什么事").fill(f"楼道刷墙({width})")
    page.get_by_label("打算怎么办").fill("三个单元都刷")
    page.locator("[name=kind]").select_option("four-deliberate-two-public")
    page.get_by_role("button", name="开始").click()
    done = page.get_by_role("button", name="这一步做完了")
    page.get_by_label("说了什么、定了什么").fill("支部提议")
    done.click()
    page.get_by_label("说了什么、定了什么").fill("两委都同意")
    done.click()
    page.get_by_label("日子核对过,没有写错").check()
    done.click()
    for name, number in (("due", "20"), ("present", "15"), ("yes", "12"), ("no", "2")):
        page.locator(f"#f-{name}").fill(number)
    done.click()
    summary = page.get_by_role("alert").first
    expect(summary.get_by_role("link")).to_have_count(3)
    assert not faults(page)
    assert fits(page)
    page.get_by_label("日子核对过,没有写错").check()
    page.get_by_label("说了什么、定了什么").fill("党员大会上举手表决")
    done.click()
    expect(summary.get_by_role("link")).to_have_count(1)
    expect(page.get_by_label("日子核对过,没有写错")).to_be_checked()
    page.locator("#f-abstain").fill("1")
    done.click()
    expect(page.get_by_text("应到 20,到会 15;同意 12,不同意 2,弃权 1。")).to_be_visible()
    assert fits(page)
