"""Kinds of numbers: distinct subjects, sums, numbers in parts; units; which room declares a figure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from bandeng.demo.town import Town
from bandeng.figures import queries, words
from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import (
    CATALOGUE,
    UNITS,
    Counted,
    Evidence,
    Note,
    Part,
    Reads,
    counted,
    distinct,
    figure,
    split,
    summed,
)
from bandeng.figures.units import NAMES
from bandeng.figures.web import showing
from bandeng.kernel.facts import KINDS, newest, says

AT = datetime(2022, 7, 1, tzinfo=UTC)
TEAMS = Part(code="teams", zh="志愿服务队", en="Volunteer teams", unit="支")
PERSONS = Part(code="persons", zh="志愿者", en="Volunteers", unit="名")


def _record(height: int, *, subject: str = "", value: int | None = None) -> Evidence:
    return Evidence(
        height=height, stream=f"visit:{height}", name="cases.reported", at=AT, place="410103/",
        subject=subject, value=value,
    )  # fmt: skip


def test_a_subject_counts_once_and_its_records_stay_together() -> None:
    found = distinct([_record(1, subject="a"), _record(2, subject="b"), _record(3, subject="a")])
    assert (found.value, found.subjects) == (2, 2)
    assert [record.height for record in found.evidence] == [1, 3, 2]


def test_a_sum_adds_what_its_records_say() -> None:
    assert summed([_record(1, value=3), _record(2, value=4), _record(3)]).value == 7
    assert summed([]).value == 0


def test_a_number_in_parts_is_their_sum_and_tells_each_record_of_its_part() -> None:
    found = split({"teams": counted([_record(1)]), "persons": distinct([_record(2, subject="a")] * 2)})
    assert (found.value, found.parts) == (2, (("teams", 1), ("persons", 1)))
    assert [record.part for record in found.evidence] == ["teams", "persons", "persons"]


def test_every_unit_that_is_counted_has_a_name() -> None:
    assert {unit for unit, kind in UNITS.items() if kind == "count"} == set(NAMES)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="斤"):
        figure("no.such", zh="无", en="None", unit="斤", note=Note(zh="无", en="None"), reads=Reads())


def test_the_room_is_the_one_that_declares_it() -> None:
    assert CATALOGUE["cases.reported"].room == "cases"
    assert CATALOGUE["places.grids"].room == "home"


def test_the_newest_version_of_a_fact_speaks_for_its_name() -> None:
    class Second:
        """Said again in another shape."""

        NAME = "cases.reported"
        VERSION = 2

    says(zh="新样子", en="A new shape", seen_by="public")(Second)
    try:
        assert newest("cases.reported").zh == "新样子"
    finally:
        del KINDS["cases.reported", 2]
    with pytest.raises(KeyError):
        newest("cases.never_said")


@pytest.fixture
def by_kind() -> Iterator[None]:
    """Two figures of a room of its own: one counts subjects, one is in parts."""

    def reporters(scope: Scope) -> Counted:
        said = scope.facts("cases.reported")
        return distinct(evidence(fact, subject=fact.place) for fact in said)

    def both(scope: Scope) -> Counted:
        return split({"teams": reporters(scope), "persons": counted(())})

    note = Note(zh="每处一次", en="Each place once", parts=(TEAMS, PERSONS))
    reads = Reads(during=("cases.reported",))
    figure("study.places", zh="有事的地方", en="Places with a matter", unit="个", note=note, reads=reads)(
        reporters
    )
    figure("study.both", zh="表扬的", en="Commended", unit="个", note=note, reads=reads)(both)
    yield
    del CATALOGUE["study.places"], CATALOGUE["study.both"]


def test_the_page_says_how_many_subjects_and_how_many_records(town: Town, by_kind: None) -> None:
    town.case()
    town.case()
    during = (town.noon - timedelta(days=1), town.noon + timedelta(days=1))
    reading = queries.read("study.places", place="410103/", during=during)
    assert words.subjects_text(reading) == "1个,记录2条"
    assert [record.subject for record in showing.records(reading.evidence, reading)] == [1, 1]
    page = Client().get("/figures/study.places/?from=2022-07-01&to=2022-08-01").content.decode()
    assert "1个,记录2条" in page


def test_the_page_shows_each_part_beside_the_whole(town: Town, by_kind: None) -> None:
    town.case()
    page = Client().get("/figures/study.both/?from=2022-07-01&to=2022-08-01").content.decode()
    assert "1支" in page
    assert "0名" in page
    plain = Client().get("/figures/study.both/?from=2022-07-01&to=2022-08-01&as=json").json()
    assert plain["parts"] == {"teams": 1, "persons": 0}
