"""Every page that links lead to: it fits the window, axe finds nothing serious, nothing complains.

A walk takes one page of each view, in the order the links come, so a new page is looked at unnamed.
"""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext, Page

Faults = Callable[[Page], list[str]]
LOOKS = [
    ("phone", {}),
    ("phone", {"theme": "dark", "large": "1"}),
    ("phone", {"lang": "en"}),
    ("tablet", {"theme": "light"}),
    ("desk", {"theme": "dark"}),
]
PAGES_AT_MOST = 60


@pytest.mark.parametrize(("width", "preferences"), LOOKS, ids=lambda part: str(part))
def test_what_a_resident_reaches(
    visitor: Callable[..., BrowserContext], faults: Faults, width: str, preferences: dict[str, str]
) -> None:
    page = _with(visitor(width), preferences).new_page()
    assert not [wrong for _ in _walk(page, "/") for wrong in _wrong_with(page, faults)]


@pytest.mark.timeout(900)  # two minutes where nothing else runs: everybody of the demo reads every page
def test_what_the_staff_reach(cast: list[str], signed_in: Callable[..., Page], faults: Faults) -> None:
    assert cast
    seen: set[str] = set()
    wrong = []
    for username in cast:
        page = signed_in(username)
        for _ in _walk(page, "/desk/", seen):
            wrong += [f"{username}: {what}" for what in _wrong_with(page, faults)]
    assert not wrong


def test_what_the_staff_reach_in_large_type_on_a_phone(
    cast: list[str], signed_in: Callable[..., Page], faults: Faults
) -> None:
    page = signed_in(cast[0], width="phone")
    _with(page.context, {"large": "1", "theme": "dark"})
    assert not [wrong for _ in _walk(page, "/desk/") for wrong in _wrong_with(page, faults)]


def test_every_page_works_without_script(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor("phone", java_script_enabled=False).new_page()
    for _ in _walk(page, "/"):
        assert page.locator("h1").count() == 1, page.url


def _walk(page: Page, start: str, seen: set[str] | None = None) -> Iterator[None]:
    """Goes to one page of each view that links lead to, stopping at each."""
    seen = set() if seen is None else seen
    waiting = [start]
    for _ in range(PAGES_AT_MOST):
        if not waiting:
            return
        link = waiting.pop(0)
        if not _is_a_page(page, link):
            continue
        response = page.goto(link)
        assert response
        assert response.status < 400, f"{page.url}: {response.status}"
        yield
        waiting += [path for path in _links(page) if _is_new(path, seen)]


def _is_a_page(page: Page, link: str) -> bool:
    """A page, or a file to take along (a table, an export), which has to answer too."""
    answer = page.request.get(link)
    assert answer.status < 400, f"{link}: {answer.status}"
    return "text/html" in answer.headers["content-type"]


def _links(page: Page) -> list[str]:
    anchors = page.locator("a[href]:not([download])")
    found: list[str] = anchors.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    here = urlsplit(page.url)
    paths = [urlsplit(link) for link in found]
    return [
        path._replace(fragment="").geturl()
        for path in paths
        if path.path and path.netloc in {"", here.netloc}
    ]


def _is_new(link: str, seen: set[str]) -> bool:
    try:
        match = resolve(urlsplit(link).path)
    except Resolver404:
        return False
    kind = ":".join(
        [match.view_name, *(str(value) for name, value in match.kwargs.items() if name == "kind")]
    )
    if kind in seen:
        return False
    seen.add(kind)
    return True


def _with(context: BrowserContext, preferences: dict[str, str]) -> BrowserContext:
    site = context.new_page()
    site.goto("/")
    context.add_cookies(
        [{"name": name, "value": value, "url": site.url} for name, value in preferences.items()]
    )
    site.close()
    return context


def _wrong_with(page: Page, faults: Faults) -> list[str]:
    wrong = faults(page)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        wrong.append(f"{page.url}: wider than the window")
    if page.locator("h1").count() != 1 or not page.title():
        wrong.append(f"{page.url}: needs a title and one h1")
    return wrong
