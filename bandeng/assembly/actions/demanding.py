"""Residents can have a meeting called: their voices are counted against the roll, the share is the law's."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import keep_all, local_day, public_wrong
from bandeng.assembly.models import Petition
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Enrolling:
    """A roll drawn up by law: for which kind of meeting, how many stand on it, the local day."""

    kind: str
    heads: int
    drawn_on: date


@transaction.atomic
def enrol(*, place: str, what: Enrolling, by: str, at: datetime, command: str = "") -> Fact:
    """Note how many stand on the roll for a kind of meeting here. Raises NotYours, BadInput."""
    hand = posts.hand(by, "assembly.enrol", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    found = book().deliberation.gathering(what.kind)
    issues = {} if found and found.rooms else {"kind": _("请选一种按名册开的会")}
    if not 0 < what.heads <= rules.ROLL_AT_MOST:
        issues["heads"] = _("写名册上有多少户或多少人")
    if what.drawn_on > local_day(at):
        issues["drawn_on"] = _("日期不能在今天以后")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    code = place.rstrip("/").rpartition("/")[2]
    row = queries.roll_of(place, what.kind, here=True)
    said = facts.RollNoted(kind=what.kind, heads=what.heads, drawn_on=what.drawn_on.isoformat())
    turn = row.turn if row else 0
    return pen.record(said, hand=hand, stream=f"roll:{code}.{what.kind}", turn=turn, command=command)


@transaction.atomic
def petition(*, place: str, kind: str, reason: str, by: str, at: datetime, command: str = "") -> Fact:
    """A resident demands a meeting, with her own voice as the first. Raises NotYours, NotNow, BadInput."""
    hand = posts.built_in("resident", "assembly.petition", place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    found = book().deliberation.gathering(kind)
    issues = public_wrong((("reason", reason, rules.WORDS_AT_MOST),))
    if found is None or found.asked_by is None:
        issues["kind"] = _("请选一项")
    if issues or found is None or found.asked_by is None:
        raise BadInput(_("还没有提出,请改一下再交"), issues)
    heads = queries.heads_of(place, found)
    if not heads:
        raise NotNow(_("社区还没有公布名册,不知道要多少人;请先让社区公布"))
    ref = new_id(at)
    said = facts.PetitionOpened(
        kind=kind,
        heads=heads,
        needed=queries.voices(found.asked_by, heads),
        reason=keep_all(reason, "reason", ref, at),
    )
    fact = pen.record(said, hand=hand, stream=f"petition:{ref}", turn=0, command=command)
    if fact.stream == f"petition:{ref}":  # not the same form sent twice in one moment
        support(petition=Petition.objects.get(id=ref), by=by, at=at)
    return fact


@transaction.atomic
def support(*, petition: Petition, by: str, at: datetime, command: str = "") -> Fact:
    """A resident joins a demand, once; it counts once it is known that she lives there.

    Raises NotYours, NotNow.
    """
    hand = posts.built_in("resident", "assembly.support", petition.place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if posts.holdings(by, at=at):
        raise NotYours(_("提议开会是居民的事,在岗的人不联名"))
    if petition.meeting != "-":
        raise NotNow(_("会已经通知了"))
    if queries.has_joined(petition, by):
        raise NotNow(_("您已经联名了"))
    known = queries.is_known(by, petition.place)
    said = facts.PetitionSupported(petition=petition.id, known=known)
    return pen.record(said, hand=hand, stream=f"back:{petition.id}.{by}", turn=0, command=command)
