"""What a household lets be kept: said by somebody in it, for a purpose, until a day; taken back at once.

Grounds are those of the Personal Information Protection Law (个人信息保护法): consent (article 13 (1) 1,
taken back as easily as given: 15; no service is refused without it: 16) or a duty laid down by law (13 (1)
3). Nothing is kept about children under 14 (article 31) or longer than the rule book says (19).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.doors import facts, queries, rules
from bandeng.doors.actions.words import keep, keep_all
from bandeng.doors.models import Consent, Door
from bandeng.doors.queries.consents import day_of_last_visit
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.doorstep import Keepable


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What may be kept (a code of the rule book), who in the household said so, until when.

    ``until`` None: as long as the rule book lets. ``grown``: a grown-up said it, and it is about no child.
    """

    what: str
    who: str = ""
    words: str = ""
    until: date | None = None
    grown: bool = False


@transaction.atomic
def consent(*, door: Door, what: Agreed, by: str, at: datetime, command: str = "") -> Fact:
    """Note what the household lets be kept. Raises NotYours, BadInput."""
    hand = posts.hand(by, "doors.consent", door.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    today = at.astimezone(SHANGHAI).date()
    item = _checked(what, door, today)
    last = today + timedelta(days=item.keep_days)
    said = facts.DoorConsented(
        what=keep_all(item.code, "consent", door, at),
        who=keep(what.who, "said-by", door, at) if item.ground == "consent" else None,
        words=keep(what.words, "consent-words", door, at),
        until=(what.until or last).isoformat(),
        revisit_on=_revisit(door, today, more=item),
    )
    return pen.record(said, hand=hand, stream=door.stream, turn=door.turn, command=command)


def _checked(what: Agreed, door: Door, today: date) -> Keepable:
    item = book().doorstep.keep(what.what)
    if item is None:
        raise BadInput(_("请选记什么"), {"what": _("请选一项;规则书里没有的不记")})
    issues = {}
    if any(each.keep.code == item.code for each in queries.held_of(door, on=today)):
        issues["what"] = _("这一项已经记着;要改,先收回再记")
    last = today + timedelta(days=item.keep_days)
    if what.until and not today <= what.until <= last:
        issues["until"] = _("从今天起最多记%(days)s天") % {"days": item.keep_days}
    if item.ground == "consent" and not what.who.strip():
        issues["who"] = _("写一下是家里谁说的,例如「住户本人」")
    if item.ground == "consent" and not what.grown:
        issues["grown"] = _("要大人自己说的才能记;孩子的事不记")
    if len(what.who) > rules.WHO_AT_MOST or len(what.words) > rules.WORDS_AT_MOST:
        issues["words"] = _("写得太长了")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    return item


@transaction.atomic
def withdraw(*, door: Door, consent: str, by: str, at: datetime, command: str = "") -> Fact:
    """The household takes one consent back: what was kept is wiped at once. Raises NotYours, NotNow."""
    hand = posts.hand(by, "doors.withdraw", door.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    row = Consent.objects.filter(id=consent, door=door, state=rules.LIVE).first()
    if row is None:
        raise NotNow(_("这一项已经不记了"))
    today = at.astimezone(SHANGHAI).date()
    again = _revisit(door, today, but=row.id)
    said = facts.DoorWithdrawn(consent=row.id, wiped=wipe_consent(row, at), revisit_on=again)
    return pen.record(said, hand=hand, stream=door.stream, turn=door.turn, command=command)


def wipe_consent(row: Consent, at: datetime) -> int:
    """Wipe what was kept under it; answers how many entries."""
    return vault.wipe([entry for entry in (row.what, row.who, row.words) if entry != "-"], at=at)


def _revisit(door: Door, today: date, *, but: str = "", more: Keepable | None = None) -> str:
    """When to come again, counted from the last visit; a door nobody has visited stays so."""
    last = day_of_last_visit(door)
    if last is None:
        return "-"
    days = queries.due_again(door, on=today, but=but, more=more) - today
    return (last + days).isoformat()
