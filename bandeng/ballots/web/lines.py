"""One's own line of the roll, for the household itself: its rooms and their areas as they were taken in."""

from itertools import zip_longest

from django.utils.translation import gettext as _

from bandeng.ballots.models import Elector
from bandeng.ballots.queries import flats
from bandeng.ballots.rules.roll import square_metres
from bandeng.rulebook.queries import book

SHOWN = 20  # rooms of one number, before how many there are


def own(elector: Elector) -> str:
    """「E0001:1-1-101 90.00 ㎡、1-1-102 60.50 ㎡,一共 150.50 ㎡」; where heads alone are counted, no area."""
    weighs = "area" in book().voting_rule(elector.vote.rule).measures
    rooms, areas = flats.rooms_of(elector), elector.areas_apart if weighs else []
    each = [_one(room, area) for room, area in zip_longest(rooms[:SHOWN], areas[: len(rooms)][:SHOWN])]
    words = {"number": elector.number, "rooms": _("、").join(each), "n": len(rooms)}
    words["area"] = square_metres(elector.area)
    some = _("%(number)s:%(rooms)s") if len(rooms) <= SHOWN else _("%(number)s:%(rooms)s等 %(n)s 处")
    whole = _(",一共 %(area)s ㎡") if weighs and (len(rooms) > 1 or not areas) else ""
    return (some + whole) % words


def _one(room: str, area: int | None) -> str:
    return room if area is None else f"{room} {square_metres(area)} ㎡"
