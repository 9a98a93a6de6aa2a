"""Which edition of a report stands: the one that was published, or the newest correction of it."""

from datetime import date

from django.db.models import QuerySet

from bandeng.editions.models import NOBODY, Edition
from bandeng.editions.queries import editions
from bandeng.editions.rules.life import PUBLISHED


def standing(edition: Edition) -> Edition | None:
    """What else stands published of its report, place and days; None where nothing does."""
    rows = of(template=edition.template, place=edition.place, first=edition.first, after=edition.after)
    return rows.exclude(id=edition.id).first()


def of(*, template: str, place: str, first: date, after: date) -> QuerySet[Edition]:
    """All that is published of a report, a place (path) and its days: what stands comes first."""
    rows = Edition.objects.filter(state=PUBLISHED, template=template, place=place, first=first, after=after)
    return rows.order_by("-correction", "-published_at", "-id")


def corrected_by(edition: Edition) -> Edition | None:
    """The newest edition that corrects this published one; None where it stands itself."""
    newest = standing(edition)
    return newest if newest and newest.correction > edition.correction else None


def corrected(edition: Edition) -> Edition | None:
    """The edition that this one corrects; None where it corrects none."""
    return Edition.objects.filter(id=edition.corrects).first() if edition.corrects != NOBODY else None


def is_the_same(one: Edition, other: Edition) -> bool:
    """Whether two frozen editions say the same, word for word and number for number."""
    these, those = editions.thawed(one), editions.thawed(other)
    if (these.text, these.charts) != (those.text, those.charts):
        return False
    return [each.wording for each in these.numbers] == [each.wording for each in those.numbers]
