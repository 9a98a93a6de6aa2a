"""A month from its opening to a branch's session: the office, the branch, the lead's page, the figure."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

SignedIn = Callable[..., Page]
Faults = Callable[[Page], list[str]]
TITLE = "试办的活动月"
BRANCH = "冯春社区小区党支部"


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert fits(page)


def day(page: Page, ahead: int) -> str:
    """So many days from today, as a field takes it."""
    return str(page.evaluate(f"new Date(Date.now() + {ahead} * 864e5).toLocaleDateString('sv')"))


def opened(page: Page, faults: Faults) -> str:
    """The office opens the month from the pattern, for the days round today; the path of its page."""
    page.goto("/desk/campaigns/")
    page.get_by_role("link", name=re.compile("照样板开")).click()
    fine(page, faults)
    page.get_by_label("叫什么").fill(TITLE)
    page.get_by_label("第一天").fill(day(page, -10))
    page.get_by_label("最后一天").fill(day(page, 20))
    page.get_by_role("button", name="开始这个活动月").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    fine(page, faults)
    return page.url


def sent(page: Page, faults: Faults) -> None:
    """The first activity's task goes to every branch, and one to every street."""
    page.get_by_role("link", name=re.compile("学讲评")).first.click()
    fine(page, faults)
    for title, audience in (("支部办一次学讲评", "branches"), ("街道办一次学讲评", "streets")):
        page.get_by_text("另发一项任务").click()
        form = page.locator("form[action$='/task/']").last
        form.get_by_label("要做什么").fill(title)
        form.get_by_label("发给谁").select_option(audience)
        form.get_by_label("哪天以前").fill(day(page, 6))
        form.get_by_label("现场学习").check()
        form.get_by_role("button", name="发出任务").click()
        expect(page.get_by_role("link", name=title)).to_be_visible()
    page.get_by_role("link", name="支部办一次学讲评").click()
    expect(page.get_by_text("办了学(现场学习)就算")).to_be_visible()
    page.get_by_text(re.compile("京广路街道 ·")).click()
    expect(page.get_by_text(BRANCH)).to_be_visible()
    fine(page, faults)


def held(page: Page, faults: Faults) -> None:
    """The branch's secretary finds the task in the morning and enters what was held yesterday."""
    page.goto("/desk/")
    page.get_by_role("link", name="支部办一次学讲评").click()
    fine(page, faults)
    page.get_by_role("link", name="补录办过的一场").click()
    fine(page, faults)
    page.locator("[name=on]").fill(day(page, -12))
    page.locator("[name=venue]").fill("纪念馆")
    page.get_by_role("button", name="记下这一场").click()
    expect(page.get_by_role("link", name=re.compile(f"「{TITLE}」只算"))).to_be_visible()
    expect(page.get_by_role("link", name="不挂它,只记这一场")).to_be_visible()
    fine(page, faults)
    page.locator("[name=on]").fill(day(page, -1))
    page.get_by_role("button", name="记下这一场").click()
    page.goto("/desk/")
    expect(page.get_by_role("link", name="支部办一次学讲评")).to_have_count(0)


def test_a_month_goes_down_the_tree_and_comes_back_as_a_figure(
    signed_in: SignedIn, visitor: Callable[..., BrowserContext], faults: Faults
) -> None:
    office = signed_in("dangjianban", width="desk")
    month = opened(office, faults)
    sent(office, faults)
    task = office.url
    expect(office.get_by_role("button", name="提醒还没有安排的")).to_be_visible()
    held(signed_in("zhibushuji", width="phone"), faults)
    office.goto(f"{task}?state=done")
    expect(office.get_by_text(BRANCH)).to_be_visible()
    fine(office, faults)
    office.goto(task)
    office.get_by_role("button", name="提醒还没有安排的").click()
    expect(office.locator(".notice.done")).to_contain_text("提醒了")
    fine(office, faults)
    office.goto(f"{task}?state=missing")
    expect(office.get_by_text("今天提醒过").first).to_be_visible()
    office.goto(month)
    expect(office.locator("figure.figure").nth(1)).to_contain_text("1")
    for width in ("phone", "tablet", "desk"):
        anybody = visitor(width).new_page()
        for path in ("", "calendar/", "bulletin/"):
            anybody.goto(month.replace("/desk", "") + path)
            fine(anybody, faults)


def test_the_street_is_asked_too_and_sees_its_own(signed_in: SignedIn, faults: Faults) -> None:
    street = signed_in("jiedao", width="phone")
    street.goto("/desk/campaigns/")
    expect(street.get_by_role("link", name="街道办一次学讲评")).to_be_visible()
    fine(street, faults)
    street.goto("/desk/assignments/")
    street.get_by_label("下沉的党员干部").check()
    street.get_by_label("哪个单位的人").select_option(index=1)
    street.get_by_label("到哪个社区").select_option(index=1)
    street.get_by_label("姓名").fill("高一\n高二")
    street.get_by_role("button", name="安排", exact=True).click()
    expect(street.get_by_text("高二")).to_be_visible()
    fine(street, faults)


def test_a_label_is_explained_by_whoever_keeps_it(signed_in: SignedIn, faults: Faults) -> None:
    office = signed_in("dangjianban", width="tablet")
    office.goto("/labels/shuangguan-shuangyou/")
    expect(office.get_by_text("区里还没有写")).to_be_visible()
    office.goto("/desk/labels/")
    office.get_by_role("link", name="双管双优").click()
    office.get_by_label("它是什么意思").fill("两种管法,两样做好。")
    fine(office, faults)
    office.get_by_role("button", name="存下").click()
    expect(office.get_by_text("两种管法,两样做好。")).to_be_visible()
    fine(office, faults)


def test_a_roster_is_tried_and_told_row_by_row(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("quzhili", width="phone")
    page.goto("/desk/rosters/")
    fine(page, faults)
    heads = "单位代码,单位名称,单位英文名,单位种类,单位地点代码,岗位"
    rows = "sl-1,示例商户,,商户,410103012002,\nsl-2,示例,,马戏团,410103012002,"
    table = {"name": "r.csv", "mimeType": "text/csv", "buffer": f"{heads}\n{rows}\n".encode()}
    page.set_input_files("[name=file]", table)  # type: ignore[arg-type]
    page.get_by_role("button", name="收这张表").click()
    expect(page.get_by_text("试收的结果")).to_be_visible()
    expect(page.get_by_text("第3行")).to_be_visible()
    fine(page, faults)


def test_a_task_and_an_activity_sent_by_mistake_are_taken_back(
    signed_in: SignedIn, visitor: Callable[..., BrowserContext], faults: Faults
) -> None:
    page = signed_in("dangjianban", width="phone")
    page.goto("/desk/campaigns/new/?pattern=july")
    page.get_by_label("叫什么").fill("发错了一项的活动月")
    page.get_by_label("第一天").fill(day(page, -2))
    page.get_by_label("最后一天").fill(day(page, 20))
    page.get_by_role("button", name="开始这个活动月").click()
    month = page.url
    page.get_by_role("link", name=re.compile("电教片")).first.click()
    activity = page.url
    form = page.locator("form[action$='/task/']").last
    form.get_by_label("要做什么").fill("每个街道放一场电影")
    form.get_by_label("发给谁").select_option("streets")
    form.get_by_label("哪天以前").fill(day(page, 6))
    form.get_by_role("button", name="发出任务").click()
    page.get_by_role("link", name="每个街道放一场电影").click()
    page.locator("summary", has_text="发错了,撤掉").click()
    fine(page, faults)
    page.get_by_label("为什么撤").fill("发给街道发错了")
    page.get_by_role("button", name="撤掉这项任务").click()
    expect(page.get_by_text("发给街道发错了")).to_be_visible()
    fine(page, faults)
    page.goto(activity)
    page.locator("summary", has_text="不办了,撤下").click()
    page.get_by_label("为什么撤下").fill("这个月不放了")
    fine(page, faults)
    page.get_by_role("button", name="撤下这项活动").click()
    expect(page.get_by_text("这项活动撤下了,不办了。为什么:这个月不放了")).to_be_visible()
    fine(page, faults)
    anybody = visitor("phone").new_page()
    anybody.goto(month.replace("/desk", ""))
    expect(anybody.get_by_role("link", name=re.compile("电教片"))).to_have_count(0)
    expect(anybody.locator("figure.figure").nth(2)).to_contain_text("光荣在党50年")
    fine(anybody, faults)
    anybody.locator("figure.figure").nth(2).get_by_role("link").click()
    anybody.wait_for_url("**/figures/medals.fifty_years/**")
    fine(anybody, faults)
    page.goto(f"{month}")
    page.locator("summary", has_text="开错了,撤回").click()
    page.get_by_label("为什么撤回").fill("试一试的")
    page.get_by_role("button", name="撤回这个活动月").click()
    expect(page.get_by_text("开错了,已撤回")).to_be_visible()


def test_one_opened_by_mistake_is_moved_and_withdrawn(signed_in: SignedIn, faults: Faults) -> None:
    page = signed_in("dangjianban", width="phone")
    page.goto("/desk/campaigns/new/")
    page.get_by_label("叫什么").fill("点错的活动月")
    page.get_by_label("第一天").fill(day(page, 40))
    page.get_by_label("最后一天").fill(day(page, 60))
    page.get_by_role("button", name="开始这个活动月").click()
    page.locator("summary", has_text="改日子").click()
    page.get_by_label("最后一天").fill(day(page, 70))
    page.get_by_label("为什么改").fill("多办几天")
    page.get_by_role("button", name="改成这几天").click()
    page.locator("summary", has_text="收尾").click()
    expect(page.get_by_text("起可以收尾")).to_be_visible()
    page.locator("summary", has_text="开错了,撤回").click()
    page.get_by_label("为什么撤回").fill("点错了")
    fine(page, faults)
    page.get_by_role("button", name="撤回这个活动月").click()
    expect(page.get_by_text("开错了,已撤回")).to_be_visible()
    fine(page, faults)
    page.get_by_role("link", name="大家看到的样子").click()
    expect(page.get_by_text("已经撤回,不再办")).to_be_visible()
    fine(page, faults)
