"""What keeps coming back is gathered under its root cause, drawn week by week, and mended once."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import roots
from bandeng.cases.ties import Root
from bandeng.demo.town import GRID, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_unlink import came_back

AT = timedelta(days=20)


@pytest.fixture
def recurrent(town: Town) -> list[Case]:
    """A lamp that went out twice again after it was mended, in two weeks."""
    journeys.closed(town)
    return [came_back(town, days=5), came_back(town, days=12)]


def opened(town: Town, cases: list[Case]) -> Root:
    fact = actions.open_root(cases=cases, words="线路老化", by=town.staff, at=town.noon + AT)
    return roots.opened_by(fact)


def test_it_gathers_them_with_the_earlier_one_where_all_of_them_lie(
    town: Town, recurrent: list[Case]
) -> None:
    root = opened(town, recurrent)
    assert (root.state, root.category, root.place) == ("open", "street-lamp", GRID)
    assert len(roots.gathered(root)) == 3
    assert not roots.to_gather(town.staff, at=town.noon + AT).exists()
    assert rebuilding.check().is_equal


def test_the_weeks_are_counted_from_monday_with_those_in_which_nothing_was(
    town: Town, recurrent: list[Case]
) -> None:
    weeks = roots.weeks(roots.gathered(opened(town, recurrent)), at=town.noon + AT)
    assert [week.count for week in weeks] == [1, 1, 1, 0]
    assert {week.begins_on.weekday() for week in weeks} == {0}
    assert roots.weeks([], at=town.noon) == []


def test_more_are_added_and_the_cause_is_mended_once(town: Town, recurrent: list[Case]) -> None:
    root = opened(town, recurrent[:1])
    actions.gather_root(root=root, cases=recurrent[1:], by=town.staff, at=town.noon + AT)
    root.refresh_from_db()
    assert len(roots.gathered(root)) == 3
    actions.mend_root(root=root, words="换了整条线", by=town.staff, at=town.noon + AT)
    root.refresh_from_db()
    assert (root.state, root.mended_at) == ("mended", town.noon + AT)
    with pytest.raises(NotNow):
        actions.mend_root(root=root, words="又换了", by=town.staff, at=town.noon + AT)
    assert rebuilding.check().is_equal


@pytest.mark.parametrize("words", ["好了", "已经好了", "处理好了。"])
def test_that_it_is_well_says_nothing_of_what_was_done(town: Town, recurrent: list[Case], words: str) -> None:
    root = opened(town, recurrent)
    with pytest.raises(BadInput, match="没有说清楚"):
        actions.mend_root(root=root, words=words, by=town.staff, at=town.noon + AT)


def test_a_sentence_is_corrected_and_the_former_stays_in_sight(town: Town, recurrent: list[Case]) -> None:
    root, later = opened(town, recurrent), town.noon + AT + timedelta(hours=2)
    fact = actions.amend_root(
        root=root, which="cause", words="树枝压着线", by=town.staff, at=later, command="a"
    )
    root.refresh_from_db()
    again = actions.amend_root(
        root=root, which="cause", words="树枝压着线", by=town.staff, at=later, command="a"
    )
    assert again.id == fact.id
    assert roots.words_of([root])[root.words] == "树枝压着线"
    assert [(each.which, each.words) for each in roots.formers(root)] == [("cause", "线路老化")]
    actions.mend_root(root=root, words="换了整条线", by=town.staff, at=later)
    root.refresh_from_db()
    actions.amend_root(root=root, which="done", words="修了树枝", by=town.staff, at=later)
    root.refresh_from_db()
    assert (root.state, roots.words_of([root])[root.done]) == ("mended", "修了树枝")
    assert [each.words for each in roots.formers(root)] == ["线路老化", "换了整条线"]
    assert rebuilding.check().is_equal


def test_only_what_was_written_is_corrected_by_who_may_with_words_that_say_something(
    town: Town, recurrent: list[Case]
) -> None:
    root, at = opened(town, recurrent), town.noon + AT
    with pytest.raises(NotNow):
        actions.amend_root(root=root, which="done", words="换了整条线", by=town.staff, at=at)
    for which, words in (("cause", "好了"), ("cause", "线路老化"), ("cause", ""), ("", "树枝压着线")):
        with pytest.raises(BadInput):
            actions.amend_root(root=root, which=which, words=words, by=town.staff, at=at)
    with pytest.raises(NotYours):
        actions.amend_root(root=root, which="cause", words="树枝压着线", by=town.leader, at=at)


def test_only_what_came_back_and_is_free_and_of_one_category(town: Town, recurrent: list[Case]) -> None:
    with pytest.raises(BadInput):
        opened(town, [])
    with pytest.raises(BadInput):
        opened(town, [journeys.accepted(town), town.case()])
    opened(town, recurrent)
    with pytest.raises(Stale):
        opened(town, recurrent)


def test_the_grid_leader_opens_none(town: Town, recurrent: list[Case]) -> None:
    with pytest.raises(NotYours):
        actions.open_root(cases=recurrent, words="线路", by=town.leader, at=town.noon + AT)


def test_at_the_desk_from_the_list_to_the_curve(desk: Desk, town: Town, recurrent: list[Case]) -> None:
    browser, numbers = desk("shequ"), [case.number for case in recurrent]
    page = browser.get("/desk/roots/").content.decode()
    assert all(number in page for number in numbers)
    assert browser.post("/desk/roots/opening/", {"words": "线路老化", "command": "a"}).status_code == 422
    said = {"words": "线路老化", "cases": numbers, "command": "b"}
    where = browser.post("/desk/roots/opening/", said)["Location"]
    assert browser.post("/desk/roots/opening/", said)["Location"] == where
    page = browser.get(where).content.decode()
    assert "<svg" in page
    assert "线路老化" in page
    assert browser.post(f"{where}gathering/", {"command": "c"}).status_code == 422
    assert browser.post(f"{where}mending/", {"command": "d", "words": "换了整条线"}).status_code == 302
    assert "换了整条线" in browser.get(where).content.decode()
    missed = browser.post(f"{where}amending/", {"command": "e", "which": "done", "words": "好了"})
    assert missed.status_code == 422
    said = {"command": "f", "which": "done", "words": "修了树枝"}
    assert browser.post(f"{where}amending/", said).status_code == 302
    page = browser.get(where).content.decode()
    assert page.index("修了树枝") < page.index("更正以前写的") < page.index("换了整条线")
    assert desk("chengguan").get(where).status_code == 404
    assert browser.get("/desk/roots/nothing/").status_code == 404
