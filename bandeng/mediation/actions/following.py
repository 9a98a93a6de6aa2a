"""Another mediator, a look at the settlement afterwards, and forgetting."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.mediation import facts, queries, rules
from bandeng.mediation.actions.words import hand_of, keep, tell_case, text_of
from bandeng.mediation.models import Mediation
from bandeng.mediation.rules import LIFE
from bandeng.people import vault
from bandeng.posts import queries as posts

HELD = {
    rules.HOLDING: "调解回访:协议在履行。",
    rules.PARTLY: "调解回访:协议履行了一部分。",
    rules.BROKEN: "调解回访:协议没有履行,已告诉当事人可以向法院起诉。",
}


@transaction.atomic
def hand_on(
    *, mediation: Mediation, to: str, why: str = "", by: str, at: datetime, command: str = ""
) -> Fact:
    """Give it to another mediator, as the parties may ask (articles 19, 23). ``to`` is a post."""
    hand = posts.hand(by, "mediation.hand_on", mediation.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "hand_on")
    if to not in {post for post, _name in queries.others(mediation, at=at)}:
        raise BadInput(_("请选另一位调解员"), {"to": _("请选一位")})
    said = facts.MediationHandedOn(seat=to, why=keep(why, "why", mediation.id, at))
    return pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Glance:
    """How the settlement stands; ``next_on``: when to look once more (None: no more)."""

    result: str
    words: str = ""
    next_on: date | None = None


@transaction.atomic
def look_again(*, mediation: Mediation, what: Glance, by: str, at: datetime, command: str = "") -> Fact:
    """Say whether the settlement holds (article 31). Raises NotYours, NotNow, BadInput."""
    hand = hand_of(mediation, "mediation.look_again", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "look_again")
    if mediation.look_on is None:
        raise NotNow(_("已经回访过了,没有约下一次"))
    issues = {}
    if what.result not in rules.RESULTS:
        issues["result"] = _("请选履行得怎么样")
    if what.next_on and what.next_on < at.astimezone(SHANGHAI).date():
        issues["next_on"] = _("日期不能在今天以前")
    if len(what.words) > rules.WORDS_AT_MOST:
        issues["words"] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    said = facts.MediationLookedAgain(
        result=what.result,
        words=keep(what.words, "look", mediation.id, at),
        next_on=text_of(what.next_on),
    )
    fact = pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)
    tell_case(mediation, HELD[what.result], by=by, at=at)
    return fact


@transaction.atomic
def erase(*, mediation: Mediation, by: str, at: datetime, command: str = "") -> Fact:
    """Wipe the parties and all that was said; kind, days and outcome stay. Raises NotYours, NotNow."""
    hand = posts.hand(by, "mediation.erase", mediation.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if mediation.state == rules.OPEN:
        raise NotNow(_("还在调解,先结束再抹去"))
    said = facts.MediationErased(wiped=vault.wipe(queries.entries(mediation), at=at))
    return pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)
