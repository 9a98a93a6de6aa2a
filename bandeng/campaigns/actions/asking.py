"""Which of several units gives the right to act."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.ledger.hands import Hand
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit


def hand_of(by: str, act: str, place: str, units: Iterable[str], at: datetime) -> Hand:
    """The permission through one of these units, or at the place. Raises NotYours."""
    tried = list(dict.fromkeys(units))
    for unit in tried:
        if posts.permit(by, act, place, at=at, unit=unit).yes:
            return posts.hand(by, act, place, at=at, unit=unit)
    return posts.hand(by, act, place, at=at, unit=tried[-1] if tried else "")


def unit_at(code: str, field: str = "lead") -> str:
    """The place a unit serves. Raises BadInput where there is no such unit."""
    place = Unit.objects.filter(code=code).values_list("place", flat=True).first()
    if place is None:
        raise BadInput(_("请选一个单位"), {field: _("请选一个单位")})
    return str(place)
