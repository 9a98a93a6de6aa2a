"""A demo district that is served, and pages in a real Chromium.

The district is set up once per worker (``bandeng demo --no-serve``) and served from there to all its tests by
``bandeng demo``, as a person would start it: another process, another database, a real clock. Tests share it,
as people share a district: each files matters of its own and looks at those.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
ONE_CLICK = 'form[action="/sign-in/demo/"]'
WIDTHS = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1440, 900)}


@dataclass(frozen=True)
class Site:
    """A district that is being served."""

    address: str
    data: Path

    def bandeng(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command on the same data."""
        return _bandeng(self.data, *words)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo district, served on a free port until the tests are over."""
    data, port = tmp_path_factory.mktemp("district"), _free_port()
    made = _bandeng(data, "demo", "--no-serve")
    assert made.returncode == 0, made.stderr
    log = (data / "server.log").open("w")
    serving = subprocess.Popen(
        [*_command(data), "demo", "--port", str(port)],
        cwd=data,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, serving, data / "server.log")
        yield Site(address, data)
    finally:
        serving.terminate()
        serving.wait(timeout=20)
        log.close()


@pytest.fixture
def visitor(site: Site, chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes people with a browser of their own: ``visitor(width="phone", java_script_enabled=False)``.

    A page that raises an error, breaks the security policy, or asks another host fails the test.
    """
    opened: list[BrowserContext] = []
    wrong: list[str] = []

    def make(width: str = "phone", **options: Any) -> BrowserContext:
        wide, high = WIDTHS[width]
        context = chromium.new_context(
            base_url=site.address, viewport={"width": wide, "height": high}, locale="zh-CN", **options
        )
        context.set_default_timeout(15_000)
        context.on("console", lambda message: wrong.extend(_complaint(message)))
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("request", lambda request: wrong.extend(_stranger(request, site)))
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def page(visitor: Callable[..., BrowserContext]) -> Page:
    """A page of a phone's size, of somebody who is not signed in."""
    return visitor().new_page()


@pytest.fixture
def signed_in(visitor: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page of one of the cast, signed in with the demo's own button: ``signed_in("wu", width="phone")``."""

    def enter(username: str, width: str = "desk") -> Page:
        page = visitor(width).new_page()
        page.goto("/sign-in/")
        page.locator(f'{ONE_CLICK}:has(input[name="username"][value="{username}"]) button').first.click()
        page.wait_for_load_state()
        return page

    return enter


@pytest.fixture(scope="session")
def cast(site: Site, chromium: Browser) -> list[str]:
    """The user names that the demo offers to sign in as, one for each role."""
    page = chromium.new_page(base_url=site.address)
    page.goto("/sign-in/")
    names = page.locator(f'{ONE_CLICK} input[name="username"]').evaluate_all(
        "all => all.map(one => one.value)"
    )
    page.close()
    return list(names)


@pytest.fixture(scope="session")
def faults() -> Callable[[Page], list[str]]:
    """What axe finds serious or critical on the page: rule, and the first places it is broken at."""
    source = AXE.read_text("utf-8")

    def look(page: Page) -> list[str]:
        page.evaluate(source)  # past the page's security policy, as a tool of the browser
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{page.url} {fault['id']}: {[node['target'] for node in fault['nodes'][:3]]}"
            for fault in found["violations"]
            if fault["impact"] in {"serious", "critical"}
        ]

    return look


def _complaint(message: ConsoleMessage) -> list[str]:
    """Errors on the console, but for answers that the test asked for (404, 403, ...)."""
    expected = re.search(
        r"Failed to load resource: the server responded with a status of 4\d\d", message.text
    )
    return [message.text] if message.type == "error" and not expected else []


def _stranger(request: Request, site: Site) -> list[str]:
    known = (site.address, "data:", "blob:", "about:")
    return [] if request.url.startswith(known) else [f"asked a host outside: {request.url}"]


def _command(data: Path) -> list[str]:
    return [str(Path(sys.executable).with_name("bandeng")), "--data", str(data)]


def _bandeng(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [*_command(data), *words]
    return subprocess.run(
        command, cwd=data, env=_environment(), capture_output=True, text=True, check=False, timeout=300
    )


def _environment() -> dict[str, str]:
    """The environment without what the test suite has put in it: the district has its own settings."""
    ours = {"DJANGO_SETTINGS_MODULE", "BANDENG_DATA", "BANDENG_MODE", "DATABASE_URL"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _wait_for(address: str, serving: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and serving.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the district is not served:\n{log.read_text('utf-8')[-2000:]}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port
