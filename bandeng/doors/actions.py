"""Note a door, note that it asked, visit it, forget what was heard."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import actions as cases
from bandeng.doors import facts, queries, rules
from bandeng.doors.models import Door
from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Visiting:
    """What is written down of a visit. ``need`` is filed as a matter only with ``consent``."""

    purpose: str
    heard: str = ""
    promised: str = ""
    promised_on: date | None = None
    need: str = ""
    consent: bool = False


@transaction.atomic
def add(*, place: str, door: str, by: str, at: datetime, command: str = "") -> Fact:
    """Note a door (building, unit, door) in a grid. Raises NotYours, BadInput."""
    hand = posts.hand(by, "doors.add", place, at=at)
    if not door.strip() or len(door) > rules.DOOR_AT_MOST:
        words = {"most": rules.DOOR_AT_MOST}
        raise BadInput(_("请写楼号、单元和门牌"), {"door": _("要写,最多%(most)s个字") % words})
    ref = new_id(at)
    said = facts.DoorAdded(door=vault.keep(door.strip(), kind="door", about=ref, at=at))
    return pen.record(said, hand=hand, stream=f"door:{ref}", turn=0, command=command)


@transaction.atomic
def ask(*, door: Door, how: str, by: str, at: datetime, command: str = "") -> Fact:
    """The household asked for a visit. Raises NotYours, BadInput."""
    hand = posts.hand(by, "doors.ask", door.place, at=at)
    if how not in ("phone", "words"):
        raise BadInput(_("请选是怎么请的"), {"by": _("请选一项")})
    return pen.record(facts.DoorAsked(by=how), hand=hand, stream=door.stream, turn=door.turn, command=command)


@transaction.atomic
def visit(*, door: Door, what: Visiting, by: str, at: datetime, command: str = "") -> Fact:
    """Write down a visit; a need heard becomes a matter if they agree. Raises NotYours, BadInput."""
    hand = posts.hand(by, "doors.visit", door.place, at=at)
    _check(what, at)
    again = at.astimezone(SHANGHAI).date() + timedelta(days=rules.REVISIT_AFTER)
    said = facts.DoorVisited(
        purpose=what.purpose,
        heard=_keep(what.heard, "heard", door, at),
        promised=_keep(what.promised, "promised", door, at),
        promised_on=what.promised_on.isoformat() if what.promised_on else "-",
        revisit_on=again.isoformat(),
        matter=_filed(door, what, hand, command) if what.need.strip() else "-",
    )
    return pen.record(said, hand=hand, stream=door.stream, turn=door.turn, command=command)


@transaction.atomic
def forget(*, door: Door, by: str, at: datetime, command: str = "") -> Fact:
    """The household takes its consent back: wipe what was heard and promised there. Raises NotYours."""
    hand = posts.hand(by, "doors.forget", door.place, at=at)
    wiped = vault.wipe(queries.words_kept(door), at=at)
    said = facts.DoorForgotten(wiped=wiped)
    return pen.record(said, hand=hand, stream=door.stream, turn=door.turn, command=command)


def _check(what: Visiting, at: datetime) -> None:
    issues = {}
    if what.purpose not in rules.PURPOSES:
        issues["purpose"] = _("请选一项")
    for name in ("heard", "promised", "need"):
        if len(getattr(what, name)) > rules.WORDS_AT_MOST:
            issues[name] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if bool(what.promised.strip()) != (what.promised_on is not None):
        issues["promised_on"] = _("答应的事和日期要一起写")
    elif what.promised_on and what.promised_on < at.astimezone(SHANGHAI).date():
        issues["promised_on"] = _("日期不能在今天以前")
    if what.need.strip() and not what.consent:
        issues["consent"] = _("住户同意了才能登记成事项")
    if issues:
        raise BadInput(_("走访还没有记下,请改一下再交"), issues)


def _keep(text: str, kind: str, door: Door, at: datetime) -> Kept | None:
    return vault.keep(text.strip(), kind=kind, about=door.id, at=at) if text.strip() else None


def _filed(door: Door, what: Visiting, hand: Hand, command: str) -> str:
    told = cases.Report(
        place=door.place,
        words=what.need,
        reporter=people.guest(at=hand.at),
        address=queries.words_of(door),
        channel="visit",
    )
    once = f"{command[:30]}.need" if command else ""
    return cases.file(report=told, by=hand.person, at=hand.at, command=once).stream
