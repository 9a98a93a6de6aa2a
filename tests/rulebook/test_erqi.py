"""The book of Erqi says what practice and the district ask for."""

import pytest

from bandeng.rulebook.rules.acts import ACTS
from bandeng.rulebook.rules.book import Book

ROWS = {
    "manhole.missing": "2 紧急工作时",
    "manhole.broken": "4 工作时",
    "manhole.rattling": "2 工作日",
    "manhole.sunken": "5 工作日",
    "rubbish.exposed": "4 工作时",
    "rubbish.scattered": "2 工作时",
    "rubble.piled": "5 工作日",
    "road.hole": "5 工作日",
    "street-lamp.leaning": "1 工作日",
    "street-lamp.one-out": "2 工作日",
    "illegal-building.under-way": "48 紧急工作时",
    "illegal-building.built": "15 工作日",
    "illegal-building.roof": "15 工作日",
    "illegal-building.flower-bed": "15 工作日",
    "fire-lane.blocked": "2 紧急工作时",
    "bicycle.wild": "2 工作时",
    "advert.stuck": "1 工作日",
    "noise.site": "2 紧急工作时",
    "ebike-charging.stairwell": "4 紧急工作时",
    "snow.uncleared": "4 工作时",
    "water.outage": "24 紧急工作时",
    "power.outage": "24 紧急工作时",
    "gas.outage": "24 紧急工作时",
    "heat.outage": "24 紧急工作时",
}
STAGES = {
    "water.burst": [("make-safe", "1 紧急工作时", ""), ("restore", "5 工作日", "make-safe")],
    "sewer.blocked": [("clear", "4 紧急工作时", ""), ("repair", "5 工作日", "clear")],
    "wires.bare": [("make-safe", "2 紧急工作时", ""), ("repair", "5 工作日", "make-safe")],
}
NAMED = [
    "wires.bare",
    "sewer.blocked",
    "road.hole",
    "parking.shortage",
    "ebike-charging.shortage",
    "illegal-building.roof",
    "illegal-building.flower-bed",
    "dispute.quarrel",
    "property.service",
    "fire-training.shops",
    "jobs.seeking",
    "elderly.alone",
    "yard.no-manager",
]
DEPARTMENTS = ["住房", "城市管理", "市场监督", "公安", "民政", "消防", "供电", "供水", "燃气", "热力"]
PROPERTY_STAFF = ["house_manager", "patroller"]


def test_it_is_large_enough(book: Book) -> None:
    assert len(book.categories) >= 40
    assert len(book.conditions) >= 90
    assert len(book.departments) >= 16


@pytest.mark.parametrize(("key", "limit"), ROWS.items())
def test_a_limit_is_that_of_practice(book: Book, key: str, limit: str) -> None:
    assert book.condition(key).limit == limit


@pytest.mark.parametrize(("key", "stages"), STAGES.items())
def test_stages_have_their_own_limits(book: Book, key: str, stages: list[tuple[str, str, str]]) -> None:
    assert [(stage.key, stage.limit, stage.after) for stage in book.condition(key).stages] == stages
    assert book.condition(key).urgent


@pytest.mark.parametrize("key", NAMED)
def test_what_residents_of_erqi_named_has_a_row(book: Book, key: str) -> None:
    assert book.condition(key).zh


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_the_departments_that_cases_need_are_there(book: Book, name: str) -> None:
    assert any(name in department.zh for department in book.departments)


def test_every_department_used_exists(book: Book) -> None:
    used = {condition.unit for condition in book.conditions} - {""}
    assert used <= {department.code for department in book.departments}
    assert len(used) >= 16


def test_level_limits_are_those_of_practice(book: Book) -> None:
    levels = book.limits.levels
    assert (levels.grid, levels.community, levels.street) == ("1 工作日", "3 工作日", "7 工作日")
    assert (levels.department, levels.urgent) == ("15 工作日", "2 紧急工作时")
    assert levels.utilities == "24 紧急工作时"


def test_the_waits_of_the_loop(book: Book) -> None:
    limits = book.limits
    assert limits.acceptance.total_seconds() == 15 * 60
    assert limits.urgent_check.total_seconds() == 30 * 60
    assert (limits.confirm_days, limits.review, limits.check) == (5, "2 工作日", "4 工作时")
    assert limits.urgent_review == "2 工作时"
    assert (limits.sample_share, limits.warning_share) == (10, 70)
    assert (limits.near_metres, limits.near_metres_staff, limits.near_count) == (250, 1000, 5)


def test_the_four_of_a_grid_and_who_may_be_one(book: Book) -> None:
    asked = {role.code: role.eligible.code for role in book.roles if role.kind_of_place == "grid"}
    assert asked == {
        "grid_leader": "two_committees",
        "mediator": "branch_member",
        "house_manager": "property_staff",
        "patroller": "property_staff",
    }


def test_every_act_is_granted_and_every_grant_is_an_act(book: Book) -> None:
    assert {grant.act for grant in book.grants} == set(ACTS)


@pytest.mark.parametrize("role", [*PROPERTY_STAFF, "mediator", "department_desk", "department_staff"])
def test_who_needs_no_telephone_number_sees_none(book: Book, role: str) -> None:
    assert "cases.contact" not in {grant.act for grant in book.grants_to(role)}


def test_departments_reach_only_what_was_sent_to_them(book: Book) -> None:
    for role in book.roles:
        reach = "unit" if role.kind_of_place == "unit" else "place"
        assert {grant.reach for grant in book.grants_to(role.code)} == {reach}


def test_every_condition_can_be_proposed(book: Book) -> None:
    for condition in book.conditions:
        assert condition.words or condition.phrases
