"""Every component page in a real browser: no complaint of the policy, the console, the layout or axe."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from playwright.sync_api import Browser

from bandeng.ui.web import gallery
from scripts.shots import complaints_about

pytestmark = [pytest.mark.browser]
REFUSED = ("not-yours", "not-now", "stale", "bad-input", "not-found", "session-over")
ERRORS = (*REFUSED, "server-error", "busy", "away", "full")
ADDRESSES = ["/ui/", "/preferences/", *(f"/ui/{name}/" for name in gallery.names())]
ADDRESSES += [f"/ui/error/{kind}/" for kind in ERRORS]
CHIEF = ["/ui/resident/", "/ui/desk/", "/ui/fields/", "/ui/lists/"]
WAYS = [
    (360, "light", "1", "zh-hans", ADDRESSES),
    (1440, "dark", "0", "en", ADDRESSES),
    (360, "dark", "0", "en", CHIEF),
    (768, "light", "1", "en", CHIEF),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The shell alone on a free port; its pages need no database."""
    with override_settings(ROOT_URLCONF="tests.ui.gallery_urls", BANDENG_COMPONENT_PAGES=True):
        server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The one that all browser tests of a process share: two cannot run in it."""
    return chromium


@pytest.mark.parametrize(("width", "theme", "large", "language", "addresses"), WAYS)
def test_no_page_of_the_gallery_is_complained_about(
    site: str, browser: Browser, width: int, theme: str, large: str, language: str, addresses: list[str]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    chosen = {"theme": theme, "large": large, "lang": language}
    context.add_cookies([{"name": name, "value": value, "url": site} for name, value in chosen.items()])
    found = {}
    for address in addresses:
        page = context.new_page()
        found[address] = complaints_about(page, site + address)
        page.close()
    context.close()
    assert {address: heard for address, heard in found.items() if heard} == {}


def test_pages_work_without_script(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{site}/ui/actions/")
    page.get_by_text("其他办法").click()
    assert page.get_by_text("上报社区").is_visible()
    page.get_by_role("button", name="大字").click()
    page.locator("html[data-large]").wait_for(state="attached")
    page.goto(f"{site}/ui/places/")
    assert page.get_by_text("第1网格 12 件").is_visible()
    context.close()


def test_a_draft_survives_and_a_pin_is_kept(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{site}/ui/places/")
    page.fill("#f-address", "兴华南街 12 号院")
    page.locator("[data-pick] .leaflet-interactive").first.wait_for(state="attached")
    page.locator("[data-pick]").click(position={"x": 150, "y": 120})
    assert "图钉已放好" in page.locator(".picked").inner_text()
    east = page.input_value("[name=lon]")
    assert east.startswith("113.6")
    page.goto(f"{site}/ui/")
    page.goto(f"{site}/ui/places/")
    assert page.input_value("#f-address") == "兴华南街 12 号院"
    assert page.input_value("[name=lon]") == east
    page.locator(".pin").wait_for()
    context.close()
