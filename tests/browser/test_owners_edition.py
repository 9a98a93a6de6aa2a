"""An owner reads which rooms took part, after the count; nobody else does."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.a_ballot import announce
from tests.browser.test_ballots import SHANGHAI, Faults, SignedIn, Visitor, choose, fine

WINDOW = timedelta(seconds=25)
TITLE = "要不要在门口装一盏灯"
ROLL = "房号,业主,面积,电话\n" + "".join(f"{n}-101,业主{n},{80 + n}.05,\n" for n in range(1, 12))


def _announced(clerk: Page) -> tuple[str, datetime]:
    """An opinion poll of owners: no days of notice. The path of the public page, and when it ends."""
    clerk.goto("/desk/votes/new/")
    clerk.get_by_label("表决什么").fill(TITLE)
    clerk.get_by_label("逐项写出来,一行一项").fill("同意装灯")
    clerk.get_by_label("按哪条规则").select_option("civil-code-278-general")
    clerk.get_by_label("哪个社区").select_option(index=0)
    clerk.locator("input[name=binding][value=no]").check()
    clerk.get_by_role("button", name="存下,去录名册").click()
    roll = {"name": "名册.csv", "mimeType": "text/csv", "buffer": ROLL.encode()}
    clerk.locator("input[name=roll]").set_input_files(roll)
    clerk.get_by_role("button", name="录入名册").click()
    opens_at = datetime.now(SHANGHAI) + timedelta(seconds=8)
    clerk.evaluate("for (const form of document.forms) form.noValidate = true")
    for name, at in (("opens_at", opens_at), ("closes_at", opens_at + WINDOW)):
        clerk.locator(f"input[name={name}]").fill(f"{at:%Y-%m-%dT%H:%M:%S}")
    announce(clerk)
    expect(clerk.get_by_role("link", name="打印选票")).to_be_visible()
    return clerk.url.split("/desk")[1], opens_at + WINDOW


def _slip(clerk: Page, here: str, room: str) -> tuple[str, str]:
    clerk.goto(f"/desk{here}slips/")
    rooms = clerk.locator(".slip").filter(has_text=room)
    number, code = rooms.first.locator(".code").all_inner_texts()
    return number, code


def test_an_owner_reads_which_rooms_took_part(signed_in: SignedIn, visitor: Visitor, faults: Faults) -> None:
    clerk, owner = signed_in("shequ", width="desk"), visitor("phone").new_page()
    here, ends_at = _announced(clerk)
    number, code = _slip(clerk, here, "11-101")
    ahead = (ends_at - WINDOW - datetime.now(SHANGHAI)).total_seconds()
    clerk.wait_for_timeout(max(ahead, 0) * 1000)
    owner.goto(f"{here}ballot/?n={number}")
    owner.get_by_label("投票码").fill(code)
    owner.get_by_role("button", name="打开我的票").click()
    choose(owner, "yes")
    owner.get_by_role("button", name="投票", exact=True).click()
    expect(owner.get_by_role("link", name="看哪些房参加了")).to_have_count(0)
    left = (ends_at - datetime.now(SHANGHAI)).total_seconds()
    clerk.wait_for_timeout(max(left, 0) * 1000 + 1_000)
    clerk.goto(f"/desk{here}")
    if (button := clerk.get_by_role("button", name="计票")).count():
        button.click()  # unless the clock was quicker
    owner.reload()
    owner.get_by_role("link", name="看哪些房参加了").click()
    expect(owner.get_by_text("11-101")).to_be_visible()
    expect(owner.get_by_text("参加的不到 10 个")).to_be_visible()
    fine(owner, faults)
    with owner.expect_download() as taken:
        owner.get_by_role("link", name="下载业主版核对包").click()
    assert taken.value.suggested_filename.endswith("-owners.zip")
    stranger = visitor("phone").new_page()
    stranger.goto(f"{here}ballot/rooms/")
    expect(stranger.get_by_role("button", name="打开我的票")).to_be_visible()
