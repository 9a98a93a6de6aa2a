"""Figures count facts, answer with their records, and stay what they were at a seal."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.figures import queries, words
from bandeng.figures.queries import NoSuchFigure, NoSuchSeal, Reading
from bandeng.figures.queries.scope import Scope, Shelf
from bandeng.figures.rules import Reads
from bandeng.ledger import sealing
from bandeng.people.models import Person
from tests.cases import journeys

DISTRICT = "410103/"


def _read(town: Town, name: str, *, place: str = DISTRICT, seal: int | None = None) -> Reading:
    during = (town.noon - timedelta(days=2), town.noon + timedelta(days=30))
    return queries.read(name, place=place, during=during, seal=seal)


def test_every_figure_of_the_catalogue_can_be_asked(town: Town) -> None:
    journeys.confirming(town)
    for row in queries.catalogue():
        reading = _read(town, row.name)
        assert reading.figure.zh
        assert reading.figure.en
        assert reading.value is None or reading.value >= 0


def test_a_count_is_as_many_as_its_records(town: Town) -> None:
    for _turn in range(3):
        town.case()
    reading = _read(town, "cases.reported")
    assert reading.value == len(reading.evidence) == 3
    assert {record.stream for record in reading.evidence} == set(
        Case.objects.values_list("stream", flat=True)
    )


def test_another_street_has_none_of_them(town: Town) -> None:
    town.case()
    assert _read(town, "cases.reported", place="410103/410103005/").value == 0


def test_a_period_is_half_open(town: Town) -> None:
    town.case()
    at = town.noon
    after = queries.read("cases.reported", place=DISTRICT, during=(at, at + timedelta(seconds=1)))
    before = queries.read("cases.reported", place=DISTRICT, during=(at - timedelta(seconds=1), at))
    assert (before.value, after.value) == (0, 1)


def test_facts_told_later_do_not_change_an_older_seal(town: Town) -> None:
    town.case()
    seal = sealing.seal(at=town.noon)
    assert seal is not None
    town.case()
    assert _read(town, "cases.reported", seal=seal.id).value == 1
    assert _read(town, "cases.reported").value == 2


def test_a_share_carries_its_parts_and_of_nothing_says_nothing(town: Town) -> None:
    assert _read(town, "cases.on_time").value is None
    journeys.resolved(town)
    ahead = _read(town, "cases.on_time")
    assert (ahead.value, ahead.counted.excluded) == (None, (("ahead", 1),))
    town.case(at=town.noon + timedelta(days=9))
    reading = _read(town, "cases.on_time")
    assert reading.value == Fraction(1, 1)
    assert (reading.counted.numerator, reading.counted.denominator) == (1, 1)
    assert [record.part for record in reading.evidence] == ["in"]


def test_silence_is_unknown_and_never_solved(town: Town) -> None:
    journeys.confirming(town)
    from_now = town.noon + timedelta(days=9)
    journeys.actions.tick(at=from_now)
    solved, unknown = _read(town, "cases.solved_rate"), _read(town, "cases.unknown_rate")
    assert (solved.value, solved.counted.unknown) == (Fraction(0), 1)
    assert unknown.value == Fraction(1)


def test_median_and_ninetieth_are_real_records(town: Town) -> None:
    journeys.resolved(town)
    elapsed = {record.value for record in _read(town, "cases.median_time").evidence}
    assert _read(town, "cases.median_time").value in elapsed
    assert _read(town, "cases.p90_time").value in elapsed


def test_unknown_figures_and_seals_are_refused(town: Town) -> None:
    with pytest.raises(NoSuchFigure):
        _read(town, "cases.happiness")
    with pytest.raises(NoSuchSeal):
        _read(town, "cases.reported", seal=999)


def _command(*words: str) -> object:
    out = StringIO()
    call_command("figure", *words, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_page_command_and_json_say_the_same(town: Town) -> None:
    town.case()
    day = town.noon.date().isoformat()
    asked = ["--place", "410103", "--from", day, "--to", day]
    told = _command("read", "cases.reported", *asked, "--evidence")
    address = f"/figures/cases.reported/?place=410103&from={day}&to={day}"
    page, plain = Client().get(address), Client().get(f"{address}&as=json").json()
    assert isinstance(told, dict)
    assert told["value"] == plain["value"] == 1
    assert [row["height"] for row in told["evidence"]] == [row["height"] for row in plain["records"]]
    number = Case.objects.get().number
    assert Client().get(f"/records/{plain['records'][0]['height']}/")["Location"] == f"/c/{number}/"
    assert "records/" in page.content.decode()


def test_the_table_of_records_begins_no_formula(town: Town) -> None:
    town.case()
    answer = Client().get("/figures/cases.reported/?from=2022-01-01&to=2022-12-31&as=csv")
    text = b"".join(answer).decode()
    assert text.startswith("\ufeff")
    assert not [line for line in text.splitlines() if line[:1] in "=+-@"]


def test_every_figure_has_a_page(town: Town) -> None:
    """Each opens to whoever may see it: to everybody, or to the district's staff."""
    journeys.confirming(town)
    district = Client()
    district.force_login(Person.objects.get(pk=town.holder("district_staff@410103")))
    for row in queries.catalogue():
        address = f"/figures/{row.name}/?from=2022-01-01&to=2022-12-31"
        assert district.get(address).status_code == 200
        assert Client().get(address).status_code == (404 if row.act else 200)
    assert Client().get("/figures/cases.happiness/").status_code == 404


def test_a_number_names_a_seal_only_where_the_seal_fixes_all_it_counted(town: Town) -> None:
    """A seal beside a number says that nothing in it can change: an older seal may not stand there."""
    town.case()
    seal = sealing.seal(at=town.noon)
    assert seal is not None
    assert _read(town, "cases.reported").seal == seal
    town.case()
    late = _read(town, "cases.reported")
    assert (late.value, late.seal) == (2, None)
    page = (
        Client().get("/figures/cases.reported/?place=410103&from=2022-07-01&to=2022-08-01").content.decode()
    )
    assert "最新的几条记录马上会封存" in page
    pinned = Client().get(
        f"/figures/cases.reported/?place=410103&from=2022-07-01&to=2022-08-01&seal={seal.id}"
    )
    assert f"/seals/{seal.id}/" in pinned.content.decode()


def test_figures_read_together_say_what_they_say_alone(town: Town) -> None:
    journeys.confirming(town)
    town.case(at=town.noon + timedelta(days=9))
    during = (town.noon - timedelta(days=2), town.noon + timedelta(days=30))
    names = [row.name for row in queries.catalogue()]
    together = queries.read_many(names, place=DISTRICT, during=during)
    alone = [_read(town, name) for name in names]
    assert [each.counted for each in together] == [each.counted for each in alone]


def test_a_figure_reads_only_what_it_declares(town: Town) -> None:
    scope = Scope(
        _read(town, "cases.reported").question, Reads(), Shelf(_read(town, "cases.reported").question, [])
    )
    with pytest.raises(ValueError, match="does not declare"):
        list(scope.facts("cases.closed"))


def test_many_figures_of_one_page_read_the_book_at_most_seven_times(
    town: Town, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    during = (town.noon - timedelta(days=2), town.noon + timedelta(days=30))
    with django_assert_max_num_queries(7):
        queries.read_many([row.name for row in queries.catalogue()], place=DISTRICT, during=during)


def test_a_share_of_few_is_not_published(town: Town) -> None:
    """Fewer than five answers could be somebody's answer."""
    case = journeys.confirming(town)
    actions.answer(
        case=case,
        word=actions.Word(answer="solved", channel="page"),
        by=case.reporter,
        at=town.noon + timedelta(days=1),
    )
    reading = _read(town, "cases.solved_rate")
    assert reading.withheld
    page = (
        Client()
        .get("/figures/cases.solved_rate/?place=410103&from=2022-07-01&to=2022-08-01")
        .content.decode()
    )
    assert "不足5件不显示比例" in page
    assert "100" not in page.split("<main")[1].split("</main>")[0].split("怎么数的")[0]


def test_half_of_a_tenth_is_rounded_up_and_reckoned_exactly() -> None:
    assert [words.percent(Fraction(*each)) for each in ((9, 16), (1, 3), (2, 3), (0, 4), (4, 4))] == [
        "56.3", "33.3", "66.7", "0.0", "100.0",
    ]  # fmt: skip


def test_a_record_of_who_was_satisfied_is_the_word_that_decides(town: Town) -> None:
    """She said "solved", then that it came back, and a review upheld: her last word is what is shown."""
    case = journeys.closed(town)
    word = actions.Word(answer="came_back", channel="page", words="又黑了")
    actions.contest(case=case, word=word, by=case.reporter, at=town.noon + timedelta(days=1))
    verdict, by = (
        actions.Verdict(outcome="uphold", words="去看过,灯是亮的"),
        town.holder(town.again(case).seat),
    )
    actions.review(case=town.again(case), verdict=verdict, by=by, at=town.noon + timedelta(days=1, hours=2))
    reading = _read(town, "cases.solved_rate")
    assert [(record.name, record.part) for record in reading.evidence] == [("cases.contested", "out")]
