"""An owners' committee is prepared: candidates, a posted roll, an objection and its answer."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.telephones import sign_in

SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
TITLE = "凤鸣小院选举业主委员会"
ROLL = "某小区 共3户 总面积278.15㎡,,\n房号,业主,面积\n1-101,甲,88.05\n1-102,乙,90.10\n2-101,丙,100\n"


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def prepared(clerk: Page, faults: Faults) -> str:
    """Two candidates and a roll whose sums are wrong at first; the path of the vote's public page."""
    clerk.goto("/desk/votes/new/")
    clerk.get_by_label("表决什么").fill(TITLE)
    clerk.get_by_label("按哪条规则").select_option("owners-committee-election")
    clerk.get_by_label("哪个社区").select_option(index=0)
    clerk.get_by_role("button", name="存下,去录名册").click()
    for name in ("候选人甲", "候选人乙"):
        clerk.get_by_label("姓名").fill(name)
        clerk.get_by_label("业主联名推荐").check()
        clerk.get_by_role("button", name="写上候选人").click()
        expect(clerk.get_by_text(name).first).to_be_visible()
    fine(clerk, faults)
    for text in (ROLL.replace("278.15", "300"), ROLL):
        roll = {"name": "名册.csv", "mimeType": "text/csv", "buffer": text.encode()}
        clerk.locator("input[name=roll]").set_input_files(roll)
        clerk.get_by_role("button", name="录入名册").click()
        if text != ROLL:
            expect(clerk.get_by_text("各行加起来是 278.15 ㎡")).to_be_visible()
            fine(clerk, faults)
    expect(clerk.get_by_text("已录入 3 个表决人")).to_be_visible()
    return clerk.url.split("/desk")[1]


def objected(clerk: Page, faults: Faults) -> None:
    """Somebody says that an area is wrong; it is not upheld, with the reason."""
    clerk.get_by_text("有人说名册不对").click()
    form = clerk.locator("form[action$='/objection/']")
    form.get_by_label("号").fill("E0001")
    form.get_by_label("面积不对").check()
    form.get_by_label("他怎么说").fill("房本上是 89 平方米")
    form.get_by_role("button").click()
    expect(clerk.get_by_text("房本上是 89 平方米")).to_be_visible()
    fine(clerk, faults)
    form = clerk.locator("form[action$='/ruling/']")
    form.get_by_label("不成立").check()
    form.get_by_label("理由").fill("登记簿上是 88.05")
    form.get_by_role("button").click()
    expect(clerk.get_by_text("答复过的异议:1 条")).to_be_visible()
    clerk.get_by_role("button", name="公告表决").click()
    expect(clerk.get_by_text("名册公示听异议到")).to_be_visible()
    clerk.go_back()


def test_candidates_and_roll_are_posted_and_objections_answered(
    signed_in: SignedIn, visitor: Visitor, site: Site, faults: Faults
) -> None:
    clerk = signed_in("shequ", width="desk")
    here = prepared(clerk, faults)
    expect(clerk.get_by_role("button", name="公告表决")).to_have_count(0)
    clerk.get_by_label("选几名").fill("1")
    clerk.get_by_role("button", name="公示", exact=True).click()
    expect(clerk.get_by_text("听异议到").first).to_be_visible()
    fine(clerk, faults)
    objected(clerk, faults)
    neighbour = visitor("phone").new_page()
    neighbour.goto(here)
    expect(neighbour.get_by_text("选 1 名,每人最多选 1 个")).to_be_visible()
    expect(neighbour.get_by_text("候选人乙")).to_be_visible()
    fine(neighbour, faults)
    neighbour.get_by_role("link", name="打印公示").click()
    expect(neighbour.get_by_text("候选人和名册公示")).to_be_visible()
    fine(neighbour, faults)
    missing(visitor("phone").new_page(), here, site, faults)
    clerk.reload()
    expect(clerk.get_by_text("本人在网上提的")).to_be_visible()
    fine(clerk, faults)


def missing(resident: Page, here: str, site: Site, faults: Faults) -> None:
    """A resident who is not on the roll says so on line, and sees that it waits for an answer."""
    resident.goto(here)
    resident.get_by_role("link", name="名册不对,在网上说").click()
    fine(resident, faults)
    sign_in(resident, "13900006602", site)
    expect(resident.get_by_text("不在这次表决的名册上")).to_be_visible()
    fine(resident, faults)
    resident.get_by_label("您家的房号").fill("3 号楼 101,房本在手上")
    resident.get_by_role("button", name="交给社区答复").click()
    expect(resident.get_by_text("等社区答复")).to_be_visible()
    fine(resident, faults)
