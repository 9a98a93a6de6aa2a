"""The pages of sessions as plain values."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from bandeng.gatherings import queries, rules
from bandeng.gatherings.models import Session
from bandeng.gatherings.web.serving import purposes
from bandeng.gatherings.web.words import (
    AGREED,
    OPEN_TO,
    RESULT_CHOICES,
    RESULTS,
    WAYS,
    public_state,
    state_of,
)
from bandeng.kernel.periods import SHANGHAI
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.gatherings import CHILD_UNDER, SessionKind
from bandeng.ui.web.choosing import Chooser, chooser

VERBS = {
    "hold": "hold",
    "move": "move",
    "cancel": "cancel",
    "remind": "remind",
    "enrol": "sign_up",
    "attend": "attend",
    "keep_sheet": "keep_sheet",
    "show_picture": "picture",
    "hide_picture": "picture",
}
FEW = 12  # seats or arrivals that are shown without opening the list


def audience_of(kind: SessionKind) -> str:
    """For whom a kind is, in the language of the moment."""
    return kind.audience_en if (get_language() or "").startswith("en") else kind.audience_zh


def choices_for(who: Sitting, act: str, kind: SessionKind, request: HttpRequest) -> dict[str, Any]:
    """What the form of a session offers: units, who may speak for them, what is open to whom."""
    units = queries.units_for(who.person, act, at=who.at)
    typed = request.POST or request.GET
    unit = typed.get("unit", units[0][0] if units else "")
    speaking = [code for code, _name in units] if len(units) <= FEW else [unit]
    return {
        "units": units,
        "unit": unit,
        "unit_chooser": chooser(request, "unit", units, chosen=[unit]),
        "with_chooser": chooser(request, "with", queries.other_units(unit)),
        "examined_chooser": examined_chooser(request, kind, but=unit),
        "speaking": speakers_for(speaking, kind),
        "hosts": queries.speaking_posts(speaking),
        "results": RESULT_CHOICES,
        "open_to": OPEN_TO if kind.residents else OPEN_TO[:1],
        "chosen": set(typed.getlist("speakers")),
        "audience": audience_of(kind),
    }


def examined_chooser(request: HttpRequest, kind: SessionKind | None, *, but: str = "") -> Chooser | None:
    """Among which units the examined one is found; None for a kind that examines nobody."""
    if kind is None or not kind.examines:
        return None
    return chooser(request, "examined", queries.other_units(but))


def speakers_for(units: list[str], kind: SessionKind) -> list[tuple[str, str]]:
    """Posts of these units that may speak, as (id, words), where the kind counts whose secretary spoke."""
    return queries.speaking_posts(units) if kind.own_speakers else []


def guardian_under(session: Session) -> int:
    """The age in years below which a guardian must agree; 0: the kind is not for children."""
    kind = book().gatherings.kind(session.kind)
    return kind.guardian_under if kind else 0


def public_page(session: Session, at: datetime) -> dict[str, Any]:
    """What anybody reads of a session at this moment."""
    kind = book().gatherings.kind(session.kind)
    return {
        "session": session,
        "state": public_state(session, at),
        "served": purposes(session.serves.split(",")),
        "audience": audience_of(kind) if kind else "",
        "shots": queries.shots_of(session, inside=False),
        "result_words": RESULTS,
        "guardian_under": guardian_under(session),
        "child_under": CHILD_UNDER,
        "host": queries.post_words(session.host),
        "keepers": _keepers(session),
        "same_day": _local(session)["until"] == "",
        **queries.shown(session, inside=False),
    }


def _keepers(session: Session) -> tuple[str, ...]:
    """Whom to ask about a picture: whoever chairs, by telephone; nobody where no number is known."""
    return tuple(
        line
        for office in posts.offices([session.host])
        if office.phone != "-"
        for line in posts.reachable([office.post])
    )


def desk_page(who: Sitting, session: Session, *, before: str = "") -> dict[str, Any]:
    """What whoever holds it reads and may do now; ``before``: which part of the list of who came."""
    kind = book().gatherings.kind(session.kind)
    seats = queries.seats_of(session)
    return {
        **public_page(session, who.at),
        **queries.shown(session, inside=True),
        "state": state_of(session, who.at),
        **_offered(session, kind),
        "kind": kind,
        "may": _may(who, session),
        "over": session.begins_at <= who.at,
        "began": session.begins_at - rules.EARLIEST_ARRIVAL <= who.at,
        "codes": queries.has_codes(session, at=who.at),
        "seats": [seat for seat in seats if not seat.waits],
        "waiting": [seat for seat in seats if seat.waits],
        "reminded_at": queries.reminded_at(session) if seats else None,
        **_came(who, session, before),
        "ways": WAYS,
        "sheets": queries.sheets_of(session),
        "shots": queries.shots_of(session, inside=True),
        "local": _local(session),
        "recorded_by": queries.post_words(session.recorded_by),
        "few": FEW,
        "spoken": spoken,
    }


def _came(who: Sitting, session: Session, before: str) -> dict[str, Any]:
    """A page of who came, where the next one begins, and which tables she can still take back."""
    found = queries.arrivals_of(session, before=before, most=rules.CAME_PAGE + 1)
    shown = found[: rules.CAME_PAGE]
    return {
        "comers": shown,
        "before": before,
        "older": shown[-1].id if len(found) > rules.CAME_PAGE else "",
        "taken_in": queries.taken_in_by(session, who.person, at=who.at),
    }


def _may(who: Sitting, session: Session) -> dict[str, bool]:
    """What can be done with it as it stands, and by her."""
    return {
        act: rules.LIFE.can(session.state, verb)
        and queries.may(who.person, f"gatherings.{act}", session, at=who.at)
        for act, verb in VERBS.items()
    }


def _offered(session: Session, kind: SessionKind | None) -> dict[str, Any]:
    """What the forms of the page let one choose."""
    units = [holder.unit for holder in queries.holders_of(session)]
    return {
        "speaking": speakers_for(units, kind) if kind else [],
        "results_offered": RESULT_CHOICES,
        "held_lines": kind.said("held") if kind else (),
        "agreed": AGREED,
        "agreed_words": {code: words for code, words, _hint in AGREED},
    }


def _local(session: Session) -> dict[str, str]:
    """Its day and times as form fields take them, in the district's zone."""
    begins_at, ends_at = (moment.astimezone(SHANGHAI) for moment in (session.begins_at, session.ends_at))
    same = begins_at.date() == ends_at.date()
    return {
        "on": begins_at.date().isoformat(),
        "from": begins_at.strftime("%H:%M"),
        "to": ends_at.strftime("%H:%M"),
        "until": "" if same else ends_at.date().isoformat(),
        "venue": session.venue,
        "room": "" if session.room == "-" else session.room,
    }
