"""The district rules whose it is; that binds, and is remembered for the like."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Ruling
from bandeng.cases.queries import rulings
from bandeng.cases.queries.rulings import Search
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk


def test_the_ruled_unit_is_to_sign_for_it(town: Town) -> None:
    case = journeys.ruled(town)
    assert (case.state, case.level, case.unit, case.seat) == (
        "waiting",
        "department",
        "410103-gd",
        journeys.POWER,
    )
    assert ToDo.objects.open().get(seat=journeys.POWER).kind == "cases.sign"
    assert not Clock.objects.running().filter(kind="ruling").exists()
    assert "410103-gd" in {ruling.unit for ruling in Ruling.objects.all()}


def test_the_first_receiver_is_free_when_the_ruled_unit_has_signed(town: Town) -> None:
    case = journeys.ruled(town)
    assert rulings.accountable(case)
    assert ToDo.objects.open().get(seat=journeys.DESK).kind == "cases.stand_by"
    actions.sign(case=case, by=town.holder(journeys.POWER), at=town.noon)
    assert rulings.accountable(case) is None
    assert not ToDo.objects.open().filter(seat=journeys.DESK).exists()


def test_it_binds(town: Town) -> None:
    case, by = journeys.ruled(town), town.holder(journeys.POWER)
    back = actions.Returning(basis="线路是供电的", suggested="410103-cg")
    with pytest.raises(NotNow):
        actions.return_(case=case, what=back, by=by, at=town.noon)
    with pytest.raises(NotNow):
        actions.refer(case=case, what=actions.Referring(basis="两家都说不归自己"), by=by, at=town.noon)


def test_the_street_itself_may_be_named_and_then_dispatches_no_more(town: Town) -> None:
    case, street = journeys.arbitrating(town), town.holder(journeys.STREET_STAFF)
    own = actions.Ruling(unit="410103012", reason="背街小巷归街道", basis="职责清单", place_kind="public")
    actions.rule(case=case, ruling=own, by=town.holder(journeys.DISTRICT), at=town.noon)
    actions.sign(case=town.again(case), by=street, at=town.noon)
    case = town.again(case)
    assert (case.state, case.level, case.seat) == ("handling", "street", journeys.STREET_STAFF)
    with pytest.raises(NotNow):
        actions.dispatch(case=case, unit="410103-cg", words="请办", by=street, at=town.noon)


def test_reason_and_basis_are_needed_and_a_unit_of_the_book(town: Town) -> None:
    case, by = journeys.arbitrating(town), town.holder(journeys.DISTRICT)
    for wrong in (
        actions.Ruling(unit="410103-gd", reason="", basis="清单"),
        actions.Ruling(unit="410103-gd", reason="是它的", basis=""),
        actions.Ruling(unit="moon", reason="是它的", basis="清单"),
        actions.Ruling(unit="410103-gd", reason="是它的", basis="清单", place_kind="moon"),
    ):
        with pytest.raises(BadInput):
            actions.rule(case=case, ruling=wrong, by=by, at=town.noon)


def test_reason_and_basis_say_something(town: Town) -> None:
    case, by = journeys.arbitrating(town), town.holder(journeys.DISTRICT)
    for field, reason, basis in (("reason", "行", "设施清单"), ("basis", "灯是它的", "x")):
        with pytest.raises(BadInput, match="写明为什么") as refused:
            ruling = actions.Ruling(unit="410103-gd", reason=reason, basis=basis)
            actions.rule(case=case, ruling=ruling, by=by, at=town.noon)
        assert set(refused.value.issues) == {field}


def test_only_the_district_rules(town: Town) -> None:
    case = journeys.arbitrating(town)
    for by in (journeys.STREET_LEADER, journeys.POWER, journeys.SECRETARY):
        with pytest.raises(NotYours):
            actions.rule(case=case, ruling=journeys.DISTRICT_RULES, by=town.holder(by), at=town.noon)


def test_the_like_finds_it_with_its_reason(town: Town) -> None:
    journeys.ruled(town)
    found = rulings.precedents(journeys.LAMP)
    assert [(read.ruling.unit, read.reason) for read in found] == [
        ("410103-gd", journeys.DISTRICT_RULES.reason)
    ]
    assert not rulings.precedents("street-lamp.leaning")


def test_an_offices_text_outlives_the_reporter(town: Town) -> None:
    case = journeys.ruled(town)
    people.erase(case.reporter, town.noon)
    found = rulings.search(Search(), most=20)
    assert found.rows[0].reason == journeys.DISTRICT_RULES.reason
    assert journeys.DISTRICT_RULES.reason in timeline(case, Reader.ANYBODY)[-1].notes


@pytest.mark.parametrize(
    ("asked", "hits"),
    [
        (Search(words="灯杆 清单"), 1),
        (Search(words="煤气"), 0),
        (Search(unit="410103-gd"), 1),
        (Search(unit="410103-cg"), 0),
        (Search(condition=journeys.LAMP, words="线路"), 1),
        (Search(condition="street-lamp.leaning"), 0),
    ],
)
def test_it_is_found_by_words_unit_and_condition(town: Town, asked: Search, hits: int) -> None:
    journeys.ruled(town)
    assert len(rulings.search(asked, most=20).rows) == hits


def test_pages_follow_one_another_without_a_gap(town: Town) -> None:
    case = journeys.ruled(town)
    one = Ruling.objects.get()
    for number in range(1, 7):
        Ruling.objects.create(
            id=one.id + number,
            number=f"26-{number}",
            case=case,
            unit=one.unit,
            condition=one.condition,
            place_kind="any",
            reason=one.reason,
            basis=one.basis,
            ruled_at=one.ruled_at,
        )
    for words in ("", "灯杆"):
        seen, before = [], 0
        while True:
            found = rulings.search(Search(words=words, before=before), most=3)
            seen += [read.ruling.id for read in found.rows]
            before = found.older
            if not before:
                break
        assert seen == sorted(Ruling.objects.values_list("id", flat=True), reverse=True)


def test_the_form_says_for_which_places_a_ruling_holds(desk: Desk, town: Town) -> None:
    """One that holds everywhere is chosen; one for a kind of place is only told."""
    where = actions.Ruling(unit="410103-gd", reason="院里的归供电", basis="清单", place_kind="unmanaged")
    actions.rule(
        case=journeys.arbitrating(town), ruling=where, by=town.holder(journeys.DISTRICT), at=town.noon
    )
    like = journeys.at_street(town)
    page = desk("jiedao").get(f"/desk/cases/{like.number}/dispatch/").content.decode()
    assert "无主管楼院的归" in page
    assert "这里要是也是无主管楼院,就选它" in page
    assert 'value="410103-gd" selected' not in page
