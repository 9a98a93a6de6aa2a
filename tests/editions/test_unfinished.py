"""A report of days that are not over says so, and is not published by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.queries import lasting
from bandeng.editions.queries.asking import Subject
from bandeng.editions.queries.rendering import render
from bandeng.editions.rules.frames import Frame
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.places import queries as places
from bandeng.rulebook.queries import book
from tests.cases.conftest import Desk
from tests.editions.conftest import JULY, REVIEWER, SIGNER, WORDS, WRITER, address_of, again, drafted, frozen

AUGUST = date(2022, 8, 1)


def ahead(town: Town) -> Edition:
    """Of a month that has not begun, with its numbers frozen."""
    what = actions.Draft(template="activity-month", first=AUGUST, after=AUGUST + timedelta(days=31))
    fact = actions.draft(place="410103/", what=what, by=town.holder(WRITER), at=town.noon)
    edition = Edition.objects.get(id=fact.stream.partition(":")[2])
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    actions.sign(edition=again(edition), by=town.holder(SIGNER), at=town.noon)
    actions.freeze(edition=again(edition), by=town.holder(WRITER), at=town.noon)
    return again(edition)


def test_the_page_says_that_the_month_is_not_over(town: Town, desk: Desk) -> None:
    page = f"/desk/editions/{drafted(town).id}/"
    assert "这段时间到2022年7月31日才过完,数字只到2022年7月6日" in desk("zhuangao").get(page).content.decode()


def test_published_only_where_it_is_confirmed(town: Town, desk: Desk) -> None:
    edition = frozen(town, WORDS)
    with pytest.raises(BadInput) as asked:
        actions.publish(edition=edition, by=town.holder(WRITER), at=town.noon)
    assert "数字只到2022年7月6日" in asked.value.issues["unfinished"]
    page = f"/desk/editions/{edition.id}/publication/"
    assert desk("zhuangao").post(page).status_code == 422
    assert desk("zhuangao").post(page, {"unfinished": "1"}).status_code == 302


def test_a_month_that_is_over_is_published_without_a_word(town: Town) -> None:
    edition = frozen(town, WORDS)
    Edition.objects.filter(id=edition.id).update(after=date(2022, 7, 6))
    actions.publish(edition=again(edition), by=town.holder(WRITER), at=town.noon)
    assert again(edition).state == "published"


def test_a_month_that_has_not_begun_is_not_published(town: Town) -> None:
    edition = ahead(town)
    with pytest.raises(NotNow, match="还没有开始"):
        actions.publish(edition=edition, unfinished=True, by=town.holder(WRITER), at=town.noon)


def test_the_editor_says_until_when_the_days_run(town: Town, desk: Desk) -> None:
    page = f"/desk/editions/{drafted(town).id}/text/"
    said = "这段时间到2022年7月31日才过完,数字只到2022年7月6日"
    assert said in desk("zhuangao").get(page).content.decode()
    previewed = desk("zhuangao").post(f"/desk/editions/{drafted(town).id}/preview/", {"text": WORDS})
    assert said in previewed.content.decode()


AHEAD = "办了{{ figure('cases.handled', period='2022-08-01/2022-08-31') }}。"
NOW = "现在办了{{ figure('cases.handled') }}。"


def test_a_line_of_days_to_come_is_marked_whether_it_is_printed_or_not(town: Town, desk: Desk) -> None:
    page = f"/desk/editions/{drafted(town).id}/preview/"
    text = f"# 事\n\n{AHEAD}\n\n{NOW}"
    shown = desk("zhuangao").post(page, {"text": text}).content.decode()
    assert "办了0件。 <b>(日子还没有开始)</b>" in shown
    assert "现在办了0件。</li>" in shown
    assert "0 不是结果" not in shown


def test_lines_that_are_printed_are_told_apart_from_findings(town: Town) -> None:
    report = book().reports.report("activity-month")
    assert report
    of = Subject(
        report=replace(report, without_zeros=False), place=places.place("410103"), frame=Frame(*JULY)
    )
    said = render(f"# 事\n\n- {AHEAD}\n\n{NOW}", of)
    assert lasting.ahead(said, town.noon.date()) == ["办了0件。"]
    assert lasting.ahead(said, AUGUST) == []
    assert said.left_out == ()


def test_what_was_published_before_its_days_were_over_says_so_to_everybody(
    town: Town, client: Client
) -> None:
    edition = frozen(town, WORDS)
    actions.publish(edition=edition, unfinished=True, by=town.holder(WRITER), at=town.noon)
    shown = client.get(address_of(again(edition))).content.decode()
    assert "这段时间到2022年7月31日才过完,数字只到2022年7月6日" in shown
