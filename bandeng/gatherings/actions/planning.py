"""Plan a session, or enter one of the past afterwards (补录)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, queries, rules
from bandeng.gatherings.actions.doubting import twice_wrong
from bandeng.gatherings.actions.words import (
    Held,
    Talk,
    details,
    examined_wrong,
    held_by,
    keep,
    lines_wrong,
    speakers,
    speakers_wrong,
)
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.gatherings import SessionKind, When
from bandeng.ui.words import date_text


@dataclass(frozen=True, kw_only=True)
class Planning:
    """A session as it is planned. ``units`` hold it together, the first one leads and is the planner's own.

    ``capacity``: how many may sign up (0: as many as come). ``open_to`` ``everybody`` only where the
    kind lets residents sign up. ``serves``: opaque references of whoever counts it. ``host``: a post ("": the
    planner's). ``another``: it is none of those like it that stand already.
    """

    kind: str
    title: str
    units: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    venue: str
    room: str = ""
    host: str = ""
    capacity: int = 0
    open_to: str = rules.OWN
    serves: tuple[str, ...] = ()
    speakers: tuple[Talk, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)
    another: bool = False
    examined: tuple[facts.Examined, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recording(Planning):
    """A session of the past: what it was, and what came of it."""

    told: str = ""


@transaction.atomic
def plan(*, what: Planning, by: str, at: datetime, command: str = "") -> Fact:
    """Plan a session. Raises NotYours, BadInput (also for an end before the beginning, or a past day)."""
    what = replace(what, serves=queries.with_wholes(what.serves))
    issues, held, hand = _begun(what, "gatherings.plan", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    kind = _kind(what, issues, ("plan",))
    if what.ends_at <= at:
        issues["begins_at"] = _("这个时间已经过去了。开过的活动请用「补录」")
    elif what.begins_at > at + rules.AHEAD:
        issues["begins_at"] = _("这一天太远了,最多提前两年排。看看年份有没有写错")
    if what.open_to not in rules.OPEN_TO or (what.open_to == rules.EVERYBODY and kind and not kind.residents):
        issues["open_to"] = _("这种场次只给本单位的人报名")
    if not 0 <= what.capacity <= rules.SEATS_AT_MOST:
        issues["capacity"] = _("名额请写 0 到 %(most)s,0 是不限") % {"most": rules.SEATS_AT_MOST}
    if issues or kind is None or held is None:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    ref = new_id(at)
    said = facts.SessionPlanned(
        **_common(what, kind, held, hand),
        capacity=what.capacity,
        open_to=what.open_to,
        speakers=speakers(what.speakers, kind, ref, on=what.begins_at, at=at),
        details=details(what.lines, kind, ("plan",), ref, at),
    )
    return pen.record(said, hand=hand, stream=f"session:{ref}", turn=0, command=command)


@transaction.atomic
def record(*, what: Recording, by: str, at: datetime, command: str = "") -> Fact:
    """补录: enter a session that was held. Who told it and when stays visible. Raises NotYours, BadInput."""
    what = replace(what, serves=queries.with_wholes(what.serves))
    issues, held, hand = _begun(what, "gatherings.record", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    kind = _kind(what, issues, ("plan", "held"))
    if what.begins_at > at:
        issues["begins_at"] = _("还没有到这个时间。要开的活动请用「新的场次」")
    elif what.begins_at < at - rules.BACK:
        issues["begins_at"] = _("这一天太早了,最多补录二十年以内的。看看年份有没有写错")
    if kind:
        issues |= examined_wrong(what.examined, kind) | speakers_wrong(what.speakers, kind)
    if len(what.told) > rules.WORDS_AT_MOST:
        issues["told"] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if issues or kind is None or held is None:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    ref = new_id(at)
    said = facts.SessionRecorded(
        **_common(what, kind, held, hand),
        speakers=speakers(what.speakers, kind, ref, on=what.begins_at, at=at),
        details=details(what.lines, kind, ("plan", "held"), ref, at),
        examined=what.examined,
        told=keep(what.told, "told", ref, at),
    )
    return pen.record(said, hand=hand, stream=f"session:{ref}", turn=0, command=command)


def _begun(what: Planning, act: str, by: str, at: datetime) -> tuple[dict[str, str], Held | None, Hand]:
    """What is wrong at first sight, who holds it, and the planner's permission for the leading unit."""
    held = held_by(what.units)
    if held is None:
        raise BadInput(_("还没有记下,请改一下再交"), {"units": _("请选举办单位")})
    hand = posts.hand(by, act, held.places[0], at=at, unit=held.units[0])
    return _at_first_sight(what) | _twice_wrong(what, at), held, hand


def _twice_wrong(what: Planning, at: datetime) -> dict[str, str]:
    if what.another:
        return {}
    examined = [each.unit for each in what.examined]
    wholes = [ref.removeprefix(queries.PART_OF) for ref in what.serves]
    return twice_wrong(
        kind=what.kind, units=what.units, begins_at=what.begins_at, examined=examined, but=wholes, at=at
    )


def _at_first_sight(what: Planning) -> dict[str, str]:
    issues = {}
    if not what.title.strip() or len(what.title) > rules.TITLE_AT_MOST:
        issues["title"] = _("请写名称,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    for name in ("venue", "room"):
        if len(getattr(what, name)) > rules.LINE_AT_MOST:
            issues[name] = _("最多写%(most)s个字") % {"most": rules.LINE_AT_MOST}
    if not what.venue.strip():
        issues["venue"] = _("请写在哪里,例如「社区党群服务中心」")
    if len(what.units) > rules.UNITS_AT_MOST or not rules.are_references(what.serves):
        issues["units"] = _("最多%(most)s个单位一起办") % {"most": rules.UNITS_AT_MOST}
    if what.host and (
        len(what.host) > rules.REFERENCE_AT_MOST or posts.is_vacant(what.host, at=what.begins_at)
    ):
        issues["host"] = _("请选一位在岗的主持人")
    return issues | span_wrong(what.begins_at, what.ends_at) | outside_wrong(what.serves, what.begins_at)


def span_wrong(begins_at: datetime, ends_at: datetime) -> dict[str, str]:
    """What is wrong with when it begins and ends."""
    if ends_at <= begins_at:
        return {"ends_at": _("结束时间要在开始时间以后")}
    if ends_at - begins_at > rules.LONGEST:
        return {"ends_at": _("一场最长31天;更长的请分成几场")}
    return {}


def outside_wrong(serves: Iterable[str], begins_at: datetime) -> dict[str, str]:
    """What is wrong with a day on which it would not count for what it is to serve."""
    for span in queries.outside(serves, begins_at).values():
        if span.is_gone:
            return {"begins_at": _("「%(what)s」撤回了,不再算场次;不挂它也能记") % {"what": span.title}}
        days = {"what": span.title, "first": date_text(span.first_on), "last": date_text(span.last_on)}
        said = _("「%(what)s」只算%(first)s至%(last)s的场次。请改到这几天里;不是为它办的,不挂它也能记") % days
        return {"begins_at": said}
    return {}


def _kind(what: Planning, issues: dict[str, str], whens: tuple[When, ...]) -> SessionKind | None:
    kind = book().gatherings.kind(what.kind)
    if kind is None:
        issues["kind"] = _("请选是哪一种场次")
        return None
    issues |= lines_wrong(what.lines, kind, whens)
    return kind


def _common(what: Planning, kind: SessionKind, held: Held, hand: Hand) -> dict[str, Any]:
    return {
        "kind": kind.code,
        "family": kind.family,
        "title": what.title.strip(),
        "units": held.units,
        "unit_kinds": held.kinds,
        "unit_places": held.places,
        "serves": what.serves,
        "begins_at": what.begins_at.isoformat(),
        "ends_at": what.ends_at.isoformat(),
        "venue": what.venue.strip(),
        "room": what.room.strip() or "-",
        "host": what.host or hand.post,
    }
