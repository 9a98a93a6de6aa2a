"""The quiet street, seen from where reports are written."""

from datetime import date

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]

WRITER, SIGNER, REVIEWER = "brief_writer@410103", "district_leader@410103", "district_staff@410103"
WORDS = "# 七月的事\n\n居民反映{{ figure('cases.reported') }}。"
JULY = (date(2022, 7, 1), date(2022, 8, 1))


def again(edition: Edition) -> Edition:
    return Edition.objects.get(id=edition.id)


def drafted(
    town: Town, template: str = "activity-month", place: str = "410103/", first: date = JULY[0]
) -> Edition:
    what = actions.Draft(template=template, first=first, after=JULY[1])
    fact = actions.draft(place=place, what=what, by=town.holder(WRITER), at=town.noon)
    return Edition.objects.get(id=fact.stream.partition(":")[2])


def rewritten(town: Town, words: str, first: date = JULY[0]) -> Edition:
    edition = drafted(town, first=first)
    actions.rewrite(edition=edition, what=actions.Text(words=words), by=town.holder(WRITER), at=town.noon)
    return again(edition)


def signed(town: Town, words: str = WORDS, first: date = JULY[0]) -> Edition:
    edition = rewritten(town, words, first)
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    actions.sign(edition=again(edition), by=town.holder(SIGNER), at=town.noon)
    return again(edition)


def frozen(town: Town, words: str = WORDS, first: date = JULY[0]) -> Edition:
    edition = signed(town, words, first)
    actions.freeze(edition=edition, by=town.holder(WRITER), at=town.noon)
    return again(edition)


def published(town: Town) -> Edition:
    edition = frozen(town)
    actions.publish(unfinished=True, edition=edition, by=town.holder(WRITER), at=town.noon)
    return again(edition)


def address_of(edition: Edition) -> str:
    """Where everybody reads it."""
    place, report, year, number = edition.numbered
    return f"/editions/{place}/{report}/{year}/{number}/"
