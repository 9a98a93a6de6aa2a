"""What was amended, noted, checked and reviewed is found like what was said at first."""

import pytest
from django.test import Client

from bandeng.cases import actions as cases
from bandeng.cases.models import Case, Ruling
from bandeng.demo.town import Town
from bandeng.people.models import Person
from bandeng.search import actions, rules
from bandeng.search.models import Text
from bandeng.search.queries import matters
from tests.cases import journeys
from tests.cases.test_amend_ruling import OTHERWISE, amended

CLERK = "community_staff@410103001001"


def _found(town: Town, asked: str) -> set[int]:
    page = matters.worded(town.leader, rules.terms(asked), before=0, at=town.noon)
    return {hit.case for hit in page.hits}


def _asked(town: Town, asked: str) -> str:
    client = Client()
    client.force_login(Person.objects.get(pk=town.leader))
    return client.post("/desk/search/", {"q": asked}, follow=True).text


@pytest.mark.parametrize("again", [False, True])
def test_an_amended_ruling_is_found_by_reason_and_basis(town: Town, again: bool) -> None:
    amended(town, journeys.ruled(town))
    former, later = Ruling.objects.order_by("id")
    if again:
        actions.reindex()
    for words in (OTHERWISE.reason, OTHERWISE.basis):
        hits = matters.ruled(rules.terms(words), before=0).hits
        assert [hit.height for hit in hits] == [later.id]
        page = _asked(town, words)
        assert f"裁决 {later.number}:归" in page
        assert f"裁决 {former.number}:归" not in page


def test_what_stands_comes_before_what_was_replaced(town: Town) -> None:
    amended(town, journeys.ruled(town), journeys.DISTRICT_RULES)
    former, later = Ruling.objects.order_by("id")
    page = _asked(town, journeys.DISTRICT_RULES.reason)
    assert page.index(f"裁决 {later.number}:归") < page.index(f"裁决 {former.number}:归")
    assert page.count("已被替代") == 1


def _noted(town: Town, case: Case, words: str, *, public: bool) -> int:
    note = cases.Note(words=words, public=public)
    return cases.annotate(case=town.again(case), note=note, by=town.leader, at=town.noon).id


def test_notes_on_the_work_are_found_until_they_are_withdrawn(town: Town) -> None:
    case = journeys.accepted(town)
    _noted(town, case, "新的井座明天上午到货", public=True)
    note = _noted(town, case, "钥匙在门卫室老张那里", public=False)
    assert _found(town, "井座 到货") == _found(town, "门卫室") == {case.id}
    cases.withdraw_note(case=town.again(case), note=note, by=town.leader, at=town.noon)
    assert _found(town, "门卫室") == set()
    before = set(Text.objects.values_list("id", flat=True))
    actions.reindex()
    assert set(Text.objects.values_list("id", flat=True)) == before


def test_what_the_reviewer_wrote_is_found(town: Town) -> None:
    case = journeys.contested(town)
    verdict = cases.Verdict(outcome="rework", words="边上的砖还是踩着晃动,请重新垫实")
    cases.review(case=case, verdict=verdict, by=town.holder(case.seat), at=town.noon)
    assert _found(town, "踩着晃动") == {case.id}


def test_the_page_says_what_is_not_searched(town: Town) -> None:
    page = _asked(town, "没有这样的话")
    assert "核查、复核时写的话" in page
    assert "吹哨、并案、核实和协办时写的话没有找" in page
