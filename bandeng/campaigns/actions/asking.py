"""Which of several units gives the right to act."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.campaigns import rules
from bandeng.campaigns.models import Campaign
from bandeng.kernel.refusals import BadInput, NotNow
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


def must(campaign: Campaign, verb: str) -> None:
    """Whether the month's state lets this happen. Raises NotNow."""
    if rules.LIFE.can(campaign.state, verb):
        return
    withdrawn = campaign.state == rules.WITHDRAWN
    said = _("这个活动月撤回了,不再办") if withdrawn else _("这个活动月已经收尾了,办过没记的还可以补录")
    raise NotNow(said, verbs=rules.LIFE.verbs(campaign.state))


def reason_wrong(why: str) -> dict[str, str]:
    """What is wrong with a reason; nothing where it will do."""
    if 0 < len(why.strip()) <= rules.LINE_AT_MOST:
        return {}
    return {"why": _("请写一句为什么,最多%(most)s个字") % {"most": rules.LINE_AT_MOST}}


def unit_at(code: str, field: str = "lead") -> str:
    """The place a unit serves. Raises BadInput where there is no such unit."""
    place = Unit.objects.filter(code=code).values_list("place", flat=True).first()
    if place is None:
        raise BadInput(_("请选一个单位"), {field: _("请选一个单位")})
    return str(place)
