"""From a draft to a published edition, and back."""

from datetime import date

import pytest
from django.test import Client

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.papers.plain import as_markdown
from bandeng.editions.queries import editions, turns, verifying
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger import sealing
from bandeng.ledger.models import Fact
from bandeng.rulebook.rules.reports import Reports
from tests.editions.conftest import (
    REVIEWER,
    SIGNER,
    WRITER,
    again,
    drafted,
    frozen,
    published,
    rewritten,
    signed,
)


def test_it_goes_all_the_way(town: Town) -> None:
    town.case()
    edition = published(town)
    assert (edition.state, edition.year, edition.issue) == ("published", 2022, 1)
    names = [fact.name.partition(".")[2] for fact in Fact.objects.of(edition.stream)]
    assert names == ["drafted", "rewritten", "reviewed", "signed", "frozen", "published"]
    assert as_markdown(editions.rendered(edition)) == "# 七月的事\n\n居民反映1件。"


def test_issues_are_counted_in_the_year(town: Town) -> None:
    assert [frozen(town).issue, frozen(town).issue] == [1, 2]


def test_what_was_frozen_stays_and_what_came_later_is_shown(town: Town) -> None:
    town.case()
    edition = frozen(town)
    assert verifying.verify(edition).later == ()
    late = town.case()
    sealing.seal(town.noon)
    found = verifying.verify(edition)
    assert found.holds
    (one,) = found.later
    assert (one.said.value, one.at_seal, one.today) == ("1", "1", "2")
    assert [(each.name, each.came) for each in one.changes] == [("cases.reported", True)]
    assert one.changes[0].height == Fact.objects.of(late.stream).earliest("id").id
    assert "1件" in as_markdown(editions.rendered(edition))


def test_a_new_version_needs_a_new_review_and_signature(town: Town) -> None:
    edition = signed(town)
    text = actions.Text(words="# 另一稿")
    actions.rewrite(edition=edition, what=text, by=town.holder(WRITER), at=town.noon)
    assert (again(edition).state, again(edition).version) == ("drafted", 3)
    with pytest.raises(NotNow):
        actions.freeze(edition=again(edition), by=town.holder(WRITER), at=town.noon)


def test_whoever_reviews_says_why_it_goes_back(town: Town) -> None:
    edition = drafted(town)
    back = actions.Review(passed=False)
    with pytest.raises(BadInput):
        actions.review(edition=edition, what=back, by=town.holder(REVIEWER), at=town.noon)
    back = actions.Review(passed=False, remark="第二段再短一些")
    actions.review(edition=edition, what=back, by=town.holder(REVIEWER), at=town.noon)
    assert again(edition).state == "returned"
    assert editions.versions(again(edition))[0].remark == "第二段再短一些"


def test_what_went_back_is_changed_before_it_is_reviewed_anew(town: Town) -> None:
    edition = drafted(town)
    back = actions.Review(passed=False, remark="写明是哪几家")
    actions.review(edition=edition, what=back, by=town.holder(REVIEWER), at=town.noon)
    passed = actions.Review(passed=True)
    with pytest.raises(NotNow, match="等着改"):
        actions.review(edition=again(edition), what=passed, by=town.holder(REVIEWER), at=town.noon)
    assert turns.next_step(again(edition)) == "rewrite"
    text = actions.Text(words="# 写明了")
    actions.rewrite(edition=again(edition), what=text, by=town.holder(WRITER), at=town.noon)
    assert (again(edition).state, turns.next_step(again(edition))) == ("drafted", "review")


def test_nobody_reviews_or_signs_her_own_words(town: Town) -> None:
    edition = drafted(town)
    leader = town.holder("street_leader@410103012")
    with pytest.raises(NotYours):
        actions.review(
            edition=edition, what=actions.Review(passed=True), by=town.holder(WRITER), at=town.noon
        )
    with pytest.raises(NotYours):
        actions.review(edition=edition, what=actions.Review(passed=True), by=leader, at=town.noon)


def test_the_office_that_issues_it_reviews_it(town: Town) -> None:
    edition = drafted(town)
    passed = actions.Review(passed=True)
    with pytest.raises(NotYours):
        actions.review(edition=edition, what=passed, by=town.holder("party_staff@410103-xcb"), at=town.noon)
    actions.review(edition=edition, what=passed, by=town.holder("party_staff@410103-djb"), at=town.noon)
    assert again(edition).state == "reviewed"


def test_only_a_post_the_report_names_signs(town: Town) -> None:
    edition = drafted(town, "street-grid", "410103/410103012/")
    staff = town.holder("street_staff@410103012")
    leader = town.holder("street_leader@410103012")
    actions.review(edition=edition, what=actions.Review(passed=True), by=leader, at=town.noon)
    for who in (staff, town.holder(SIGNER)):
        with pytest.raises(NotYours):
            actions.sign(edition=again(edition), by=who, at=town.noon)
    actions.sign(edition=again(edition), by=leader, at=town.noon)
    assert again(edition).signed_by == "street_leader@410103012"


def test_a_broken_text_is_not_kept(town: Town) -> None:
    edition = drafted(town)
    with pytest.raises(BadInput) as refused:
        text = actions.Text(words="{{ figure('cases.reportd') }}")
        actions.rewrite(edition=edition, what=text, by=town.holder(WRITER), at=town.noon)
    assert "cases.reported" in refused.value.issues["text"]
    assert again(edition).version == 1


def test_a_report_is_about_its_kind_of_place_and_a_period_that_ends(town: Town) -> None:
    with pytest.raises(BadInput):
        drafted(town, "activity-month", "410103/410103012/")
    what = actions.Draft(template="activity-month", first=town.noon.date(), after=town.noon.date())
    with pytest.raises(BadInput):
        actions.draft(place="410103/", what=what, by=town.holder(WRITER), at=town.noon)


def test_taken_back_its_words_are_gone_and_its_number_stays(town: Town) -> None:
    edition = published(town)
    with pytest.raises(BadInput):
        actions.withdraw(edition=edition, why="", by=town.holder(SIGNER), at=town.noon)
    actions.withdraw(edition=edition, why="一个单位的名称写错了", by=town.holder(SIGNER), at=town.noon)
    assert again(edition).state == "withdrawn"
    assert frozen(town).issue == 2


def test_what_was_published_is_taken_back_by_whoever_signs_it_off(town: Town) -> None:
    edition = published(town)
    for nobody in (WRITER, "street_leader@410103012"):
        with pytest.raises(NotYours):
            actions.withdraw(edition=edition, why="写错了", by=town.holder(nobody), at=town.noon)
    never_out = frozen(town, "# 另一份")
    actions.withdraw(edition=never_out, why="不发了", by=town.holder(WRITER), at=town.noon)
    assert again(edition).state == "published"


def test_an_old_page_is_told(town: Town) -> None:
    edition = rewritten(town, "# 一")
    old = Edition.objects.get(id=edition.id)
    text = actions.Text(words="# 二")
    actions.rewrite(edition=edition, what=text, by=town.holder(WRITER), at=town.noon)
    with pytest.raises(Stale):
        actions.rewrite(edition=old, what=text, by=town.holder(WRITER), at=town.noon)


def test_a_report_the_book_no_longer_has_stays_as_it_was(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = published(town)
    monkeypatch.setattr(Reports, "report", lambda _self, _code: None)
    said = editions.rendered(edition)
    assert said.report
    assert said.report.issuer == "二七区委党建办"
    assert Client().get("/editions/410103/activity-month/2022/1/").status_code == 200
    assert Client().get("/editions/").status_code == 200


def test_of_two_that_freeze_at_once_one_is_told_to_press_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(town)
    other = signed(town)
    monkeypatch.setattr(editions, "next_issue", lambda _series, _year: 1)
    with pytest.raises(Stale):
        actions.freeze(edition=other, by=town.holder(WRITER), at=town.noon)
    monkeypatch.undo()
    actions.freeze(edition=again(other), by=town.holder(WRITER), at=town.noon)
    assert again(other).issue == 2


def test_a_year_nobody_meant_is_refused(town: Town) -> None:
    what = actions.Draft(template="activity-month", first=date(1, 1, 1), after=date(9999, 1, 1))
    with pytest.raises(BadInput):
        actions.draft(place="410103/", what=what, by=town.holder(WRITER), at=town.noon)


def test_a_number_that_is_too_large_is_not_there(town: Town) -> None:
    assert Client().get(f"/editions/{10**30}/{10**30}/").status_code == 404
