"""What a page weighs before it is seen: its HTML, sheets, scripts and icons as a proxy sends them, packed.

Goals: a resident's page at most 100 kB on the first visit with the map off, 20 kB on the next, when all but
the HTML is known. What is asked of the pages here is less, so that growing is noticed: whoever needs
more changes the number and says why. Pictures that people took and data that scripts fetch are not in it.
"""

import gzip
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path, PurePosixPath

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client

from bandeng.ballots.models import Vote
from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.people import queries as people

LINKED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src|use href)="/?(?:static/)?([^"?#]+)')
IMPORTED = re.compile(r'(?:^|\n)\s*import\b[^;"\']*["\'](\.[^"\']+)["\']')
FIRST, NEXT = 100_000, 20_000
ROWS = 50

# Page: who opens it, its address, and the most bytes of the first visit and of its HTML alone.
PAGES = {
    "front": ("", "/", 16_000, 4_000),
    "report": ("", "/report/", 18_000, 4_000),
    "one matter": ("", "/c/{case}/", 20_000, 6_000),
    "a vote": ("", "/votes/{vote}/", 20_000, 6_000),
    "work list": ("quzhili", "/desk/cases/", 24_000, 8_000),
    "a matter at the desk": ("quzhili", "/desk/cases/{case}/", 80_000, 8_000),  # 46 kB of it draw the map
}


@pytest.fixture
def later(street: Town) -> Iterator[Town]:
    """The street with enough matters to fill a list."""
    with time_machine.travel(street.noon + timedelta(days=26), tick=False):
        for _turn in range(ROWS):
            street.case()
        yield street


def packed(content: bytes) -> int:
    """Bytes on their way."""
    return len(gzip.compress(content, 6))


def parts(page: str) -> set[str]:
    """The sheets, scripts and icons that a page names, and what these import."""
    found, to_read = set(), set(LINKED.findall(page))
    while to_read:
        path = to_read.pop()
        found.add(path)
        for name in IMPORTED.findall(content(path).decode()) if path.endswith(".js") else ():
            to_read |= {str(_joined(PurePosixPath(path).parent, name))} - found
    return found


def _joined(folder: PurePosixPath, name: str) -> PurePosixPath:
    for word in name.split("/"):
        folder = folder.parent if word == ".." else folder / word if word != "." else folder
    return folder


def content(path: str) -> bytes:
    """A static file."""
    found = finders.find(path)
    assert isinstance(found, str), path
    return Path(found).read_bytes()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_weighs_no_more_than_it_may(
    later: Town, name: str, record_property: Callable[[str, object], None]
) -> None:
    who, address, first, following = PAGES[name]
    visitor = Client()
    if who:
        visitor.force_login(people.person(who))
    vote = Vote.objects.filter(state="published").latest("id")
    answer = visitor.get(address.format(case=Case.objects.earliest("id").number, vote=vote.pk))
    assert answer.status_code == 200, answer.status_code
    html = packed(answer.content)
    pieces = {path: packed(content(path)) for path in parts(answer.content.decode())}
    assert pieces, "no sheet was found: the page is not read rightly"
    whole = html + sum(pieces.values())
    heaviest = sorted(pieces.items(), key=lambda piece: -piece[1])[:6]
    said = f"{name}: {whole:,} bytes, {html:,} of them HTML; heaviest {heaviest}"
    record_property("weight", said)
    assert whole <= min(first, FIRST), said
    assert html <= min(following, NEXT), said
