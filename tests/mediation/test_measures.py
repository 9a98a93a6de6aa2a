"""Mediations in numbers, with denominators; few are not shown."""

from datetime import timedelta

from django.test import Client

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


def test_few_are_not_shown_in_public_and_of_many_only_day_and_community(town: Town) -> None:
    address = "/figures/mediation.opened/?place=410103012002-01&from=2022-07-01&to=2022-07-31"
    for _ in range(3):
        opened(town)
    few = Client().get(address).content.decode()
    assert "太少,不显示" in few
    assert "免得看出是谁家" in few
    assert "第1网格" not in few.partition("背后的记录")[2]
    hidden = Client().get(f"{address}&as=json").json()
    assert (hidden["value"], hidden["records"]) == (None, [])
    for _ in range(3):
        opened(town)
    shown = Client().get(f"{address}&as=json").json()
    assert shown["value"] == 6
    assert {(each["place"], each["stream"], each["at"]) for each in shown["records"]} == {
        ("410103/410103012/410103012002/", "-", "2022-07-06T00:00:00+08:00")
    }
