"""A medal from the proposal into a member's hands, a certificate anybody can check, as people use them."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

SHANGHAI = ZoneInfo("Asia/Shanghai")
SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
WIDTHS = pytest.mark.parametrize("width", ["phone", "tablet", "desk"])
YEAR = datetime.now(tz=SHANGHAI).year
MEDALS = "/figures/medals.fifty_years/?period=year"


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def medals(page: Page) -> int:
    page.goto(MEDALS)
    return int(page.locator("figure.figure .value b").first.inner_text().replace(",", ""))


def list_of(page: Page) -> None:
    page.goto("/desk/honours/")
    page.get_by_role("link", name=f"“光荣在党50年”纪念章({YEAR}年)").first.click()
    page.wait_for_url("**/desk/honours/rounds/**")
    open_all(page)


def open_all(page: Page) -> None:
    """Open the parts of a long list."""
    page.evaluate("for (const part of document.querySelectorAll('details.part')) part.open = true")


def tick_all(page: Page) -> None:
    page.get_by_role("link", name="全部勾上").first.click()
    page.wait_for_load_state()
    open_all(page)


def test_a_medal_from_the_rule_into_the_hand(signed_in: SignedIn, visitor: Visitor, faults: Faults) -> None:
    organiser = signed_in("zuzhibu")
    list_of(organiser)
    expect(organiser.get_by_text(re.compile("满50年")).first).to_be_visible()
    expect(organiser.get_by_text("只知道到月")).to_be_visible()
    assert not faults(organiser)

    branch = signed_in("zhibushuji", width="phone")
    list_of(branch)
    assert not faults(branch)
    assert fits(branch)
    branch.get_by_role("button", name="勾选的都同意").click()
    expect(branch.get_by_text("先勾选名单里的人或集体").first).to_be_visible()
    tick_all(branch)
    branch.get_by_role("button", name="勾选的都同意").click()
    expect(branch.get_by_text("看过档案、确实满的").first).to_be_visible()
    branch.get_by_label("只知道到月的,看过档案,确实满了").check()
    branch.get_by_role("button", name="勾选的都同意").click()
    expect(branch.get_by_role("button", name="勾选的都同意")).to_have_count(0)

    street = signed_in("jiedao-lingdao")
    list_of(street)
    tick_all(street)
    street.get_by_role("button", name="勾选的都同意").click()
    expect(street.get_by_role("button", name="勾选的都同意")).to_have_count(0)

    list_of(organiser)
    assert not faults(organiser)
    tick_all(organiser)
    organiser.get_by_label("决定的文号").fill("二组〔2022〕18号")
    expect(organiser.get_by_text(re.compile("看过档案,确实满了")).first).to_be_visible()
    organiser.get_by_label("决定的日子").fill("2022-01-01")
    organiser.get_by_role("button", name="勾选的都授予").click()
    expect(organiser.get_by_text("决定最早是").first).to_be_visible()
    assert not faults(organiser)
    organiser.get_by_label("决定的日子").fill("")
    organiser.get_by_role("button", name="勾选的都授予").click()
    expect(organiser.get_by_role("heading", name=re.compile("待颁发"))).to_be_visible()
    before = medals(organiser)

    list_of(branch)
    branch.locator("input[name=chosen]").first.check()
    branch.get_by_label("交给家属").check()
    branch.get_by_label("在哪里").fill("槐荫里5号院")
    assert not faults(branch)
    assert fits(branch)
    branch.get_by_label("哪一天").fill(datetime.now(tz=SHANGHAI).date().isoformat())
    branch.get_by_role("button", name="勾选的都颁发了").click()
    expect(branch.get_by_text("您勾选了1个").first).to_be_visible()
    branch.get_by_label("确认:勾选的1个都已经交到手里").check()
    branch.get_by_role("button", name="勾选的都颁发了").click()
    expect(branch.get_by_text("按名册还健在").first).to_be_visible()
    branch.get_by_label("送到家里").check()
    branch.get_by_role("button", name="勾选的都颁发了").click()
    expect(branch.get_by_role("heading", name=re.compile("已颁发"))).to_be_visible()
    assert medals(organiser) == before + 1, "one was handed over, the others are only approved"

    list_of(branch)
    branch.locator("section", has_text="已颁发").get_by_role("link").first.click()
    name = branch.get_by_role("heading", level=1).inner_text()
    address = branch.get_by_role("link", name="核对证书的页面").get_attribute("href")
    paper = branch.request.get(str(branch.get_by_role("link", name="证书", exact=True).get_attribute("href")))
    assert paper.body().startswith(b"%PDF")
    anybody = visitor("phone").new_page()
    anybody.goto(str(address))
    expect(anybody.get_by_text("账本里有这张证书,有效")).to_be_visible()
    assert name not in anybody.content()
    anybody.get_by_label("证书上的姓名").fill(name)
    anybody.get_by_role("button", name="核对姓名").click()
    expect(anybody.get_by_text("证书上就是这个姓名")).to_be_visible()
    assert not faults(anybody)
    assert fits(anybody)


@WIDTHS
def test_a_notice_is_read_and_objected_to(visitor: Visitor, faults: Faults, width: str) -> None:
    page = visitor(width).new_page()
    page.goto("/honours/")
    assert not faults(page)
    page.get_by_role("link", name=re.compile("疫情防控志愿者")).first.click()
    expect(page.get_by_text("冯春社区夜巡队").first).to_be_visible()
    expect(page.get_by_text("姓名不在网上公示")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.get_by_label("什么情况").fill("夜巡队只巡过一次")
    page.get_by_role("button", name="提异议").click()
    expect(page.get_by_role("heading", name="收到了您的异议")).to_be_visible()
    expect(page.get_by_text("回执号", exact=True)).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_long_list_is_folded_street_by_street_and_printed_whole(
    visitor: Visitor, signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = visitor(width).new_page()
    page.goto("/honours/kinds/volunteers/")
    page.locator("a[href*='/honours/notices/']", has_text="2022年").click()
    street = page.locator("details.part", has_text="淮河路街道").first
    names = street.locator("li")
    expect(names.first).to_be_hidden()
    street.locator("summary").click()
    expect(names).to_have_text([f"第{n}志愿服务队" for n in (1, 17, 33, 49)])
    assert not faults(page)
    assert fits(page)
    assert page.evaluate("document.documentElement.scrollHeight") < 4000
    page.reload()
    expect(names.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(names.first).to_be_visible()
    desk = signed_in("xuanchuanbu", width=width)
    desk.goto(page.url.replace("/honours/notices/", "/desk/honours/rounds/"))
    expect(desk.locator("details.part").first).to_be_visible()
    assert not faults(desk)
    assert fits(desk)
    assert desk.evaluate("document.documentElement.scrollHeight") < 5000


@WIDTHS
def test_a_decision_is_taken_along_as_a_paper(visitor: Visitor, faults: Faults, width: str) -> None:
    page = visitor(width).new_page()
    page.goto("/honours/kinds/volunteers/")
    page.locator("a[href*='/honours/notices/']", has_text="2022年").click()
    for name, ending in (("决定(PDF)", ".pdf"), ("决定(Word)", ".docx")):
        with page.expect_download() as paper:
            page.get_by_role("link", name=name).click()
        assert paper.value.suggested_filename.endswith(ending)
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_a_member_is_entered_and_her_standing_reckoned(
    signed_in: SignedIn, faults: Faults, width: str
) -> None:
    page = signed_in("zhibushuji", width=width)
    page.goto("/desk/members/")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="录入一名党员").click()
    page.get_by_label("姓名").fill("柴金树")
    page.get_by_text("没有现成的起算日,按入党日期算").click()
    page.get_by_label("入党日期").fill("1984-03-05")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="录入", exact=True).click()
    expect(page.get_by_role("heading", name="柴金树")).to_be_visible()
    expect(page.get_by_text("1985-03-05")).to_be_visible()
    expect(page.get_by_role("heading", name="谁看过")).to_be_visible()
    assert not faults(page)
    assert fits(page)


def test_a_community_nominates_with_figures(signed_in: SignedIn, faults: Faults) -> None:
    publicity = signed_in("zuzhibu")
    publicity.goto("/desk/honours/opening/")
    publicity.get_by_label("“五星”支部评定").check()
    assert not faults(publicity)
    publicity.get_by_role("button", name="开展", exact=True).click()
    expect(publicity.get_by_text(re.compile("是不是同一批")).first).to_be_visible()
    publicity.get_by_label("另开一批").check()
    assert not faults(publicity)
    publicity.get_by_role("button", name="开展", exact=True).click()
    publicity.wait_for_url("**/desk/honours/rounds/**")
    page = signed_in("shuji", width="phone")
    page.goto("/desk/honours/")
    page.get_by_role("link", name=re.compile("五星”支部评定")).first.click()
    page.get_by_role("link", name="推荐").click()
    team = page.locator("select[name=team]")
    chosen = team.locator("option").nth(1).inner_text()
    team.select_option(index=1)
    page.locator("[name=grade]").first.check()
    page.get_by_role("button", name="推荐").click()
    expect(page.get_by_text("从记录里选一到").first).to_be_visible()
    page.get_by_text("能说明问题的数字").click()
    walked = page.locator("input[name=figure][value='doors.visited']")
    page.locator("details details", has=walked).locator("summary").click()
    walked.check()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="推荐").click()
    expect(page.get_by_text(chosen).first).to_be_visible()
    publicity.reload()
    publicity.get_by_role("button", name="提醒他们核实").click()
    expect(publicity.get_by_text("还等着核实的").first).to_be_visible()
    assert not faults(publicity)
    page.get_by_role("link", name=chosen).first.click()
    page.get_by_text("推荐错了,撤回").click()
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="撤回推荐").click()
    expect(page.get_by_text("推荐撤回了").first).to_be_visible()


@WIDTHS
def test_everybody_reads_who_holds_an_honour(visitor: Visitor, faults: Faults, width: str) -> None:
    page = visitor(width).new_page()
    page.goto("/honours/")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("link", name="“摘星夺旗”流动红旗", exact=True).click()
    expect(page.get_by_text("流动红旗一号").first).to_be_visible()
    page.get_by_text("流动红旗一号交到过哪几家").click()
    expect(page.get_by_text("冯春社区楼道灯修理组").first).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.locator("section", has_text="拿过、已经交出去的").get_by_role("link").first.click()
    expect(page.get_by_text(re.compile("旗不在这一家了:「流动红旗一号」.*交给了"))).to_be_visible()
    assert not faults(page)
    assert fits(page)
    page.goto("/honours/kinds/branch-stars/")
    expect(page.get_by_text(re.compile("四星支部")).first).to_be_visible()
    page.get_by_role("link", name="冯春社区小区党支部").first.click()
    expect(page.get_by_text("账本里有这张证书,有效")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_flag_comes_back_and_another_is_noted(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("zuzhibu", width=width)
    page.goto("/desk/honours/flags/")
    assert not faults(page)
    assert fits(page)
    page.get_by_text("再记一面旗").click()
    page.get_by_label("这面旗叫什么").fill("流动红旗一号")
    page.get_by_role("button", name="记下这面旗").click()
    expect(page.get_by_text("已经有一面叫这个名字的旗").first).to_be_visible()
    page.get_by_label("这面旗叫什么").fill(f"流动红旗{width}")
    page.get_by_role("button", name="记下这面旗").click()
    expect(page.get_by_role("heading", name=f"流动红旗{width}")).to_be_visible()
    expect(page.get_by_text("没有评上了还没拿过旗的")).to_be_visible()
    assert not faults(page)
    assert fits(page)


@WIDTHS
def test_whose_an_honour_of_the_city_is_is_chosen(signed_in: SignedIn, faults: Faults, width: str) -> None:
    page = signed_in("zuzhibu", width=width)
    page.goto("/desk/honours/recording/")
    page.get_by_label("是哪个单位的").fill("冯春")
    assert not faults(page)
    page.get_by_role("button", name="找单位").click()
    page.get_by_role("link", name="冯春社区小区党支部").first.click()
    page.get_by_label(re.compile("党组织书记 · ")).first.check()
    page.get_by_label("决定的文号").fill(f"郑组〔2020〕{len(width)}号")
    page.get_by_label("决定的日子").fill("2020-07-01")
    page.get_by_label("哪一项").select_option(label="郑州市“十佳百优”基层党组织书记")
    assert not faults(page)
    assert fits(page)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("已登记").first).to_be_visible()
    page.goto("/desk/honours/recording/table/")
    page.get_by_label("CSV或Excel表格").set_input_files(
        {
            "name": "a.csv",
            "mimeType": "text/csv",
            "buffer": "荣誉,单位,岗位,文号,日期\n没有,冯春,书记,1,2020".encode(),
        }
    )
    page.get_by_role("button", name="先看一遍").click()
    expect(page.get_by_text(re.compile("没有「冯春」这个单位|没有「没有」这项荣誉"))).to_be_visible()
    assert not faults(page)
    assert fits(page)
