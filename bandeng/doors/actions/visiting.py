"""Write down a visit: five lines, and what became of earlier promises."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import actions as cases
from bandeng.doors import facts, queries, rules
from bandeng.doors.actions.words import keep
from bandeng.doors.models import Door
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, Overtaken
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of an earlier promise (its id): kept, moved to a day, or missed and why. ``shown``: the
    day it had on the page where this was typed (None: unknown)."""

    promise: str
    fate: str
    on: date | None = None
    why: str = ""
    shown: date | None = None


@dataclass(frozen=True, kw_only=True)
class Visiting:
    """What is written down of a visit. ``need`` is filed as a matter only with ``consent``."""

    purpose: str
    heard: str = ""
    promised: str = ""
    promised_on: date | None = None
    need: str = ""
    consent: bool = False
    promises: tuple[Said, ...] = ()


@transaction.atomic
def visit(*, door: Door, what: Visiting, by: str, at: datetime, command: str = "") -> Fact:
    """Write down a visit; a need heard becomes a matter if they agree. Raises NotYours, BadInput, and
    Overtaken where somebody else said of one of the promises meanwhile what became of it.

    Promises that are not spoken of stay open.
    """
    hand = posts.hand(by, "doors.visit", door.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    today = at.astimezone(SHANGHAI).date()
    _is_as_shown(what, door)
    _check(what, door, today)
    said = facts.DoorVisited(
        purpose=what.purpose,
        heard=keep(what.heard, "heard", door, at),
        promised=keep(what.promised, "promised", door, at),
        promised_on=_text(what.promised_on),
        fates=tuple(_fate(each, door, at) for each in what.promises),
        revisit_on=queries.due_again(door, on=today).isoformat(),
        matter=_filed(door, what, hand, command) if what.need.strip() else "-",
        words_until=(today + timedelta(days=book().doorstep.words_days)).isoformat(),
    )
    return pen.record(said, hand=hand, stream=door.stream, turn=door.turn, command=command)


def _fate(said: Said, door: Door, at: datetime) -> facts.Fate:
    why = keep(said.why, "why", door, at)
    return facts.Fate(promise=said.promise, fate=said.fate, on=_text(said.on), why=why)


def _text(day: date | None) -> str:
    return day.isoformat() if day else "-"


def _is_as_shown(what: Visiting, door: Door) -> None:
    late = queries.settled_before(door, {each.promise: each.shown for each in what.promises})
    if not late:
        return
    told = _("有人比您先办了一步:这件答应的事刚刚已经记过。现在怎样、您写了什么,都在下面")
    issues = {f"fate-{each.id}": told for each in late}
    raise Overtaken(_("走访还没有记下:有人比您先办了一步。您写的都还在,看一看再交"), issues)


def _check(what: Visiting, door: Door, today: date) -> None:
    issues = {}
    if what.purpose not in {purpose.code for purpose in book().doorstep.purposes}:
        issues["purpose"] = _("请选一项")
    for name in ("heard", "promised", "need"):
        if len(getattr(what, name)) > rules.WORDS_AT_MOST:
            issues[name] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if bool(what.promised.strip()) != (what.promised_on is not None):
        issues["promised_on"] = _("答应的事和日期要一起写")
    elif what.promised_on and what.promised_on < today:
        issues["promised_on"] = _("日期不能在今天以前")
    if what.need.strip() and not what.consent:
        issues["consent"] = _("住户同意了才能登记成事项")
    issues |= _fates_wrong(what, door, today)
    if issues:
        raise BadInput(_("走访还没有记下,请改一下再交"), issues)


def _fates_wrong(what: Visiting, door: Door, today: date) -> dict[str, str]:
    waiting, issues = {each.id for each in queries.open_promises(door)}, {}
    for said in what.promises:
        name = f"fate-{said.promise}"
        if said.promise not in waiting or said.fate not in rules.FATES:
            issues[name] = _("这件答应的事已经不在等了,请看看现在的情况")
        elif said.fate == rules.MOVED and (said.on is None or said.on < today):
            issues[name] = _("改到哪一天?请写今天或以后的日期")
        elif said.fate == rules.MISSED and not said.why.strip():
            issues[name] = _("没办到的,请写一句为什么")
        elif len(said.why) > rules.WORDS_AT_MOST:
            issues[name] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    return issues


def _filed(door: Door, what: Visiting, hand: Hand, command: str) -> str:
    told = cases.Report(
        place=door.place,
        words=what.need,
        reporter=people.guest(at=hand.at),
        address=queries.words_of(door),
        channel="rounds",
    )
    once = f"{command[:30]}.need" if command else ""
    return cases.file(report=told, by=hand.person, at=hand.at, command=once).stream
