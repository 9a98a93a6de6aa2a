"""By which right a member is touched: one's own organisation's, or the keeper's of the register."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.hands import Hand
from bandeng.members import queries
from bandeng.members.models import Member
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book

OPERATOR = "operator"


def hand_of(act: str, unit: str, place: str, *, by: str, at: datetime) -> Hand:
    """May she do this to members of this unit? Raises NotYours, and NotNow where no members are held."""
    if not queries.held():
        raise NotNow(_("这一套装置没有打开党员名册(规则书 members.toml 的 held)"))
    if by == OPERATOR:
        return posts.built_in(OPERATOR, act, place, at=at)
    try:
        return posts.hand(by, act, place, at=at, unit=unit)
    except NotYours:
        return posts.hand(by, act, place, at=at, unit=book().members.keeper)


def hand_on(row: Member, act: str, *, by: str, at: datetime) -> Hand:
    """The same for one member: by right over her organisation."""
    return hand_of(act, row.unit, row.place, by=by, at=at)


def place_of(unit: str) -> str:
    """The path of the place a unit serves. Raises BadInput for a unit nobody has entered."""
    found = queries.places_of([unit]).get(unit)
    if found is None:
        raise BadInput(_("没有「%(unit)s」这个党组织") % {"unit": unit}, {"unit": _("请选一个党组织")})
    return found
