"""Two at one matter in real browsers: who comes second reads who did what, with her words in reach."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

SignedIn = Callable[..., Page]
WORDS = "换了一盏灯,又拧紧了灯罩"


def _open_form(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("textarea[name=words]").last.fill(WORDS)


def test_the_second_one_reads_of_the_first_and_loses_nothing(
    signed_in: SignedIn, faults: Callable[[Page], list[str]]
) -> None:
    leader, staff = signed_in("wanggezhang", width="phone"), signed_in("shequ")
    leader.goto("/desk/cases/")
    numbers = re.findall(r"/desk/cases/([\w-]+)/\"", leader.content())
    for number in dict.fromkeys(numbers):
        path = f"/desk/cases/{number}/note/"
        answers = [page.goto(path) for page in (leader, staff)]
        if [answer and answer.status for answer in answers] == [200, 200]:
            break
    _open_form(leader, path)
    _open_form(staff, path)
    staff.locator("form:has(textarea[name=words]) button:not([name])").last.click()
    staff.wait_for_url("**/?done=note")
    leader.locator("form:has(textarea[name=words]) button:not([name])").last.click()
    leader.get_by_role("heading", name="有人比您先办了一步").wait_for()
    assert leader.locator("main .timeline li").count() >= 1
    assert leader.locator("textarea[name=words]").last.input_value() == WORDS
    assert leader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(leader) == []
