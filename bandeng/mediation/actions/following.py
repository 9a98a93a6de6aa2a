"""Another mediator; a settlement signed, and looked at again; forgetting."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
SIGNED = "调解协议书各方已签名盖章,从签的那天起生效。"


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


@transaction.atomic
def sign(*, mediation: Mediation, signed_on: date | None, by: str, at: datetime, command: str = "") -> Fact:
    """Say which day stands on the written settlement: it holds from then on (article 29), and for 30 days
    both may ask the court to confirm it (33). Raises NotYours, NotNow, BadInput."""
    hand = hand_of(mediation, "mediation.sign", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "sign")
    if mediation.form != rules.WRITTEN:
        raise NotNow(_("口头协议不用签字,从商定那天起有效"))
    day = _on_paper(mediation, signed_on, at.astimezone(SHANGHAI).date())
    said = facts.MediationSigned(
        signed_on=day.isoformat(), confirm_by=(day + timedelta(days=rules.CONFIRM_DAYS)).isoformat()
    )
    fact = pen.record(said, hand=hand, stream=mediation.stream, turn=mediation.turn, command=command)
    if mediation.signed_on is None:  # not of a day that is only corrected
        tell_case(mediation, SIGNED, by=by, at=at)
    return fact


def _on_paper(mediation: Mediation, signed_on: date | None, today: date) -> date:
    agreed = (mediation.ended_at or mediation.opened_at).astimezone(SHANGHAI).date()
    wrong = ""
    if signed_on is None:
        wrong = _("请写纸上签的日子")
    elif signed_on > today:
        wrong = _("还没有到的日子不能记;签好了再记")
    elif signed_on < agreed - timedelta(days=rules.CONFIRM_DAYS):
        wrong = _("这一天比记下协议早了三十天以上,请核对纸上的日子")
    if signed_on is None or wrong:
        raise BadInput(_("还没有记下,请改一下再交"), {"signed_on": wrong})
    return signed_on


@dataclass(frozen=True, kw_only=True)
class Glance:
    """How the settlement stands; ``next_on``: when to look once more (None: no more)."""

    result: str
    words: str = ""
    next_on: date | None = None


@transaction.atomic
def look_again(*, mediation: Mediation, what: Glance, by: str, at: datetime, command: str = "") -> Fact:
    """Say whether the settlement holds (article 31), on the day agreed or when something happened since.
    Raises NotYours, NotNow, BadInput."""
    hand = hand_of(mediation, "mediation.look_again", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    LIFE.after(mediation.state, "look_again")
    if mediation.look_on is None and mediation.erased:
        raise NotNow(_("当事人的话都抹去了,也没有约下一次,不再记"))
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
