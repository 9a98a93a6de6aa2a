"""A whole vote, on line and on paper, by those whose part it is, to the bundle that anybody counts again."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.ballots.conftest import photo
from tests.browser.a_ballot import announce, opened
from tests.browser.conftest import Site

SignedIn = Callable[..., Page]
Visitor = Callable[..., BrowserContext]
Faults = Callable[[Page], list[str]]
SHANGHAI = ZoneInfo("Asia/Shanghai")
WINDOW = timedelta(seconds=110)  # the vote is open for so long: everything below happens in it
TITLE, PHONE = "要不要在院里装一排晾衣杆", "13900006601"
ROLL = f"席位,表决人,电话\n一楼,甲,{PHONE}\n二楼,乙,\n三楼,丙,\n四楼,丁,\n五楼,戊,\n"


def fine(page: Page, faults: Faults) -> None:
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def prepared(clerk: Page, faults: Faults) -> str:
    """The community prepares, takes the roll in and announces; the path of the public page."""
    clerk.goto("/desk/votes/new/")
    clerk.get_by_label("表决什么").fill(TITLE)
    clerk.get_by_label("逐项写出来,一行一项").fill("同意装晾衣杆")
    clerk.get_by_label("按哪条规则").select_option("residents-representatives")
    clerk.get_by_label("哪个社区").select_option(index=0)
    fine(clerk, faults)
    clerk.get_by_role("button", name="存下,去录名册").click()
    roll = {"name": "名册.csv", "mimeType": "text/csv", "buffer": ROLL.encode()}
    clerk.locator("input[name=roll]").set_input_files(roll)
    clerk.get_by_role("button", name="录入名册").click()
    expect(clerk.get_by_text("已录入 5 个表决人")).to_be_visible()
    fine(clerk, faults)
    opens_at = datetime.now(SHANGHAI) + timedelta(seconds=8)
    clerk.evaluate("for (const form of document.forms) form.noValidate = true")
    for name, at in (("opens_at", opens_at), ("closes_at", opens_at + WINDOW)):
        clerk.locator(f"input[name={name}]").fill(f"{at:%Y-%m-%dT%H:%M:%S}")
    announce(clerk)
    expect(clerk.get_by_role("link", name="打印选票")).to_be_visible()
    fine(clerk, faults)
    ahead = opens_at - datetime.now(SHANGHAI)  # a quick machine is there before the vote is open
    clerk.wait_for_timeout(max(ahead.total_seconds(), 0) * 1000)
    return clerk.url.split("/desk")[1]


def slips(clerk: Page, here: str, faults: Faults) -> list[tuple[str, str]]:
    """Number and code of each seat, as it is printed: numbers are drawn by lot."""
    clerk.goto(f"/desk{here}slips/")
    fine(clerk, faults)
    found = []
    for seat in ("一楼", "二楼", "三楼", "四楼", "五楼"):
        number, code = clerk.locator(".slip").filter(has_text=seat).locator(".code").all_inner_texts()
        found.append((number, code))
    return found


def choose(page: Page, choice: str) -> None:
    page.locator(f"input[name='item-1'][value='{choice}']").first.check()


def test_a_vote_on_line_and_on_paper(
    signed_in: SignedIn, visitor: Visitor, site: Site, faults: Faults, tmp_path: Path
) -> None:
    clerk = signed_in("shequ", width="phone")
    here = prepared(clerk, faults)
    first, second, third, fourth, _fifth = slips(clerk, here, faults)
    _by_telephone(visitor().new_page(), here, first[0], site, faults)
    _by_code(visitor().new_page(), here, second, faults)
    papers = f"{third[0]}-1", f"{fourth[0]}-1"
    for serial in papers:
        _returned(clerk, here, serial, faults)
    leader, street = signed_in("wanggezhang", width="phone"), signed_in("jiedao", width="phone")
    _keyed(clerk, here, dict(zip(papers, ("yes", "no"), strict=True)), faults)
    _keyed(leader, here, dict.fromkeys(papers, "no"), faults)
    _settled(street, here, faults)
    _counted(clerk, here, faults)
    _checked(visitor().new_page(), here, tmp_path, faults)


def _by_telephone(page: Page, here: str, number: str, site: Site, faults: Faults) -> None:
    """Signed in with the code sent to the number of the roll; cast, cast again, the receipt looked up."""
    page.goto(f"{here}ballot/")
    fine(page, faults)
    page.get_by_role("link", name="用手机号登录").click()
    page.get_by_label("手机号").fill(PHONE)
    page.get_by_role("button", name="获取验证码").click()
    sent = re.findall(rf"phone code for {PHONE}: (\d+)", (site.data / "server.log").read_text())
    page.get_by_label("6 位验证码").fill(sent[-1])
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_role("button", name=f"打开 {number} 号的票").click()
    expect(page.get_by_text("还没有投票")).to_be_visible()
    fine(page, faults)
    page.get_by_role("button", name="投票", exact=True).click()
    expect(page.locator(".notice.danger")).to_be_visible()
    choose(page, "no")
    page.get_by_role("button", name="投票", exact=True).click()
    expect(page.get_by_text("以网上投的为准")).to_be_visible()
    page.get_by_text("要改投").click()
    choose(page, "yes")
    page.get_by_role("button", name="改投").click()
    expect(page.get_by_text("同意装晾衣杆:同意").first).to_be_visible()
    fine(page, faults)
    page.get_by_role("button", name="查这一票在不在账本里").click()
    expect(page.get_by_text("这个回执码在账本里。")).to_be_visible()
    fine(page, faults)
    page.goto("/me/")
    expect(page.get_by_text(TITLE).first).to_be_visible()


def _by_code(page: Page, here: str, slip: tuple[str, str], faults: Faults) -> None:
    """With the slip, at another phone; a wrong code keeps the number."""
    number, code = slip
    page.goto(f"{here}ballot/?n={number}")
    page.get_by_label("投票码").fill("1111 1111")
    page.get_by_role("button", name="打开我的票").click()
    expect(page.get_by_label("号", exact=True)).to_have_value(number)
    expect(page.get_by_text("号和码对不上").first).to_be_visible()
    fine(page, faults)
    page.get_by_label("投票码").fill(code)
    page.get_by_role("button", name="打开我的票").click()
    choose(page, "yes")
    page.get_by_role("button", name="投票", exact=True).click()
    expect(page.get_by_text("以网上投的为准")).to_be_visible()
    page.goto(here)
    expect(page.get_by_text("结束以前只看参加了多少")).to_be_visible()
    assert not page.get_by_text("没有通过").count()


def _returned(clerk: Page, here: str, serial: str, faults: Faults) -> None:
    """Scanned when it is handed over, and again with its picture when it comes back."""
    clerk.goto(f"/desk{here}?serial={serial}")
    expect(clerk.get_by_text(f"扫到了选票 {serial},还没有送过")).to_be_visible()
    delivery = clerk.locator("form[action$='/delivery/']")
    expect(delivery.locator("[name=number]")).to_have_value(serial.removesuffix("-1"))
    fine(clerk, faults)
    delivery.get_by_role("button").click()
    expect(clerk.get_by_text(f"记下了:{serial} 送到了")).to_be_visible()
    clerk.goto(f"/desk{here}?serial={serial}")
    back = clerk.locator("form[action$='/return/']")
    expect(back.locator("[name=serial]")).to_have_value(serial)
    back.locator("input[value=desk]").check()
    back.get_by_role("button", name="记下收回").click()
    expect(clerk.get_by_text("请拍一张选票的照片").first).to_be_visible()
    expect(back.locator("[name=serial]")).to_have_value(serial)
    fine(clerk, faults)
    picture = {"name": "paper.jpg", "mimeType": "image/jpeg", "buffer": photo(f"picture of {serial}").read()}
    back.locator("input[type=file]").set_input_files(picture)
    back.locator("input[value=desk]").check()
    back.get_by_role("button", name="记下收回").click()
    expect(clerk.get_by_role("heading", name=f"录入 {serial}")).to_be_visible()


def _keyed(page: Page, here: str, papers: dict[str, str], faults: Faults) -> None:
    page.goto(f"/desk{here}")
    fine(page, faults)
    for serial, choice in papers.items():
        form = page.locator(f"form[action$='/keying/']:has(input[value='{serial}'])")
        form.locator(f"input[type=radio][value={choice}]").check()
        form.get_by_role("button").click()
        page.wait_for_load_state()


def _settled(third: Page, here: str, faults: Faults) -> None:
    third.goto(f"/desk{here}")
    expect(third.get_by_text("请第三个人拿着选票裁定")).to_be_visible()
    fine(third, faults)
    form = third.locator("form[action$='/adjudication/']")
    form.locator("input[type=radio][value=yes]").check()
    form.get_by_role("button").click()
    expect(form).to_have_count(0)


def _counted(clerk: Page, here: str, faults: Faults) -> None:
    """Not before the close; then by the clock or by the clerk, whoever is first."""
    done = clerk.get_by_role("link", name="看结果")
    for _turn in range(60):
        clerk.goto(f"/desk{here}")
        if done.count():
            break
        if (button := clerk.get_by_role("button", name="计票")).count():
            fine(clerk, faults)
            button.click()  # the clock may have been quicker: the page says so, and the vote is counted
            clerk.wait_for_load_state()
        else:
            clerk.wait_for_timeout(2_000)
    expect(done).to_be_visible()
    fine(clerk, faults)


def _checked(page: Page, here: str, folder: Path, faults: Faults) -> None:
    """Anybody reads the result, takes the bundle along and counts again; a changed one is found out."""
    page.goto(here)
    expect(page.get_by_text("全部 5 人,参加表决 4 人;同意 3 人")).to_be_visible()
    expect(page.get_by_text("不同意的 1 人")).to_be_visible()
    fine(page, faults)
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载核对包").click()
    zipfile.ZipFile(taken.value.path()).extractall(folder)
    root = json.loads((folder / "scheme.json").read_text("utf-8"))["root"]
    expect(page.get_by_text(root)).to_be_visible()
    assert _verify(folder, root) == 0
    ballots = folder / "ballots.jsonl"
    ballots.write_text("".join(ballots.read_text("utf-8").splitlines(keepends=True)[1:]), "utf-8")
    assert _verify(folder, root) == 1, "one ballot is missing"
    page.goto(f"{here}sheet/")
    fine(page, faults)


def _verify(folder: Path, root: str) -> int:
    program = [sys.executable, "-I", "verify.py", ".", "--root", root]
    return subprocess.run(program, cwd=folder, capture_output=True, check=False).returncode


def test_a_household_says_that_it_did_not_vote(signed_in: SignedIn, visitor: Visitor, faults: Faults) -> None:
    """On the vote that the demo keeps open, with the code it shows; answered, the code counts no more."""
    page = visitor().new_page()
    here = opened(page)
    page.get_by_text("记的不是我家投的").click()
    page.get_by_label("哪一次不是,怎么回事").fill("我家没有收到过选票")
    fine(page, faults)
    page.get_by_role("button", name="交给社区答复").click()
    expect(page.get_by_text("等社区答复")).to_be_visible()
    clerk = signed_in("shequ", width="phone")
    clerk.goto(f"/desk/votes/{here.rstrip('/').rpartition('/')[2]}/")
    form = clerk.locator("form[action$='/answer/']")
    form.get_by_label("不是本人的,作废").check()
    form.get_by_label("告诉他家理由").fill("送票记录上没有您家")
    fine(clerk, faults)
    form.get_by_role("button").click()
    expect(clerk.get_by_text("说有一票不是自己投的")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("投票码")).to_be_visible()


def test_papers_are_counted_by_two_before_they_are_keyed(signed_in: SignedIn, faults: Faults) -> None:
    """On the vote that the demo keeps open, where a paper came back and waits."""
    clerk, leader = signed_in("shequ", width="phone"), signed_in("wanggezhang", width="phone")
    clerk.goto("/desk/votes/")
    clerk.get_by_role("link", name="凤鸣小院选聘物业服务企业").click()
    here = clerk.url
    expect(clerk.get_by_role("heading", name="录入 E0014-1")).to_have_count(0)
    _count(clerk, here, "一张", faults)
    expect(clerk.get_by_text("写一个整数").first).to_be_visible()
    expect(clerk.get_by_label("数出来几张")).to_have_value("一张")
    _count(clerk, here, "1", faults)
    expect(clerk.get_by_text("请另一个人再数一遍")).to_be_visible()
    _count(leader, here, "2", faults)
    expect(leader.get_by_text("两个人数得不一样")).to_be_visible()
    for page in (leader, clerk):
        _count(page, here, "1", faults)
    expect(clerk.get_by_role("heading", name="录入 E0014-1")).to_be_visible()
    expect(clerk.get_by_text("还有 1 张没有录:录好了,才能核对。")).to_be_visible()
    expect(clerk.get_by_text("对不上")).to_have_count(0)
    for page in (clerk, leader):
        page.goto(here)
        form = page.locator("form[action$='/keying/']:has(input[value='E0014-1'])")
        for item in ("1", "2"):
            form.locator(f"input[name='item-{item}'][value=yes]").check()
        form.get_by_role("button").click()
        page.wait_for_load_state()
    expect(leader.get_by_role("heading", name="核对第 2 批")).to_be_visible()
    expect(leader.get_by_text("三个数对得上")).to_be_visible()
    fine(leader, faults)
    leader.get_by_role("button", name="核对这一批").last.click()
    expect(leader.get_by_role("heading", name="核对第 2 批")).to_have_count(0)


def _count(page: Page, here: str, many: str, faults: Faults) -> None:
    page.goto(here)
    page.get_by_text("这一批是哪些选票").click()
    expect(page.get_by_text("E0014-1").first).to_be_visible()
    fine(page, faults)
    page.get_by_label("数出来几张").fill(many)
    page.get_by_role("button", name="记下张数").click()
    page.wait_for_load_state()
