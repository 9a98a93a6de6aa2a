"""Mediations in numbers, with denominators; few are not shown."""

from datetime import timedelta

from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.mediation import actions, rules
from tests.mediation.test_record import again, mediator, opened, settled

DAY = timedelta(days=1)


def test_opened_settled_looked_at_and_holding(town: Town) -> None:
    by, at = mediator(town), town.noon
    ones = [settled(town) for _ in range(4)]
    failed = opened(town)
    actions.fail(mediation=failed, what=actions.Unsettled(told=("court",)), by=by, at=at)
    opened(town)
    for one, result in zip(ones, (rules.HOLDING, rules.HOLDING, rules.BROKEN), strict=False):
        actions.look_again(mediation=one, what=actions.Glance(result=result), by=by, at=at + 10 * DAY)
    late = actions.Glance(result=rules.HOLDING)
    actions.look_again(mediation=again(ones[3]), what=late, by=by, at=at + 40 * DAY)
    span = (at - DAY, at + 60 * DAY)
    assert read("mediation.opened", place="410103/", during=span).value == 6
    shares = {
        name: (found.counted.numerator, found.counted.denominator, found.withheld)
        for name in ("settled", "looked_again", "holding")
        for found in [read(f"mediation.{name}", place="410103/", during=span)]
    }
    assert shares == {
        "settled": (4, 5, False),
        "looked_again": (3, 4, True),
        "holding": (3, 4, True),
    }
