"""The desks check, one after another: yes, no with a reason, not yet with a reason. A list is one action."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, queries, rules
from bandeng.honours.actions.hands import hand_at, may, once, said_before
from bandeng.honours.models import Award, Round
from bandeng.kernel.facts import Kept, Said
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import MEMBER


def endorse(
    *,
    awards: Sequence[Award],
    file_seen: bool = False,
    remark: str = "",
    by: str,
    at: datetime,
    command: str = "",
) -> list[Fact]:
    """Agree to these; the next desk goes on. ``file_seen``: the files were looked into (month-only days).

    Raises NotYours, NotNow, BadInput; then nothing of the list is done.
    """
    with transaction.atomic():
        if first := said_before(command, len(awards), by=by):
            return first
        for award in awards:
            if award.desk == rules.NOBODY:  # nobody's step: say that it went on, not that it is not hers
                may(award, "endorse")
        hands = [hand_at(award.desk, "honours.endorse", award.place, by=by, at=at) for award in awards]
        still_due(awards)
        if any(award.why == rules.FILE and not (file_seen or award.file_seen) for award in awards):
            raise BadInput(
                _("有只知道到月的,要先看档案"), {"file_seen": _("看过档案、确实满的,请勾上;不满的,不予")}
            )
        return [
            _endorse(award, hand, file_seen, remark, once(command, number))
            for number, (award, hand) in enumerate(zip(awards, hands, strict=True))
        ]


def _endorse(award: Award, hand: Hand, file_seen: bool, remark: str, command: str) -> Fact:
    may(award, "endorse")
    said = facts.AwardEndorsed(
        file_seen=file_seen and award.why == rules.FILE,
        remark=words(remark, award, hand.at) if remark.strip() else None,
        desk=_next(award),
    )
    return pen.record(said, hand=hand, stream=award.stream, turn=award.turn, command=command)


def _next(award: Award) -> str:
    honour = book().honour(award.honour)
    nominated = award.why == rules.NOMINATED
    desks = rules.chain(honour.checks, unit=award.unit, street=award.street, nominated=nominated)
    later = desks[desks.index(award.desk) + 1 :] if award.desk in desks else ()
    return later[0] if later else rules.NOBODY


def still_due(awards: Sequence[Award]) -> None:
    """Whoever died by the day of the round, or no longer reaches the years, is not agreed to."""
    proposed = [award for award in awards if award.kind == MEMBER and award.why != rules.NOMINATED]
    rounds = Round.objects.in_bulk({award.round for award in proposed})
    cards = members.members(award.subject for award in proposed)
    for award in proposed:
        card, by_day = cards.get(award.subject), rounds[award.round].by_day
        years = book().honour(award.honour).years
        if by_day and (card is None or not queries.reason(card, by=by_day, years=years)):
            who = (card.name if card else "") or award.subject
            sentence = _("%(who)s按现在的名册不符合(去世、更正或年限不满),请选不予并写明原因")
            raise NotNow(sentence % {"who": who})


def refuse(*, awards: Sequence[Award], why: str, by: str, at: datetime, command: str = "") -> list[Fact]:
    """Not these; a reason is needed. Raises NotYours, NotNow, BadInput."""
    return _parted(awards, "refuse", why, by=by, at=at, command=command)


def defer(*, awards: Sequence[Award], why: str, by: str, at: datetime, command: str = "") -> list[Fact]:
    """Not yet; a reason is needed. The same desk may go on later. Raises NotYours, NotNow, BadInput."""
    return _parted(awards, "defer", why, by=by, at=at, command=command)


def _parted(
    awards: Sequence[Award], verb: str, why: str, *, by: str, at: datetime, command: str
) -> list[Fact]:
    with transaction.atomic():
        if first := said_before(command, len(awards), by=by):
            return first
        if not why.strip() or len(why) > rules.WORDS_AT_MOST:
            raise BadInput(_("请写原因"), {"why": _("为什么,要写清楚,本人可以问")})
        return [
            _part(award, verb, why, by=by, at=at, command=once(command, number))
            for number, award in enumerate(awards)
        ]


def _part(award: Award, verb: str, why: str, *, by: str, at: datetime, command: str) -> Fact:
    if award.desk == rules.NOBODY:  # nobody's step: say that it went on, not that it is not hers
        may(award, verb)
    desk = desk_now(award)
    hand = hand_at(desk, f"honours.{verb}", award.place, by=by, at=at)
    may(award, verb)
    kept = words(why, award, at)
    said: Said = (
        facts.AwardRefused(why=kept) if verb == "refuse" else facts.AwardDeferred(why=kept, desk=desk)
    )
    return pen.record(said, hand=hand, stream=award.stream, turn=award.turn, command=command)


def desk_now(award: Award) -> str:
    """Whose step it is: the desk it waits at, or whoever decides."""
    return award.desk if award.desk != rules.NOBODY else book().honour(award.honour).decides


def words(text: str, award: Award, at: datetime) -> Kept:
    """A reason goes to the vault, filed under the award."""
    if len(text) > rules.WORDS_AT_MOST:
        raise BadInput(_("写得太长了"), {"why": _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}})
    return vault.keep(text.strip(), kind="reason", about=award.id, at=at)
