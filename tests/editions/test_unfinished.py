"""A report of days that are not over says so, and is not published by itself."""

from datetime import date, timedelta

import pytest

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.kernel.refusals import BadInput, NotNow
from tests.cases.conftest import Desk
from tests.editions.conftest import REVIEWER, SIGNER, WORDS, WRITER, again, drafted, frozen

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
    assert "这段时间还没有过完,数字只到7月6日" in desk("zhuangao").get(page).content.decode()


def test_published_only_where_it_is_confirmed(town: Town, desk: Desk) -> None:
    edition = frozen(town, WORDS)
    with pytest.raises(BadInput) as asked:
        actions.publish(edition=edition, by=town.holder(WRITER), at=town.noon)
    assert "数字只到7月6日" in asked.value.issues["unfinished"]
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
