"""A member is corrected, moves, has died; what is kept of her is erased."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Kept
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.members import facts, rules
from bandeng.members.actions.entering import Entering, wrong_with
from bandeng.members.actions.hands import hand_on, place_of
from bandeng.members.models import Member
from bandeng.people import vault

NOBODY = "-"


@dataclass(frozen=True, kw_only=True)
class Correcting:
    """What is put right; None: stays as it is. A new standing says its precision and rule."""

    standing_on: date | None = None
    precision: str = rules.DAY
    rule: str = rules.FROM_FILE
    name: str | None = None
    born: str | None = None
    home: str | None = None


@transaction.atomic
def correct(*, member: Member, what: Correcting, by: str, at: datetime, command: str = "") -> Fact:
    """Put right what is kept; what it replaces is wiped. Raises NotYours, NotNow, BadInput."""
    hand = hand_on(member, "members.correct", by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _is_kept(member)
    given = _given(what)
    if not given:
        raise BadInput(_("没有要改的"), {"standing_on": _("改了哪一项,写哪一项")})
    _check(member, what, at)
    kept = _keep(member, given, at)
    said = facts.MemberCorrected(
        standing=kept.get("standing"),
        precision=what.precision if what.standing_on else NOBODY,
        rule=what.rule if what.standing_on else NOBODY,
        called=kept.get("called"),
        born=kept.get("born"),
        home=kept.get("home"),
    )
    return pen.record(said, hand=hand, stream=member.stream, turn=member.turn, command=command)


def _given(what: Correcting) -> dict[str, str]:
    standing = rules.written("standing", what.standing_on) if what.standing_on else None
    words = {"standing": standing, "called": what.name, "born": what.born, "home": what.home}
    return {kind: text.strip() for kind, text in words.items() if text and text.strip()}


def _check(member: Member, what: Correcting, at: datetime) -> None:
    like = Entering(
        unit=member.unit,
        standing_on=what.standing_on or date.min,
        rule=what.rule,
        precision=what.precision,
        name=what.name or "",
        born=what.born or "",
        home=what.home or "",
    )
    if issues := wrong_with(like, at):
        raise BadInput(_("还没有改,请看一下"), issues)


def _keep(member: Member, given: dict[str, str], at: datetime) -> dict[str, Kept]:
    vault.wipe([getattr(member, kind) for kind in given if getattr(member, kind) != NOBODY], at=at)
    named = {"called": "name"}
    kept = vault.keep_all([(text, named.get(kind, kind), member.id) for kind, text in given.items()], at=at)
    return dict(zip(given, kept, strict=True))


@transaction.atomic
def move(*, member: Member, to: str, group: str = NOBODY, by: str, at: datetime, command: str = "") -> Fact:
    """She belongs to another organisation, or (``-``) to none of the district. Raises NotYours, NotNow."""
    hand = hand_on(member, "members.move", by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _is_kept(member)
    if (to, group) == (member.unit, member.group):
        raise NotNow(_("本来就在这个党组织"))
    place = place_of(to) if to != NOBODY else member.place
    said = facts.MemberMoved(unit=to, group=group if to != NOBODY else NOBODY, place=place)
    return pen.record(said, hand=hand, stream=member.stream, turn=member.turn, command=command)


@transaction.atomic
def die(*, member: Member, on: date, by: str, at: datetime, command: str = "") -> Fact:
    """Note that she died, and when. Raises NotYours, NotNow, BadInput."""
    hand = hand_on(member, "members.die", by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _is_kept(member)
    if member.died != NOBODY:
        raise NotNow(_("已经记下去世了"))
    if on > at.astimezone(SHANGHAI).date():
        raise BadInput(_("日期不能在今天以后"), {"on": _("日期不能在今天以后")})
    kept = vault.keep(rules.written("died", on), kind="died", about=member.id, at=at)
    said = facts.MemberDied(on=kept)
    return pen.record(said, hand=hand, stream=member.stream, turn=member.turn, command=command)


@transaction.atomic
def erase(*, member: Member, by: str, at: datetime, command: str = "") -> Fact:
    """Wipe all that is kept of her; the reference and what was given stay. Raises NotYours, NotNow."""
    hand = hand_on(member, "members.erase", by=by, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _is_kept(member)
    said = facts.MemberErased(wiped=vault.erase(about=member.id, at=at))
    return pen.record(said, hand=hand, stream=member.stream, turn=member.turn, command=command)


def _is_kept(member: Member) -> None:
    if member.erased:
        raise NotNow(_("这位党员的资料已经抹去了"))
