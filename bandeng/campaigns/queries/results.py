"""What came of activities that another figure than that of their sessions counts."""

from collections.abc import Iterable

from bandeng.campaigns.models import Campaign
from bandeng.campaigns.queries.months import ActivityShown
from bandeng.figures import queries as figures
from bandeng.figures.queries import Reading
from bandeng.figures.rules import CATALOGUE
from bandeng.kernel.periods import day_begins


def results(one: Campaign, activities: Iterable[ActivityShown]) -> dict[str, Reading]:
    """By activity, what its figure says of the place and the days of the month.

    A figure which nothing declares any more (the book of today has another honour) says nothing.
    """
    named = {each.ref: each.figure for each in activities if each.figure in CATALOGUE}
    if not named:
        return {}
    asked = sorted(set(named.values()))
    during = day_begins(one.begins_on), day_begins(one.ends_on)
    found = dict(zip(asked, figures.read_many(asked, place=one.place, during=during), strict=True))
    return {ref: found[name] for ref, name in named.items()}
