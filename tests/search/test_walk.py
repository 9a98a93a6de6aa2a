"""However a search walks, it comes upon everything, step by step, and each step costs the same."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.posts.models import Appointment
from bandeng.search.queries import matters, walking
from tests.cases import journeys

CENTRE, LEADER = "district_staff@", "grid_leader@"


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of two, so that a few matters are many."""
    monkeypatch.setattr(walking, "TEXTS", 2)
    monkeypatch.setattr(walking, "MATTERS", 2)
    monkeypatch.setattr(walking, "STEP", 2)
    monkeypatch.setattr(walking, "COUNTED", 2)
    monkeypatch.setattr(walking, "STRETCHES", 3)


def _pages(town: Town, person: str, asked: str) -> Iterator[matters.Page]:
    before = 0
    while True:
        page = matters.worded(person, [asked], before=before, at=town.noon)
        yield page
        before = page.more
        if not before:
            return


def _found(town: Town, person: str, asked: str) -> list[int]:
    return [hit.case for page in _pages(town, person, asked) for hit in page.hits]


def _centre(town: Town) -> str:
    return str(Appointment.objects.filter(post__id__startswith=CENTRE).values_list("person_id", flat=True)[0])


@pytest.mark.parametrize("who", ["leader", "centre"])
def test_going_on_from_page_to_page_misses_nothing(town: Town, small_steps: None, who: str) -> None:
    own = [town.case(f"第{n}盏路灯不亮了").id for n in range(9)]
    other = [town.case(f"{n}号井盖松了,路灯下面", grid=OTHER_GRID).id for n in range(9)]
    journeys.contested(town)
    person = town.leader if who == "leader" else _centre(town)
    expected = set(own) if who == "leader" else {*own, *other}
    found = _found(town, person, "路灯")
    assert expected <= set(found)
    assert set(found) <= set(sight.seen_by(person, at=town.noon).values_list("id", flat=True))


@pytest.mark.parametrize("counted", [1, 500])
def test_a_word_that_is_said_everywhere_else_costs_no_more(
    town: Town, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    monkeypatch.setattr(walking, "COUNTED", counted)
    town.case("第一盏路灯不亮了")
    few = _asked(town)
    for number in range(12):
        town.case(f"{number}号路灯", grid=OTHER_GRID)
    assert _asked(town) == few


def _asked(town: Town) -> int:
    with CaptureQueriesContext(connection) as asked:
        matters.worded(town.leader, ["路灯"], before=0, at=town.noon)
    return len(asked)


def test_one_request_ends_where_it_said_and_says_so(town: Town, small_steps: None) -> None:
    for number in range(20):
        town.case(f"{number}号井盖松了,路灯下面", grid=OTHER_GRID)
    pages = list(_pages(town, _centre(town), "路灯"))
    assert len(pages) > 1
    assert all(len(page.hits) <= 6 for page in pages), "three stretches of two"


def test_what_is_written_out_covers_what_the_queryset_covers(town: Town) -> None:
    journeys.contested(town)
    town.case(grid=OTHER_GRID)
    for person in set(Appointment.objects.values_list("person_id", flat=True)) | {"nobody"}:
        covered = sight.covered_by(person, at=town.noon)
        where = f"WHERE {covered.sql}" if covered.sql else ""
        rows = Case.objects.raw(f"SELECT c.id FROM cases_case c {where}", list(covered.given))
        seen = sight.seen_by(person, at=town.noon)
        assert {row.id for row in rows} == set(seen.values_list("id", flat=True))


def test_whoever_goes_on_goes_the_same_way(
    town: Town, small_steps: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {town.case(f"第{n}盏路灯不亮了").id for n in range(9)}
    first = matters.worded(town.leader, ["路灯"], before=0, at=town.noon)
    assert first.more % 2, "by place: the word is common"
    monkeypatch.setattr(walking, "COUNTED", 500)
    found, before = {hit.case for hit in first.hits}, first.more
    while before:
        page = matters.worded(town.leader, ["路灯"], before=before, at=town.noon)
        found |= {hit.case for hit in page.hits}
        before = page.more
    assert found == own
