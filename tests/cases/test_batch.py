"""Several matters at once: nothing more than one by one, one entry, twice sent once done, taken back."""

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.laws.test_book import complain_of

MINUTE = timedelta(minutes=1)


def batch(verb: str, *cases: Case, said: dict[str, str] | None = None, name: str = "b1") -> actions.Batch:
    rows = tuple(actions.Chosen(case=case, turn=case.turn) for case in cases)
    return actions.Batch(id=name, verb=verb, rows=rows, said=said or {})


def test_each_row_is_asked_as_if_it_were_alone(town: Town) -> None:
    here, elsewhere, unread = town.case(), town.case(grid=OTHER_GRID), town.case("嗯")
    asked = batch("accept", here, elsewhere, unread)
    may = actions.preview(batch=asked, by=town.leader, at=town.noon)
    with pytest.raises(NotYours) as alone:
        actions.accept(case=elsewhere, condition=elsewhere.proposed, by=town.leader, at=town.noon)
    assert may == ["", str(alone.value), "这件事的话里没有读出类别,请打开它单独受理"]
    assert not Fact.objects.named("cases.accepted")
    assert check().is_equal


def test_one_entry_names_act_matters_outcomes_person_and_post(town: Town) -> None:
    good, stale, far = town.case(), town.case(), town.case(grid=OTHER_GRID)
    asked = batch("accept", good, stale, far)
    actions.accept(case=stale, condition=journeys.LAMP, by=town.leader, at=town.noon)
    rows = tuple(actions.Chosen(case=town.again(row.case), turn=row.turn) for row in asked.rows)
    asked = actions.Batch(id="b2", verb="accept", rows=rows, said={})
    entry = actions.perform(batch=asked, by=town.leader, at=town.noon)
    assert (entry.person, entry.post) == (town.leader, "grid_leader@410103012002-01")
    assert [row["outcome"] for row in entry.body["rows"]] == ["done", "changed", "refused"]
    assert (entry.body["done"], entry.body["changed"], entry.body["refused"]) == (1, 1, 1)
    assert "不能「受理」" in entry.body["rows"][2]["because"]
    assert town.again(good).state == "handling"
    assert check().is_equal


def test_the_same_batch_twice_does_nothing_twice(town: Town) -> None:
    case = town.case()
    first = actions.perform(batch=batch("accept", case), by=town.leader, at=town.noon)
    again = batch("accept", town.again(case))
    assert actions.perform(batch=again, by=town.leader, at=town.noon).id == first.id
    assert Fact.objects.named("cases.accepted").count() == 1
    assert Fact.objects.named("cases.batch_taken").count() == 1


def test_a_batch_has_an_end_and_needs_its_words(town: Town) -> None:
    case = journeys.accepted(town)
    with pytest.raises(BadInput), patch.object(actions.batching, "BATCH_AT_MOST", 0):
        actions.perform(batch=batch("annotate", case, said={"words": "看过"}), by=town.leader, at=town.noon)
    with pytest.raises(BadInput):
        actions.perform(batch=batch("annotate"), by=town.leader, at=town.noon)
    with pytest.raises(BadInput):
        actions.perform(batch=batch("annotate", case), by=town.leader, at=town.noon)
    with pytest.raises(BadInput):
        actions.perform(batch=batch("erase", case), by=town.leader, at=town.noon)
    assert not Fact.objects.named("cases.batch_taken", "cases.annotated")


def test_what_was_handed_up_comes_back_by_new_facts(town: Town) -> None:
    before = [journeys.accepted(town), journeys.accepted(town)]
    at = town.noon + 2 * journeys.STEP
    said = {"tried": "去看过", "why": "线路坏了"}
    entry = actions.perform(batch=batch("escalate", *before, said=said), by=town.leader, at=at)
    first = town.again(before[0])
    actions.sign(case=first, by=town.staff, at=at + MINUTE)
    cases = [town.again(case) for case in before]
    undone = actions.undo(taken=entry, cases=cases, by=town.leader, at=at + 2 * MINUTE)
    assert [row["outcome"] for row in undone.body["rows"]] == ["refused", "done"]
    assert (town.again(before[0]).level, town.again(before[1]).level) == ("community", "grid")
    assert actions.undo(taken=entry, cases=cases, by=town.leader, at=at + 3 * MINUTE).id == undone.id
    for case in before:
        complain_of(town.again(case))
    assert check().is_equal


def test_who_when_and_what_may_be_taken_back(town: Town) -> None:
    at = town.noon + 2 * journeys.STEP
    case = journeys.accepted(town)
    note = batch("annotate", case, said={"words": "灯头明天到"})
    entry = actions.perform(batch=note, by=town.leader, at=at)
    with pytest.raises(NotYours):
        actions.undo(taken=entry, cases=[town.again(case)], by=town.staff, at=at)
    with pytest.raises(NotNow):
        actions.undo(taken=entry, cases=[town.again(case)], by=town.leader, at=at + 11 * MINUTE)
    actions.undo(taken=entry, cases=[town.again(case)], by=town.leader, at=at + MINUTE)
    assert Fact.objects.named("cases.note_withdrawn").count() == 1
    taken = actions.perform(batch=batch("accept", town.case(), name="b9"), by=town.leader, at=at)
    with pytest.raises(NotNow):
        actions.undo(taken=taken, cases=[], by=town.leader, at=at)


def _look(client: Client, verb: str, *cases: Case) -> str:
    sent = {"verb": verb, "chosen": [case.number for case in cases]}
    answer = client.post("/desk/batches/looking/", sent)
    assert answer.status_code == 200
    return str(answer.content.decode())


def _form(page: str) -> dict[str, object]:
    found = re.findall(r'name="(command|verb)" value="([^"]+)"', page)
    return {**dict(found), "row": re.findall(r'name="row" value="([^"]+)"', page)}


def test_from_the_list_to_the_result_and_back(desk: Desk, town: Town, frozen: time_machine.Traveller) -> None:
    client = desk("wanggezhang")
    cases = [town.accepted(at=town.noon - 20 * MINUTE) for _number in range(2)]
    new = town.case()
    page = client.get("/desk/cases/").content.decode()
    assert f'name="chosen" value="{new.number}"' in page
    page = _look(client, "escalate", *cases, new)
    assert "2 件可以办" in page
    assert "这 1 件不能办" in page
    assert "可以一起撤回" in page
    sent = _form(page)
    missing = client.post("/desk/batches/doing/", {**sent, "tried": "去看过了", "why": ""})
    assert missing.status_code == 422
    assert "去看过了" in missing.content.decode()
    answer = client.post("/desk/batches/doing/", {**sent, "tried": "去看过了", "why": "线路坏了"})
    again = client.post("/desk/batches/doing/", {**sent, "tried": "去看过了", "why": "线路坏了"})
    assert answer.headers["location"] == again.headers["location"]
    assert Fact.objects.named("cases.escalated").count() == 2
    page = client.get(answer.headers["location"]).content.decode()
    assert "办了 2 件" in page
    assert "撤回这一批" in page
    listed = client.get("/desk/batches/").content.decode()
    assert answer.headers["location"] in listed
    assert "办了 2 件" in listed
    assert answer.headers["location"] not in desk("shequ").get("/desk/batches/").content.decode()
    assert desk("gongdian").get(answer.headers["location"]).status_code == 404
    assert client.post(f"{answer.headers['location']}undoing/").status_code == 302
    page = client.get(answer.headers["location"]).content.decode()
    assert "撤回了 2 件" in page
    assert "撤回这一批" not in page
    listed = client.get("/desk/batches/").content.decode()
    assert "已撤回:撤回了 2 件" in listed
    assert "办了 2 件" not in listed
    assert {town.again(case).level for case in cases} == {"grid"}


def test_nothing_chosen_says_what_to_do(desk: Desk) -> None:
    answer = desk("wanggezhang").post("/desk/batches/looking/", {"verb": "accept"})
    assert answer.status_code == 422
    assert "请先在事项里勾选几件" in answer.content.decode()


def test_only_what_she_may_see_is_looked_at(desk: Desk, town: Town) -> None:
    page = desk("wanggezhang").post(
        "/desk/batches/looking/", {"verb": "accept", "chosen": [town.case(grid=OTHER_GRID).number]}
    )
    assert page.status_code == 422


def test_a_matter_changed_meanwhile_is_left_alone(desk: Desk, town: Town) -> None:
    case = town.case()
    client = desk("wanggezhang")
    sent = _form(_look(client, "accept", case))
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    answer = client.post("/desk/batches/doing/", sent)
    page = client.get(answer.headers["location"]).content.decode()
    assert "其间有人改过 1 件" in page
