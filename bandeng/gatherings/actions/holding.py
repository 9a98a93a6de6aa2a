"""Say that a session was held: five lines at most, no photo, no notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, queries, rules
from bandeng.gatherings.actions.planning import outside_wrong, span_wrong
from bandeng.gatherings.actions.words import (
    Talk,
    details,
    examined_wrong,
    hand_of,
    keep,
    lines_wrong,
    speakers,
    speakers_wrong,
)
from bandeng.gatherings.models import Session, Speech
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.gatherings import SessionKind


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is said afterwards. Moments and ``speakers`` left out (None): as planned."""

    begins_at: datetime | None = None
    ends_at: datetime | None = None
    speakers: tuple[Talk, ...] | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    examined: tuple[facts.Examined, ...] = ()
    told: str = ""


AS_PLANNED = Outcome()


@transaction.atomic
def hold(*, session: Session, by: str, at: datetime, what: Outcome = AS_PLANNED, command: str = "") -> Fact:
    """Say that it was held. Raises NotYours, NotNow (also before it began), BadInput."""
    hand = hand_of(by, "gatherings.hold", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not rules.LIFE.can(session.state, "hold"):
        raise NotNow(_("这一场已经记过或取消了,请看现在的情况"), verbs=rules.LIFE.verbs(session.state))
    begins_at, ends_at = what.begins_at or session.begins_at, what.ends_at or session.ends_at
    if begins_at > at:
        raise NotNow(_("还没有到开始的时间,开了以后再记"))
    kind = book().gatherings.kind(session.kind) or _unknown(session)
    _check(session, what, kind, begins_at, ends_at)
    said = facts.SessionHeld(
        **_same(session),
        begins_at=begins_at.isoformat(),
        ends_at=ends_at.isoformat(),
        speakers=_speakers(session, what, kind, begins_at, at),
        details=details(what.lines, kind, ("plan", "held"), session.id, at),
        examined=what.examined,
        told=keep(what.told, "told", session.id, at),
    )
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


def _check(
    session: Session, what: Outcome, kind: SessionKind, begins_at: datetime, ends_at: datetime
) -> None:
    issues = span_wrong(begins_at, ends_at)
    if begins_at != session.begins_at:
        issues |= outside_wrong(session.serves.split(","), begins_at)
    issues |= lines_wrong(what.lines, kind, ("held",)) | examined_wrong(what.examined, kind)
    if what.speakers is not None or not Speech.objects.filter(session=session).exists():
        issues |= speakers_wrong(what.speakers or (), kind)
    if len(what.told) > rules.WORDS_AT_MOST:
        issues["told"] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)


def _unknown(session: Session) -> SessionKind:
    """A kind that the book no longer has: it asks for nothing."""
    code = session.kind
    return SessionKind(code=code, zh=code, en=code, family=session.family, audience_zh="", audience_en="")


def _same(session: Session) -> dict[str, Any]:
    """What the plan said and the session still is."""
    holders = queries.holders_of(session)
    return {
        "kind": session.kind,
        "family": session.family,
        "title": session.title,
        "units": tuple(holder.unit for holder in holders),
        "unit_kinds": tuple(holder.kind for holder in holders),
        "unit_places": tuple(holder.place for holder in holders),
        "serves": tuple(session.serves.split(",")) if session.serves != "-" else (),
    }


def _speakers(
    session: Session, what: Outcome, kind: SessionKind, on: datetime, at: datetime
) -> tuple[facts.Speaker, ...]:
    """Who spoke: as it is said now, or else as it was planned; whose own she is, is asked for that day."""
    units = [holder.unit for holder in queries.holders_of(session)]
    if what.speakers is not None:
        return speakers(what.speakers, kind, session.id, units=units, on=on, at=at)
    rows = list(Speech.objects.filter(session=session).order_by("number"))
    seals = vault.commitments(row.called for row in rows if row.called != "-")
    posts = [Talk(post=row.post) for row in rows if row.post != "-"]
    return speakers(posts, kind, session.id, units=units, on=on, at=at) + tuple(
        facts.Speaker(unit="-", post="-", own=False, called=Kept(kept=row.called, seal=seals[row.called]))
        for row in rows
        if row.called in seals
    )
