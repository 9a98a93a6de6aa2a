"""The desk of a vote asks before it refuses: a paper not handed over, an hour of the night; who watches."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.telephones import sign_in

SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
SHANGHAI = ZoneInfo("Asia/Shanghai")
RUNNING = "凤鸣小院选聘物业服务企业"
PHONE = "13900006611"
ROLL = f"席位,表决人,电话\n一楼,甲,{PHONE}\n二楼,乙,\n三楼,丙,\n"


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_paper_that_comes_back_unhanded_is_handed_over_first(signed_in: SignedIn, faults: Faults) -> None:
    clerk = signed_in("shequ", width="phone")
    clerk.goto("/desk/votes/")
    clerk.get_by_role("link", name=RUNNING).click()
    clerk.get_by_text("收回一张选票").click()
    clerk.locator("form[action$='/return/'] input[name=serial]").fill("E0021-1")
    clerk.locator("form[action$='/return/'] input[value=door]").check()
    clerk.get_by_role("button", name="记下收回").click()
    expect(clerk.get_by_text("E0021-1 还没有记送到:送到了的,先记送到,再记收回。")).to_be_visible()
    expect(clerk.locator("#f-delivery-number")).to_have_value("E0021")
    fine(clerk, faults)


def test_an_hour_of_the_night_is_asked_about_and_the_household_told(
    signed_in: SignedIn, visitor: Visitor, site: Site, faults: Faults
) -> None:
    clerk = signed_in("shequ", width="phone")
    clerk.goto("/desk/votes/new/")
    clerk.get_by_label("表决什么").fill("院门几点关")
    clerk.get_by_label("逐项写出来,一行一项").fill("十点关门")
    clerk.get_by_label("按哪条规则").select_option("residents-representatives")
    clerk.get_by_label("哪个社区").select_option(index=0)
    clerk.get_by_role("button", name="存下,去录名册").click()
    roll = {"name": "名册.csv", "mimeType": "text/csv", "buffer": ROLL.encode()}
    clerk.locator("input[name=roll]").set_input_files(roll)  # type: ignore[arg-type]
    clerk.get_by_role("button", name="录入名册").click()
    expect(clerk.get_by_text("看名册:3 个表决人")).to_be_visible()
    expect(clerk.get_by_text("改正面积")).to_have_count(0)
    day = datetime.now(SHANGHAI) + timedelta(days=2)
    clerk.locator("input[name=opens_at]").fill(f"{day:%Y-%m-%d}T01:00")
    clerk.locator("input[name=closes_at]").fill(f"{day + timedelta(days=3):%Y-%m-%d}T18:00")
    clerk.get_by_role("button", name="公告表决").click()
    expect(clerk.get_by_text("01:00 是夜里").first).to_be_visible()
    fine(clerk, faults)
    clerk.locator("input[name=opens_at]").fill(f"{day:%Y-%m-%d}T13:00")
    clerk.get_by_role("button", name="公告表决").click()
    expect(clerk.get_by_text("公告到开始只有2天,开居民代表会议要提前10天通知").first).to_be_visible()
    fine(clerk, faults)
    clerk.get_by_label("就是这样定的").check()
    clerk.get_by_role("button", name="公告表决").click()
    expect(clerk.get_by_role("link", name="打印选票")).to_be_visible()
    here = clerk.url.split("/desk")[1]
    clerk.goto(f"/desk{here}slips/")
    slip = clerk.locator(".slip").filter(has_text="一楼")
    number = slip.locator(".code").first.inner_text()
    clerk.goto(f"/desk{here}?serial={number}-1")
    clerk.get_by_role("button", name="记下送到").click()
    _told(visitor("phone").new_page(), here, number, site, faults)


def _told(page: Page, here: str, number: str, site: Site, faults: Faults) -> None:
    """She never opened her ballot: it says when voting begins; what was recorded stands in her messages."""
    page.goto(f"{here}ballot/")
    expect(page.get_by_text("现在可以打开自己的票看,到时候再投")).to_be_visible()
    sign_in(page, PHONE, site)
    page.goto("/notices/")
    expect(page.get_by_text("记下了:纸质选票送到了您家")).to_be_visible()
    fine(page, faults)
    page.get_by_text("记下了:纸质选票送到了您家").click()
    page.get_by_role("button", name=f"打开 {number} 号的票").click()
    expect(page.get_by_text("到时候再来这里投")).to_be_visible()
    fine(page, faults)


def test_a_scrutineer_finds_the_vote_she_watches(signed_in: SignedIn, faults: Faults) -> None:
    watching = signed_in("jiwei", width="phone")
    watching.goto("/desk/votes/")
    expect(watching.get_by_text("请您监票的")).to_be_visible()
    fine(watching, faults)
    watching.get_by_role("link", name=RUNNING).click()
    expect(watching.get_by_role("link", name="投我的票")).to_be_visible()
    leader = signed_in("qulingdao", width="phone")
    leader.goto("/desk/votes/")
    expect(leader.get_by_text("您的岗位不办表决")).to_be_visible()
    fine(leader, faults)
