"""Every step of a report, taken in the quiet street: one published, one taken back, one sent back."""

from datetime import date

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition

WRITER, REVIEWER, SIGNER = "brief_writer@410103", "party_staff@410103-djb", "district_leader@410103"
TEXT = (
    "# 这个月的事\n\n> 数字都能点开\n\n居民反映{{ press('cases.reported') }}。\n\n"
    "{{ chart('cases.reported', by='week') }}"
)


def walk(street: Town) -> None:
    """Drafts, versions, reviews, issues."""
    writer, at = street.holder(WRITER), street.noon
    edition = _drafted(street)
    back = actions.Review(passed=False, remark="把第二段写短一些")
    actions.review(edition=edition, what=back, by=street.holder(REVIEWER), at=at)
    _sent_back(street, _again(edition))
    _issued(street, _again(edition))
    actions.publish(unfinished=True, edition=_again(edition), by=writer, at=at)
    other = _drafted(street)
    _issued(street, other, f"{TEXT}\n\n题目里多写一句。")
    actions.publish(unfinished=True, edition=_again(other), corrects=edition.id, by=writer, at=at)
    actions.withdraw(edition=_again(other), why="题目里的月份写错了", by=street.holder(SIGNER), at=at)


def _drafted(street: Town) -> Edition:
    what = actions.Draft(template="activity-month", first=date(2022, 7, 1), after=date(2022, 8, 1))
    fact = actions.draft(place="410103/", what=what, by=street.holder(WRITER), at=street.noon)
    return Edition.objects.get(id=fact.stream.partition(":")[2])


def _sent_back(street: Town, edition: Edition) -> None:
    writer, at = street.holder(WRITER), street.noon
    actions.rewrite(edition=edition, what=actions.Text(words=TEXT), by=writer, at=at)
    passed = actions.Review(passed=True)
    actions.review(edition=_again(edition), what=passed, by=street.holder(REVIEWER), at=at)
    remark = "第一段里写明是哪几个街道"
    actions.send_back(edition=_again(edition), remark=remark, by=street.holder(SIGNER), at=at)


def _issued(street: Town, edition: Edition, text: str = TEXT) -> None:
    writer, at = street.holder(WRITER), street.noon
    actions.rewrite(edition=edition, what=actions.Text(words=text), by=writer, at=at)
    passed = actions.Review(passed=True, remark="可以了")
    actions.review(edition=_again(edition), what=passed, by=street.holder(REVIEWER), at=at)
    actions.sign(edition=_again(edition), by=street.holder(SIGNER), at=at)
    actions.freeze(edition=_again(edition), by=writer, at=at)


def _again(edition: Edition) -> Edition:
    return Edition.objects.get(id=edition.id)
