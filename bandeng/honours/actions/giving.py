"""What was decided comes into the holder's hands: at a ceremony, at home, or to the family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, queries, rules
from bandeng.honours.actions.hands import hand_at_one_of, holder_of, may, once, said_before
from bandeng.honours.models import Award
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.rules.honours import MEMBER, TEAM


@dataclass(frozen=True, kw_only=True)
class Giving:
    """How it was handed over, when (None: today), where (in the vault), at which session (its stream).

    ``fetched``: a living holder could not come, and the family took it.
    """

    how: str = rules.CEREMONY
    on: date | None = None
    where: str = ""
    session: str = ""
    fetched: bool = False


def hand_over(
    *, awards: Sequence[Award], what: Giving, by: str, at: datetime, command: str = ""
) -> list[Fact]:
    """Note that these were handed over; a list is one action. Raises NotYours, NotNow, BadInput.

    By whoever sits at the unit's, the street's or the giving body's desk.
    """
    with transaction.atomic():
        if first := said_before(command, len(awards), by=by):
            return first
        on = _checked(what, at)
        _to_whom(awards, what)
        _living(awards, what)
        return [
            _give(award, what, on, by=by, at=at, command=once(command, number))
            for number, award in enumerate(awards)
        ]


def _give(award: Award, what: Giving, on: date, *, by: str, at: datetime, command: str) -> Fact:
    desks = (award.unit, award.street, award.body)
    hand = hand_at_one_of(desks, "honours.hand_over", award.place, by=by, at=at)
    may(award, "hand_over")
    if award.decided_on and on < award.decided_on:
        raise BadInput(_("颁发不能早于决定"), {"handed_on": _too_early(award.decided_on)})
    where = what.where.strip()
    said = facts.AwardHandedOver(
        honour=award.honour,
        kind=award.kind,
        subject=holder_of(award),
        on=on.isoformat(),
        how=what.how,
        where=vault.keep(where, kind="where", about=award.id, at=at) if where else None,
        giver=hand.post,
        session=what.session or rules.NOBODY,
    )
    return pen.record(said, hand=hand, stream=award.stream, turn=award.turn, command=command)


def day_wrong(awards: Sequence[Award], on: date, *, today: date) -> str:
    """Why these cannot have been handed over on this day; empty where they can."""
    if on > today:
        return _("日期不能在今天以后")
    decided = max((award.decided_on for award in awards if award.decided_on), default=None)
    return _too_early(decided) if decided and on < decided else ""


def _too_early(decided: date) -> str:
    return _("不能早于决定的日子,决定是%(day)s") % {"day": decided.isoformat()}


def _checked(what: Giving, at: datetime) -> date:
    today = at.astimezone(SHANGHAI).date()
    issues = {}
    if what.how not in rules.HOWS:
        issues["how"] = _("请选是会上颁发、送到家里还是交给家属")
    if what.on and what.on > today:
        issues["handed_on"] = _("日期不能在今天以后")
    if len(what.where) > rules.NAME_AT_MOST:
        issues["where"] = _("最多写%(most)s个字") % {"most": rules.NAME_AT_MOST}
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    return what.on or today


def _to_whom(awards: Sequence[Award], what: Giving) -> None:
    if what.how == rules.FAMILY and any(award.kind == TEAM for award in awards):
        raise BadInput(_("集体没有家属"), {"how": _("集体的请选会上颁发,或者送到单位")})


def _living(awards: Sequence[Award], what: Giving) -> None:
    """To whoever died meanwhile it is not handed over, the family may take it; for the living it is asked."""
    shown = queries.shown(list(awards))
    cards = [each.card for each in shown if each.award.kind == MEMBER and each.card]
    dead = [card.name or card.ref for card in cards if card.has_died]
    living = [card.name or card.ref for card in cards if not card.has_died]
    if living and what.how == rules.FAMILY and not what.fetched:
        said = _("%(who)s按名册还健在,应当交给本人。本人来不了、家属代领的,勾上「家属代领」再交。")
        raise BadInput(_("还没有记下,请改一下再交"), {"fetched": said % {"who": "、".join(living)}})
    if dead and what.how != rules.FAMILY:
        raise NotNow(_("%(who)s已经去世,只能交给家属") % {"who": "、".join(dead)})
