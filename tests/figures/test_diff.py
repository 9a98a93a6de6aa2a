"""What a number was at one seal and is at another, and which records make the difference."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.figures import queries
from bandeng.ledger import sealing
from tests.cases import journeys

DISTRICT = "410103/"
ASKED = "place=410103&from=2022-07-01&to=2022-08-31"


def _seal(town: Town) -> int:
    made = sealing.seal(at=town.noon)
    assert made is not None
    return made.id


def _differ(town: Town, name: str, *seals: int | None) -> queries.Difference:
    during = (town.noon - timedelta(days=2), town.noon + timedelta(days=30))
    return queries.differ(name, place=DISTRICT, during=during, seals=(seals[0], seals[1]))


def test_what_was_told_later_came(town: Town) -> None:
    town.case()
    first = _seal(town)
    late = town.case()
    second = _seal(town)
    found = _differ(town, "cases.reported", second, first)
    assert (found.before.value, found.after.value) == (1, 2)
    assert [record.stream for record in found.came] == [late.stream]
    assert (found.went, found.changed) == ((), ())


def test_what_no_longer_counts_went(town: Town) -> None:
    case = journeys.accepted(town)
    first = _seal(town)
    actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=town.noon)
    found = _differ(town, "oversight.overdue", first, None)
    assert found.is_none
    again = _differ(town, "oversight.without_picture", first, None)
    assert [record.part for record in again.came] == ["in"]
    assert (again.before.value, again.after.value) == (None, 1)


def test_the_same_question_at_the_same_seal_has_the_same_answer_for_ever(town: Town) -> None:
    """Whatever is told later, of whatever moment: every figure of the catalogue stays what it was."""
    journeys.confirming(town)
    during = (town.noon - timedelta(days=2), town.noon + timedelta(days=30))
    names, seal = [row.name for row in queries.catalogue()], _seal(town)
    first = queries.read_many(names, place=DISTRICT, during=during, seal=seal)
    journeys.closed(town)
    actions.tick(at=town.noon + timedelta(days=20))
    _seal(town)
    again = queries.read_many(names, place=DISTRICT, during=during, seal=seal)
    assert [each.counted for each in again] == [each.counted for each in first]
    assert {each.seal.id for each in again if each.seal} == {seal}
    for name in names:
        assert _differ(town, name, seal, seal).is_none


def _command(*words: str) -> Any:
    out = StringIO()
    question = ["--place", "410103", "--from", "2022-07-01", "--to", "2022-08-31"]
    call_command("figure", "diff", *words, *question, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_command_tells_both_values_and_the_records(town: Town) -> None:
    town.case()
    first = _seal(town)
    late = town.case()
    second = _seal(town)
    told = _command("cases.reported", "--seal", str(first), "--seal", str(second))
    assert (told["before"]["value"], told["after"]["value"]) == (1, 2)
    assert [row["stream"] for row in told["came"]] == [late.stream]
    assert _command("cases.reported", "--seal", str(first))["after"]["value"] == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [(["cases.reported"], 2), (["cases.reported", "--seal", "99"], 3), (["no.such", "--seal", "1"], 3)],
)
def test_the_command_says_what_is_missing(town: Town, words: list[str], code: int) -> None:
    town.case()
    _seal(town)
    with pytest.raises(CommandError) as refused:
        _command(*words)
    assert refused.value.returncode == code


def test_a_mistyped_figure_is_told_the_nearest(town: Town) -> None:
    _seal(town)
    with pytest.raises(CommandError, match="是不是 cases.reported"):
        _command("cases.reportd", "--seal", "1")


def test_the_page_shows_what_later_facts_changed(town: Town) -> None:
    town.case()
    first = _seal(town)
    town.case()
    pinned = Client().get(f"/figures/cases.reported/?{ASKED}&seal={first}").content.decode()
    assert "看这次封存以后的变化" in pinned
    page = Client().get(f"/figures/cases.reported/changes/?{ASKED}&seal={first}").content.decode()
    assert "后来算进去的 · 1 条" in page
    second = _seal(town)
    both = Client().get(f"/figures/cases.reported/changes/?{ASKED}&seal={first}&until={second}")
    assert "后来算进去的 · 1 条" in both.content.decode()
    same = Client().get(f"/figures/cases.reported/changes/?{ASKED}&seal={second}").content.decode()
    assert "后来没有变化" in same


@pytest.mark.parametrize("end", ["", "&seal=99", "&seal=1&until=99"])
def test_without_a_seal_there_is_nothing_to_compare(town: Town, end: str) -> None:
    town.case()
    _seal(town)
    assert Client().get(f"/figures/cases.reported/changes/?{ASKED}{end}").status_code == 404


def test_what_is_not_for_everybody_is_no_page_of_changes_either(town: Town) -> None:
    _seal(town)
    address = f"/figures/oversight.overdue/changes/?{ASKED}&seal=1"
    assert Client().get(address).status_code == 404
