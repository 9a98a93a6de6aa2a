"""Units and streets that a number counts are named wherever its records are read; persons are not."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from bandeng.demo.town import Town
from bandeng.figures.rules import CATALOGUE
from bandeng.gatherings.actions.words import Talk
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.queries.sessions import names_of
from bandeng.posts.queries import unit_names
from tests.gatherings import sessions
from tests.gatherings.conftest import town
from tests.gatherings.sessions import BRANCH, GROUP, SECRETARY

__all__ = ["town"]
ASKED = "place=410103&from=2022-07-01&to=2022-07-31"
INSPECTORS = "410103-jw"
NAMED = ("lectures.units", "study.branches", "study.groups", "festival.streets", "integrity.units_examined")


def _told(town: Town, figure: str) -> str:
    """Something each figure counts; answers what its unit or street is called."""
    if figure == "festival.streets":
        sessions.recorded(town, "festival", units=(BRANCH,), by=SECRETARY)
        return "京广路街道"
    if figure == "integrity.units_examined":
        examined = (Examined(unit="410103-cg", result="passed"),)
        by = f"party_staff@{INSPECTORS}"
        sessions.recorded(town, "inspection", units=(INSPECTORS,), by=by, examined=examined)
        return names_of(["410103-cg"])["410103-cg"]
    kind = "lecture" if figure == "lectures.units" else "study"
    more = {"speakers": (Talk(post=SECRETARY),)} if kind == "lecture" else {}
    sessions.recorded(town, kind, units=(BRANCH, GROUP), by=SECRETARY, **more)
    unit = GROUP if figure == "study.groups" else BRANCH
    return names_of([unit])[unit]


@pytest.mark.parametrize("figure", NAMED)
def test_a_unit_or_street_is_named_in_every_form_of_the_evidence(town: Town, figure: str) -> None:
    name = _told(town, figure)
    address = f"/figures/{figure}/?{ASKED}"
    page = Client().get(address).content.decode()
    assert name in page and "第1个" not in page
    assert name in b"".join(Client().get(f"{address}&as=csv")).decode()
    assert Client().get(f"{address}&as=json").json()["records"][0]["named"] == name
    answer = Client().get(f"/api/v1/figures/{figure}/?{ASKED}").json()
    assert answer["evidence"][0]["named"] == name
    said = StringIO()
    days = {"first": "2022-07-01", "last": "2022-07-31"}
    call_command("figure", "read", figure, place="410103", **days, evidence=True, json=True, stdout=said)
    assert json.loads(said.getvalue())["evidence"][0]["named"] == name


def test_only_units_and_streets_have_names_and_no_person_has() -> None:
    assert {each.name for each in CATALOGUE.values() if each.names} == set(NAMED)


def test_a_unit_nobody_knows_is_called_by_its_code(town: Town) -> None:
    assert unit_names(["410103-nobody"]) == {"410103-nobody": "410103-nobody"}
