"""Note what was seen and mended, take a wrong tap back, pass on what needs more."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import actions as cases
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.repairs import facts, queries, rules
from bandeng.repairs.models import Repair
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Noting:
    """What was seen: its kind, whether it is mended, and if one likes the court, words and pictures."""

    kind: str
    mended: bool = True
    spot: str = ""
    words: str = ""
    pictures: tuple[str, ...] = ()


@transaction.atomic
def add(*, place: str, what: Noting, by: str, at: datetime, command: str = "") -> Fact:
    """Note something small; what is not mended is passed on at once. Raises NotYours, BadInput."""
    hand = posts.hand(by, "repairs.add", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _check(place, what)
    ref = new_id(at)
    words = what.words.strip()
    said = facts.RepairAdded(
        kind=what.kind,
        mended=what.mended,
        spot=what.spot or "-",
        words=vault.keep(words, kind="repair", about=ref, at=at) if words else None,
        pictures=what.pictures,
    )
    fact = pen.record(said, hand=hand, stream=f"repair:{ref}", turn=0, command=command)
    if not what.mended and fact.stream == f"repair:{ref}":  # else the same form had come a moment before
        pass_on(repair=Repair.objects.get(id=ref), by=by, at=at)
    return fact


def _check(place: str, what: Noting) -> None:
    issues = {}
    if book().doorstep.kind(what.kind) is None:
        issues["kind"] = _("请选是什么")
    if places.by_path(place).kind != "grid":
        issues["place"] = _("请选一个网格")
    elif what.spot and not queries.is_spot(what.spot, place):
        issues["spot"] = _("这个网格里没有这个院")
    if len(what.words) > rules.WORDS_AT_MOST:
        issues["words"] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if len(what.pictures) > rules.PICTURES_AT_MOST:
        issues["pictures"] = _("最多放%(most)s张照片") % {"most": rules.PICTURES_AT_MOST}
    if issues:
        raise BadInput(_("还没有记下,请改一下"), issues)


@transaction.atomic
def undo(*, repair: Repair, by: str, at: datetime, command: str = "") -> Fact:
    """Take a wrong tap back. Raises NotYours, NotNow."""
    hand = posts.hand(by, "repairs.undo", repair.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not queries.may_undo(repair, by, at=at):
        raise NotNow(_("只能在十分钟里撤回自己刚记的"))
    wiped = vault.wipe([repair.words] if repair.words != "-" else [], at=at)
    said = facts.RepairUndone(wiped=wiped)
    return pen.record(said, hand=hand, stream=repair.stream, turn=repair.turn, command=command)


@transaction.atomic
def pass_on(*, repair: Repair, by: str, at: datetime, command: str = "") -> Fact:
    """File it as a matter through the one intake. Raises NotYours, NotNow."""
    hand = posts.hand(by, "repairs.pass_on", repair.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if repair.state != rules.NOTED:
        raise NotNow(_("这一件已经转出去了,或者撤回了"))
    spot = "" if repair.spot == "-" else places.label(f"{repair.place}{repair.spot}/")
    told = cases.Report(
        place=repair.place,
        words=queries.beginning(repair.kind, queries.words_of(repair)),
        reporter=people.guest(at=at),
        address=spot,
        channel=rules.CHANNEL,
        pictures=queries.pictures_of(repair),
    )
    once = f"{command[:30]}.matter" if command else ""
    matter = cases.file(report=told, by=by, at=at, command=once).stream
    said = facts.RepairPassedOn(matter=matter)
    return pen.record(said, hand=hand, stream=repair.stream, turn=repair.turn, command=command)
