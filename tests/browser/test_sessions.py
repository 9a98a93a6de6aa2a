"""A session from the form to the door, as it is used at a desk and on a phone."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from bandeng.demo.cast import PASSWORD

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
Visitor = Callable[..., BrowserContext]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
SHANGHAI = ZoneInfo("Asia/Shanghai")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert fits(page)


def day(after: int) -> str:
    return (datetime.now(SHANGHAI).date() + timedelta(days=after)).isoformat()


def plan(page: Page, kind: str, title: str, *, seats: str = "") -> str:
    """Plan a session for tomorrow evening; answers the address of its public page."""
    page.goto(f"/desk/gatherings/new/?kind={kind}")
    page.get_by_label("叫什么").fill(title)
    page.get_by_label("哪一天").fill(day(1))
    page.get_by_label("几点开始").fill("19:00")
    page.get_by_label("几点结束").fill("20:30")
    page.get_by_label("在哪里").fill("社区党群服务中心")
    page.get_by_label("坐得下多少位").fill(seats)
    if kind == "film":
        page.get_by_label("片名").fill("太行丰碑")
    page.get_by_role("button", name="定下来").click()
    if page.get_by_text("是不是同一场").count():  # each width plans its own
        page.get_by_role("checkbox", name="是另外一场").check()
        page.get_by_role("button", name="定下来").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return str(page.get_by_role("link", name="居民看到的页面").get_attribute("href"))


def photo(width: str) -> bytes:
    """A small picture of one colour, another one for each width."""
    kept = io.BytesIO()
    Image.new("RGB", (60, 40), {"phone": "grey", "tablet": "white"}.get(width, "black")).save(kept, "JPEG")
    return kept.getvalue()


def resident(visitor: Visitor, width: str) -> Page:
    """The resident of the cast, signed in with the demo's password."""
    page = visitor(width).new_page()
    page.goto("/sign-in/")
    page.fill("[name=username]", "jumin")
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button").first.click()
    page.wait_for_load_state()
    return page


@WIDTHS
def test_a_secretary_plans_and_prints(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("zhibushuji", width=width)
    page.goto("/desk/gatherings/")
    fine(page, faults)
    page.get_by_role("link", name="新的场次").click()
    fine(page, faults)
    page.goto("/desk/gatherings/new/?kind=lecture")
    fine(page, faults)
    public = plan(page, "film", f"观摩《太行丰碑》{width}")
    fine(page, faults)
    ref = public.rstrip("/").rpartition("/")[2]
    for part in ("door", "sheet"):
        page.goto(f"/desk/gatherings/{ref}/{part}/")
        fine(page, faults)
    page.goto(f"/desk/gatherings/{ref}/")
    page.get_by_text("改时间或地点").click()
    page.get_by_label("几点结束").fill("18:00")
    page.get_by_role("button", name="改", exact=True).click()
    expect(page.get_by_text("结束时间要在开始时间以后").first).to_be_visible()
    fine(page, faults)


@WIDTHS
def test_the_same_session_is_asked_about(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("zhibushuji", width=width)
    for first in (True, False):
        page.goto("/desk/gatherings/past/?kind=oath")
        page.get_by_label("叫什么").fill(f"重温誓词{width}")
        page.get_by_label("几点开始").fill({"phone": "05:00", "tablet": "02:30"}.get(width, "00:10"))
        page.get_by_label("几点结束").fill("06:30")
        page.get_by_label("哪一天").fill(day(-3))
        page.get_by_label("在哪里").first.fill("纪念馆")
        page.get_by_label("在哪里宣誓").fill("纪念馆")
        page.get_by_role("button", name="记下这一场").click()
        if first:
            expect(page.get_by_role("heading", name=f"重温誓词{width}")).to_be_visible()
    expect(page.get_by_text("是不是同一场").first).to_be_visible()
    fine(page, faults)
    page.get_by_role("checkbox", name="是另外一场").check()
    page.get_by_role("button", name="记下这一场").click()
    expect(page.get_by_role("heading", name=f"重温誓词{width}")).to_be_visible()


@WIDTHS
def test_units_of_a_long_list_are_found_by_a_few_words(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("zuzhibu", width=width)
    page.goto("/desk/gatherings/new/?kind=lecture")
    page.get_by_label("叫什么").fill("一起讲的党课")
    page.locator("summary", has_text="和别的单位一起办").click()
    box = page.get_by_role("searchbox", name="一起办的单位")
    for words in ("蜜蜂张", "福华街"):
        box.fill(words)
        box.press("Enter")
        expect(page.locator(".others", has_text=words)).to_be_visible()
        page.locator(".others").get_by_role("checkbox").first.check()
    fine(page, faults)
    box.fill("没有这样的单位")
    box.press("Enter")
    expect(page.get_by_text("没有找到")).to_be_visible()
    expect(page.locator("[name=with]:checked")).to_have_count(2)
    expect(page.get_by_label("叫什么")).to_have_value("一起讲的党课")
    fine(page, faults)


@WIDTHS
def test_a_resident_signs_up_waits_and_gives_it_back(
    signed_in: SignedIn, visitor: Visitor, faults: Faults, width: str
) -> None:
    public = plan(signed_in("zhibushuji", width="desk"), "children", f"暑期剪纸{width}", seats="1")
    page = resident(visitor, width)
    page.goto("/gatherings/?place=")
    expect(page.get_by_role("link", name=f"暑期剪纸{width}")).to_be_visible()
    fine(page, faults)
    page.get_by_role("link", name=f"暑期剪纸{width}").click()
    fine(page, faults)
    page.get_by_role("button", name="我要报名").click()
    expect(page.get_by_text("有您的位置")).to_be_visible()
    page.locator("summary", has_text="给孩子报名").click()
    page.get_by_label("孩子怎么称呼").fill("小果")
    page.get_by_role("button", name="给孩子报名").click()
    expect(page.get_by_text("要监护人同意").first).to_be_visible()
    page.get_by_label("我是孩子的监护人").check()
    page.get_by_role("button", name="给孩子报名").click()
    expect(page.get_by_text("候补第1位")).to_be_visible()
    fine(page, faults)
    page.get_by_role("button", name="来不了,退掉").first.click()
    expect(page.get_by_text("候补第1位")).not_to_be_visible()
    page.goto("/gatherings/mine/")
    fine(page, faults)
    page.locator("summary", has_text="放进手机日历").click()
    before = page.locator("#feed").inner_text()
    page.get_by_role("button", name="换一个地址").click()
    expect(page.get_by_text("换好了")).to_be_visible()
    assert page.locator("#feed").inner_text() != before
    fine(page, faults)
    page.goto("/")
    expect(page.get_by_role("heading", name="身边的活动")).to_be_visible()
    fine(page, faults)
    page.goto(f"{public}arrival/")
    fine(page, faults)
    page.get_by_label("门口的码").fill("123456")
    page.get_by_role("button", name="我到了").click()
    expect(page.get_by_text("还没有到时候")).to_be_visible()
    fine(page, faults)


def soon(page: Page, kind: str, title: str, seats: str) -> None:
    """A session that begins in an hour, so that it can be said who came."""
    begins_at = datetime.now(SHANGHAI) + timedelta(hours=1)
    ends_at = begins_at + timedelta(hours=1)
    page.goto(f"/desk/gatherings/new/?kind={kind}")
    page.get_by_label("叫什么").fill(title)
    page.get_by_label("哪一天").fill(begins_at.date().isoformat())
    page.get_by_label("最后一天").fill(ends_at.date().isoformat())
    page.get_by_label("几点开始").fill(f"{begins_at:%H:%M}")
    page.get_by_label("几点结束").fill(f"{ends_at:%H:%M}")
    page.get_by_label("在哪里").fill("社区党群服务中心")
    page.get_by_label("坐得下多少位").fill(seats)
    for line in page.locator("[name^=line-][required]").all():
        line.fill(title)
    page.get_by_role("button", name="定下来").click()


def test_more_than_there_are_seats_is_asked_once(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("zhibushuji", width="phone")
    soon(page, "health", "量血压,一个位置", "1")
    page.locator("summary", has_text="照纸上的名单录").click()
    page.get_by_label("一行一个名字").fill("周明\n孙丽")
    page.get_by_role("button", name="记下到场").click()
    expect(page.get_by_text("只有1个位置").first).to_be_visible()
    fine(page, faults)
    page.get_by_label("真来了这么多").check()
    page.get_by_role("button", name="记下到场").click()
    expect(page.get_by_text("记了 2 位")).to_be_visible()


def test_a_long_table_is_asked_about_and_taken_back_whole(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("zhibushuji", width="phone")
    soon(page, "film", "太行丰碑,名单很长", "")
    rows = "姓名\n" + "".join(f"到场的人{number}\n" for number in range(301))
    table: FilePayload = {"name": "名单.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("summary", has_text="导入表格").click()
    page.locator("[name=list]").set_input_files(table)
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_text("这份表有301行").first).to_be_visible()
    fine(page, faults)
    page.locator("[name=list]").set_input_files(table)
    page.get_by_label("真来了这么多").check()
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_role("button", name="撤回这次导入")).to_be_visible()
    fine(page, faults)
    page.get_by_role("link", name="回到这一场").click()
    page.locator("summary", has_text="看到场名单").click()
    expect(page.get_by_role("button", name="记错了")).to_have_count(50)
    page.get_by_role("link", name="后一页").click()
    expect(page.get_by_text("一共记了 301 位")).to_be_visible()
    fine(page, faults)
    page.get_by_role("button", name="撤回这次导入").click()
    expect(page.get_by_text("记了 0 位")).to_be_visible()
    expect(page.get_by_role("button", name="撤回这次导入")).to_have_count(0)


@WIDTHS
def test_a_session_of_the_past_is_entered_in_a_few_lines(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("xiaozuzhang", width=width)
    page.goto("/desk/gatherings/past/?kind=comment")
    fine(page, faults)
    page.get_by_label("哪一天").fill(day({"phone": -4, "tablet": -5}.get(width, -6)))
    page.get_by_label("在哪里").fill("3号楼活动室")
    page.get_by_label("提出的问题").fill("楼道里的灯谁来管?")
    page.get_by_label("答应的改进").fill("本周内请物业换好")
    page.get_by_role("button", name="记下这一场").click()
    expect(page.get_by_text("补录:")).to_be_visible()
    expect(page.get_by_text("本周内请物业换好")).to_be_visible()
    fine(page, faults)
    page.get_by_text("照纸上的名单录").click()
    page.get_by_label("一行一个名字").fill("周大伯\n王阿姨\n周大伯")
    page.get_by_role("button", name="记下到场").click()
    expect(page.get_by_text("记了 2 位")).to_be_visible()
    fine(page, faults)
    page.locator("summary", has_text="留一张登记表的照片").click()
    sheet = {"name": "sheet.jpg", "mimeType": "image/jpeg", "buffer": photo(width)}
    page.set_input_files("[name=sheet_picture]", sheet)  # type: ignore[arg-type]
    page.get_by_role("button", name="留下", exact=True).click()
    expect(page.get_by_alt_text("登记表第1张")).to_be_visible()
    fine(page, faults)
    page.get_by_role("button", name="删掉").click()
    expect(page.get_by_alt_text("登记表第1张")).not_to_be_visible()
    page.goto("/desk/gatherings/past/?kind=comment")
    expect(page.get_by_label("提出的问题")).to_have_value("")


@WIDTHS
def test_the_months_and_the_pictures_are_for_everybody(page: Page, faults: Faults, width: str) -> None:
    sizes = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1440, 900)}
    wide, high = sizes[width]
    page.set_viewport_size({"width": wide, "height": high})
    for address in (
        "/gatherings/",
        "/gatherings/month/",
        "/gatherings/month/?month=2022-07",
        "/gatherings/pictures/",
    ):
        page.goto(address)
        fine(page, faults)
