"""An election ended in a tie at the last seat: people settle it, and the desk records how."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_benches import WIDTHS, Faults, SignedIn, fits

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tied(site: Site) -> str:
    """The id of a vote of the demo's community that was counted, two seats for three with the same votes."""
    ours = {"DJANGO_SETTINGS_MODULE": "bandeng.settings.demo", "BANDENG_DATA": str(site.data)}
    env = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "BANDENG_MODE")}
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.a_tie"],
        cwd=ROOT,
        env=env | ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


@WIDTHS
def test_how_it_was_settled_is_recorded_once_and_everybody_reads_who_was_elected(
    signed_in: SignedIn, visitor: Callable[..., BrowserContext], faults: Faults, tied: str, width: str
) -> None:
    page = signed_in("shequ", width=width)
    page.goto(f"/desk/votes/{tied}/")
    card = page.locator("form[action$='/tie/']")
    expect(page.get_by_text("票数一样,由人来定")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    card.get_by_label("抽签").check()
    card.get_by_label("孙六六").check()
    card.locator("textarea").fill("在社区会议室,当着候选人抽的")
    card.get_by_role("button", name="记下怎样定的").click()
    _refused_with_what_was_typed(page, faults)
    card.get_by_label("周七七").check()
    for witness in card.locator("[name=tie_witnesses]").all():
        witness.check()
    card.get_by_role("button", name="记下怎样定的").click()
    expect(page.get_by_text("票数一样的,已经定了")).to_be_visible()
    assert not faults(page)
    assert fits(page)
    reader = visitor(width=width).new_page()
    reader.goto(f"/votes/{tied}/")
    expect(reader.get_by_text("孙六六、周七七").first).to_be_visible()
    assert not faults(reader)
    assert fits(reader)


def _refused_with_what_was_typed(page: Page, faults: Faults) -> None:
    """One of two was chosen, and nobody saw it: both are said at their fields, and nothing is lost."""
    expect(page.locator("form[action$='/tie/'] .error").first).to_be_visible()
    expect(page.get_by_label("孙六六")).to_be_checked()
    expect(page.locator("form[action$='/tie/'] textarea")).to_have_value("在社区会议室,当着候选人抽的")
    assert not faults(page)
