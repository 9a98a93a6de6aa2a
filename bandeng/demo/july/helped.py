"""Cadres of a street and workers of a partner branch come to help in communities for a time."""

from datetime import date

from bandeng.campaigns import actions
from bandeng.campaigns.actions import Helping
from bandeng.campaigns.rules import CADRE, PARTNER
from bandeng.demo.july.ground import Ground, july
from bandeng.demo.names import made_up
from bandeng.places.models import Place

CADRES, WORKERS = 53, 23
CADRES_OF, WORKERS_OF = "410103005", "410103009"  # 蜜蜂张街道, 福华街街道
FIRST_NAME = 45_000  # of the numbers of made-up names
BEGINS, ENDS = date(2022, 6, 1), date(2022, 9, 1)


def assign(ground: Ground) -> None:
    """Lists of names, a community each."""
    _spread(ground, CADRE, CADRES_OF, CADRES, FIRST_NAME)
    _spread(ground, PARTNER, WORKERS_OF, WORKERS, FIRST_NAME + CADRES)


def _spread(ground: Ground, kind: str, street: str, many: int, first: int) -> None:
    communities = list(Place.objects.filter(kind="community", parent=street).order_by("code"))
    for number, community in enumerate(communities):
        called = tuple(made_up(first + each) for each in range(number, many, len(communities)))
        what = Helping(kind=kind, home=street, begins_on=BEGINS, ends_on=ENDS, called=called)
        by = ground.holder(f"street_staff@{street}")
        actions.assign(place=community.path, what=what, by=by, at=july(1, 9))
