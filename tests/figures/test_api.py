"""Figures for other programs: the catalogue, answers with their evidence page by page, the description."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from bandeng.cases import actions
from bandeng.demo.town import Town
from bandeng.figures.web import describing
from bandeng.ledger import sealing
from bandeng.people.models import Person
from tests.cases import journeys

ASKED = "place=410103&from=2022-07-01&to=2022-08-31"
REPORTED = f"/api/v1/figures/cases.reported/?{ASKED}"


def _get(address: str, client: Client | None = None) -> Any:
    return (client or Client()).get(address).json()


def test_the_catalogue_shows_whoever_asks_what_they_may_see(town: Town) -> None:
    names = {row["name"] for row in _get("/api/v1/figures/")["figures"]}
    assert "cases.reported" in names
    assert not [name for name in names if name.startswith("oversight.")]
    district = Client()
    district.force_login(Person.objects.get(pk=town.holder("district_staff@410103")))
    assert "oversight.overdue" in {row["name"] for row in _get("/api/v1/figures/", district)["figures"]}


def test_the_answer_carries_its_evidence_page_by_page(town: Town) -> None:
    streams = [town.case().stream for _turn in range(3)]
    first = _get(f"{REPORTED}&limit=2")
    assert (first["value"], first["records"], len(first["evidence"])) == (3, 3, 2)
    second = _get(first["next"])
    assert [row["stream"] for row in first["evidence"] + second["evidence"]] == streams
    assert second["next"] == ""


def test_a_seal_pins_every_page(town: Town) -> None:
    town.case()
    town.case()
    seal = sealing.seal(at=town.noon)
    assert seal is not None
    first = _get(f"{REPORTED}&limit=1&seal={seal.id}")
    town.case()
    second = _get(first["next"])
    assert (second["value"], second["seal"], second["next"]) == (2, seal.id, "")


def test_of_few_nothing_is_told_that_could_point_at_a_person(town: Town) -> None:
    journeys.confirming(town)
    actions.tick(at=town.noon.replace(day=28))
    told = _get(f"/api/v1/figures/cases.solved_rate/?{ASKED}")
    assert (told["withheld"], told["value"], told["numerator"]) == (True, None, None)
    assert {row["part"] for row in told["evidence"]} == {""}


@pytest.mark.parametrize(
    ("end", "status", "field"),
    [
        ("&from=2022-13-01", 400, "from"),
        ("&from=2022-09-01&to=2022-08-01", 400, "from"),
        ("&seal=first", 400, "seal"),
        ("&seal=99", 404, "seal"),
        ("&limit=0", 400, "limit"),
        ("&limit=1001", 400, "limit"),
        ("&after=there", 400, "after"),
        ("&place=nowhere", 404, "place"),
    ],
)
def test_what_cannot_be_read_is_named(town: Town, end: str, status: int, field: str) -> None:
    answer = Client().get(REPORTED + end)
    assert (answer.status_code, answer.json()["field"]) == (status, field)
    assert answer.json()["error"]


def test_what_is_not_for_everybody_does_not_exist(town: Town) -> None:
    for name in ("oversight.overdue", "cases.happiness"):
        answer = Client().get(f"/api/v1/figures/{name}/?{ASKED}")
        assert (answer.status_code, answer.json()["field"]) == (404, "name")


@pytest.mark.parametrize("address", [REPORTED, f"/figures/cases.reported/?{ASKED}"])
def test_the_records_are_also_a_workbook_and_a_table(town: Town, address: str) -> None:
    town.case()
    csv = b"".join(Client().get(f"{address}&as=csv")).decode()
    sheet = load_workbook(BytesIO(b"".join(Client().get(f"{address}&as=xlsx")))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == len(csv.splitlines()) == 2
    assert str(rows[1][1]) in csv


def test_records_of_a_limit_say_when_it_was_due_and_done(town: Town) -> None:
    journeys.closed(town)
    asked = f"cases.on_time/?{ASKED}"
    town.case(at=town.noon + timedelta(days=20))  # so that the book knows that the limit came
    row = _get(f"/api/v1/figures/{asked}")["evidence"][0]
    assert row["done_at"] < row["due_at"]
    page = Client().get(f"/figures/{asked}").content.decode()
    assert "时限2022年7月" in page
    assert "办到" in page
    csv = b"".join(Client().get(f"/figures/{asked}&as=csv")).decode()
    assert row["due_at"] in csv and row["done_at"] in csv


def test_the_description_is_what_is_answered(town: Town) -> None:
    town.case()
    schemas = _get("/api/v1/openapi.json")["components"]["schemas"]
    reading, rows = _get(REPORTED), _get("/api/v1/figures/")["figures"]
    assert reading.keys() == schemas["Reading"]["properties"].keys()
    assert reading["evidence"][0].keys() == schemas["Record"]["properties"].keys()
    assert all(row.keys() == schemas["Figure"]["properties"].keys() for row in rows)
    assert set(describing.document()["paths"]) == {"/api/v1/figures/", "/api/v1/figures/{name}/"}
