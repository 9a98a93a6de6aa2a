"""A ruling that was wrong is replaced by a later one on the same question, with a reason; both stay."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case, Ruling
from bandeng.cases.queries import rulings
from bandeng.cases.queries.rulings import Search
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.web_desk.test_steps import send

OTHERWISE = actions.Ruling(unit="410103-cg", reason="灯杆已经移交城管", basis="移交清单第7页")


def amended(town: Town, case: Case, ruling: actions.Ruling = OTHERWISE) -> Case:
    actions.amend_ruling(
        case=town.again(case), ruling=ruling, by=town.holder(journeys.DISTRICT), at=town.noon
    )
    return town.again(case)


def test_what_is_still_with_the_former_unit_goes_to_the_right_one(town: Town) -> None:
    case = journeys.ruled(town)
    actions.sign(case=case, by=town.holder(journeys.POWER), at=town.noon)
    case = amended(town, case)
    assert (case.state, case.level, case.unit, case.seat) == (
        "waiting",
        "department",
        "410103-cg",
        journeys.DESK,
    )
    waits = ToDo.objects.open().get(stream=case.stream)
    assert (waits.kind, waits.seat) == ("cases.sign", journeys.DESK)
    assert not Clock.objects.running().filter(stream=case.stream, kind="step").exists()
    actions.sign(case=case, by=town.holder(journeys.DESK), at=town.noon)
    with pytest.raises(NotNow):
        actions.refer(
            case=town.again(case),
            what=actions.Referring(basis="两家都说不归自己"),
            by=town.holder(journeys.DESK),
            at=town.noon,
        )
    assert rebuilding.check().is_equal


def test_before_it_is_signed_the_first_receiver_still_watches(town: Town) -> None:
    """The first receiver is the unit that is named now: it signs, and need not watch itself."""
    case = journeys.ruled(town)
    assert ToDo.objects.open().get(kind="cases.stand_by").seat == journeys.DESK
    amended(town, case)
    assert not ToDo.objects.open().filter(kind="cases.stand_by").exists()
    case = amended(town, case, journeys.DISTRICT_RULES)
    assert ToDo.objects.open().get(kind="cases.stand_by").seat == journeys.DESK
    assert rebuilding.check().is_equal


def test_the_like_are_shown_the_one_that_stands(town: Town) -> None:
    case = amended(town, journeys.ruled(town))
    assert [read.ruling.unit for read in rulings.precedents(journeys.LAMP)] == ["410103-cg"]
    former, later = Ruling.objects.order_by("id")
    assert (former.superseded, later.superseded) == (later.id, 0)
    assert later.number == f"{former.number}-2"
    assert [read.ruling.id for read in rulings.search(Search(), most=20).rows] == [later.id, former.id]
    last = timeline(case, Reader.ANYBODY)[-1]
    assert f"{later.number}替代{former.number}" in last.text
    assert last.notes == (OTHERWISE.reason, OTHERWISE.basis)


def test_after_the_end_only_what_is_remembered_changes(town: Town) -> None:
    case = journeys.ruled(town)
    actions.sign(case=case, by=town.holder(journeys.POWER), at=town.noon)
    by = town.holder("department_staff@410103-gd")
    actions.resolve(case=town.again(case), what=journeys.DONE, by=by, at=town.noon)
    case = amended(town, case)
    assert (case.state, case.unit) == ("checking", "410103-gd")
    assert ToDo.objects.open().get(stream=case.stream).kind == "cases.check"
    assert [read.ruling.unit for read in rulings.precedents(journeys.LAMP)] == ["410103-cg"]
    assert "同样的事以后归" in timeline(case, Reader.ANYBODY)[-1].text


def test_a_later_ruling_in_another_matter_supersedes_the_earlier_on_the_same_question(town: Town) -> None:
    first = journeys.ruled(town)
    second = journeys.arbitrating(town)
    actions.rule(case=second, ruling=OTHERWISE, by=town.holder(journeys.DISTRICT), at=town.noon)
    assert [read.ruling.unit for read in rulings.precedents(journeys.LAMP)] == ["410103-cg"]
    assert rulings.of(town.again(first)), "it binds where it was given all the same"
    with pytest.raises(NotNow, match="请改那一条"):
        amended(town, first)


def test_a_ruling_for_another_kind_of_place_stands_beside_it(town: Town) -> None:
    journeys.ruled(town)
    public = actions.Ruling(unit="410103-cg", reason="路上的归城管", basis="清单", place_kind="public")
    actions.rule(
        case=journeys.arbitrating(town), ruling=public, by=town.holder(journeys.DISTRICT), at=town.noon
    )
    assert {read.ruling.place_kind for read in rulings.precedents(journeys.LAMP)} == {"any", "public"}


def test_only_the_district_amends_and_only_what_was_ruled(town: Town) -> None:
    case = journeys.ruled(town)
    for by in (journeys.STREET_LEADER, journeys.POWER):
        with pytest.raises(NotYours):
            actions.amend_ruling(case=case, ruling=OTHERWISE, by=town.holder(by), at=town.noon)
    with pytest.raises(NotNow):
        amended(town, journeys.at_department(town))
    with pytest.raises(BadInput):
        amended(town, case, actions.Ruling(unit="410103-cg", reason=" ", basis="清单"))


def test_the_desk_shows_which_stands(desk: Desk, town: Town) -> None:
    case, client = journeys.ruled(town), desk("quzhili")
    form = client.get(f"/desk/cases/{case.number}/amended-ruling/").content.decode()
    assert journeys.DISTRICT_RULES.reason in form
    said = {"unit": "410103-cg", "reason": "已经移交", "basis": "移交清单", "place_kind": "any"}
    assert send(client, case, "amended-ruling", **said).status_code == 302
    shown = client.get("/desk/rulings/").content.decode()
    later = Ruling.objects.latest("id").number
    assert f"现在照裁决 {later}" in shown
    assert "现行" in shown
