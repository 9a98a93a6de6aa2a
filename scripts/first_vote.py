"""Take the pictures of the guide to a first vote: ``python -m scripts.first_vote http://127.0.0.1:8000``.

It walks through a demo that runs there as the people whose part it is, prepares a vote of its own and leaves
it announced. Pictures go to ``docs/pictures`` as ``vote-*.png``, in few colours so that they stay small.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from scripts.shots import ARGUMENTS, CHROMIUM

COLOURS = 48
PHONE, DESK = {"width": 360, "height": 740}, {"width": 900, "height": 900}
BAD = "房号,业主,面积,电话\n1-101,甲,88.05,13900007701\n1-102,乙,90.105,\n1-101,丙,70.95,\n2-101,丁,0,\n"
GOOD = "房号,业主,面积,电话\n1-101,甲,88.05,13900007701\n1-102,乙,90.10,\n1-103,乙,70.95,\n2-101,丁,100,\n"


class Guide:
    """A demo at this address, and the folder of the pictures."""

    def __init__(self, browser: Browser, address: str, out: Path) -> None:
        self.browser, self.address, self.out = browser, address, out

    def page(self, size: dict[str, int]) -> Page:
        """A browser of somebody's own."""
        viewport = {"width": size["width"], "height": size["height"]}
        context = self.browser.new_context(base_url=self.address, viewport=viewport, locale="zh-CN")  # type: ignore[arg-type]
        return context.new_page()

    def seated(self, username: str, size: dict[str, int]) -> Page:
        """One of the cast, signed in by the demo's door."""
        page = self.page(size)
        page.goto("/sign-in/")
        door = f'form[action="/sign-in/demo/"]:has(input[value="{username}"]) button'
        page.locator(door).first.click()
        page.wait_for_load_state()
        return page

    def keep(self, name: str, what: Page | Locator) -> None:
        """Write a picture; the bar at the foot of a phone's page would lie across it."""
        page = what if isinstance(what, Page) else what.page
        page.evaluate("document.querySelectorAll('.bar, .rail, .foot').forEach((each) => each.remove())")
        file = self.out / f"vote-{name}.png"
        what.screenshot(path=file)
        Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)
        sys.stdout.write(f"{file} {file.stat().st_size // 1024} kB\n")


def prepare(guide: Guide) -> None:
    """The form, a roll with mistakes, the announcement, a sheet to print."""
    clerk = guide.seated("shequ", DESK)
    clerk.goto("/desk/votes/new/")
    clerk.get_by_label("表决什么").fill("某小区选聘物业服务企业")
    clerk.get_by_label("逐项写出来,一行一项").fill("同意选聘报名的第一家\n同意公示的收费标准")
    clerk.get_by_label("按哪条规则").select_option("civil-code-278-general")
    guide.keep("new", clerk.locator("main"))
    clerk.get_by_role("button", name="存下,去录名册").click()
    _roll(clerk, BAD)
    guide.keep("roll-wrong", clerk.locator("main .notice").first)
    _roll(clerk, GOOD)
    guide.keep("announce", clerk.locator("section.card:has(form[action$='/announcement/'])"))
    clerk.get_by_role("button", name="公告表决").click()
    clerk.get_by_role("link", name="打印选票").click()
    guide.keep("slip", clerk.locator(".slip").first)


def _roll(clerk: Page, text: str) -> None:
    file = {"name": "名册.csv", "mimeType": "text/csv", "buffer": text.encode()}
    clerk.locator("input[name=roll]").set_input_files(file)  # type: ignore[arg-type]
    clerk.get_by_role("button", name="录入名册").click()
    clerk.wait_for_load_state()


def cast(guide: Guide) -> str:
    """At a voter's phone: opened with number and code, cast, the receipt; the path of the vote."""
    page = guide.page(PHONE)
    page.goto("/votes/")
    page.get_by_role("link", name=re.compile("凤鸣小院")).click()
    page.get_by_role("link", name="投我的票").click()
    here = page.url.removeprefix(guide.address).removesuffix("ballot/")
    told = re.search(r"(E\d+).*?(\d{4} \d{4})", page.get_by_text("试投").inner_text())
    if told is None:
        raise SystemExit("the demo offers no code to try")
    page.evaluate("document.querySelector('main .notice').remove()")
    page.get_by_label("号", exact=True).fill(told[1])
    page.get_by_label("投票码").fill(told[2])
    guide.keep("open", page)
    page.get_by_role("button", name="打开我的票").click()
    for field in page.locator("fieldset.choices").all():
        field.locator("input").first.check()
    guide.keep("ballot", page)
    page.get_by_role("button", name=re.compile("^(投票|改投)$")).click()
    guide.keep("receipt", page)
    return here


def papers(guide: Guide, here: str) -> None:
    """At the clerk's phone: a paper that comes back, a batch to be counted, and the keying of another."""
    clerk = guide.seated("shequ", PHONE)
    clerk.goto(f"/desk{here}?serial=E0015-1")
    guide.keep("return", clerk.locator("form[action$='/return/']"))
    guide.keep("batch", clerk.locator("section.card:has(form[action$='/batch-count/'])"))
    leader = guide.seated("wanggezhang", PHONE)
    leader.goto(f"/desk{here}")
    guide.keep("keying", leader.locator("section.card:has(form[action$='/keying/'])").first)


def result(guide: Guide) -> None:
    """What everybody reads of a vote that was counted."""
    page = guide.page(PHONE)
    page.goto("/votes/")
    page.get_by_role("link", name=re.compile("西工房")).click()
    guide.keep("result", page.locator("section.card:has(table)").first)
    guide.keep("check", page.locator("section.card:has(a[href$='bundle.zip'])"))


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description="Take the pictures of the guide to a first vote.")
    parser.add_argument("address")
    parser.add_argument("--out", default="docs/pictures", type=Path)
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        guide = Guide(browser, options.address.rstrip("/"), options.out)
        steps: tuple[Callable[[Guide], object], ...] = (prepare, result)
        for step in steps:
            step(guide)
        papers(guide, cast(guide))
        browser.close()


if __name__ == "__main__":
    main()
