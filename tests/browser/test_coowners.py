"""Co-owners of one number: one of them names on her telephone who votes."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.a_ballot import announce
from tests.browser.conftest import Site
from tests.browser.telephones import sign_in

SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
SHANGHAI = ZoneInfo("Asia/Shanghai")
TITLE = "凤鸣小院的车棚装不装摄像头"
PHONE = "13900006603"
OURS = f"{PHONE}、13900006609"
ROLL = f"席位,表决人,电话\n一楼,甲,{OURS}\n二楼,乙,\n三楼,丙,\n"


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def announced(clerk: Page) -> str:
    """It opens tomorrow; the path of the public page."""
    clerk.goto("/desk/votes/new/")
    clerk.get_by_label("表决什么").fill(TITLE)
    clerk.get_by_label("逐项写出来,一行一项").fill("同意装摄像头")
    clerk.get_by_label("按哪条规则").select_option("residents-representatives")
    clerk.get_by_label("哪个社区").select_option(index=0)
    clerk.get_by_role("button", name="存下,去录名册").click()
    roll = {"name": "名册.csv", "mimeType": "text/csv", "buffer": ROLL.encode()}
    clerk.locator("input[name=roll]").set_input_files(roll)
    clerk.get_by_role("button", name="录入名册").click()
    opens_at = datetime.now(SHANGHAI) + timedelta(days=1)
    for name, at in (("opens_at", opens_at), ("closes_at", opens_at + timedelta(days=3))):
        clerk.locator(f"input[name={name}]").fill(f"{at:%Y-%m-%dT%H:%M}")
    announce(clerk)
    expect(clerk.get_by_role("link", name="打印选票")).to_be_visible()
    return clerk.url.split("/desk")[1]


def test_a_co_owner_names_who_votes(
    signed_in: SignedIn, visitor: Visitor, site: Site, faults: Faults
) -> None:
    here = announced(signed_in("shequ", width="desk"))
    page = visitor("phone").new_page()
    page.goto(f"{here}ballot/")
    sign_in(page, PHONE, site)
    page.get_by_role("button", name=re.compile(r"打开 E000\d 号的票")).click()
    page.get_by_text("几位共有的,推举由谁投").click()
    fine(page, faults)
    page.get_by_role("button", name="记下由谁投").click()
    expect(page.get_by_text("请选由谁投").first).to_be_visible()
    fine(page, faults)
    page.get_by_label("(我)").check()
    page.get_by_role("button", name="记下由谁投").click()
    expect(page.get_by_text("您家推举了由您来投。")).to_be_visible()
    fine(page, faults)
    page.get_by_text("换一个人投").click()
    page.get_by_label("139****6609", exact=True).check()
    page.get_by_role("button", name="记下由谁投").click()
    expect(page.get_by_text("您家推举了由 139****6609 来投")).to_be_visible()
    page.get_by_text("我不同意由他投").click()
    page.get_by_label("为什么不同意").fill("还没有商量好")
    page.get_by_role("button", name="交给社区来定").click()
    expect(page.get_by_text("社区会来问").first).to_be_visible()
    fine(page, faults)
    clerk = signed_in("shequ", width="desk")
    clerk.goto(f"/desk{here}")
    form = clerk.locator("form[action$='/voter-settlement/']")
    form.get_by_label("139****6603").check()
    form.get_by_label("告诉他家理由").fill("两个人都问过了")
    form.get_by_role("button", name="定下来").click()
    page.reload()
    expect(page.get_by_text("两个人都问过了")).to_be_visible()
    fine(page, faults)
