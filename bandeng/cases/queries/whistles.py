"""The calls of a matter: who was called, who is there, who has done its part."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases.models import Call, Case, Whistle
from bandeng.cases.rules import AWAITED_CALLS
from bandeng.ledger import straight
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


def current(case: Case) -> Whistle | None:
    """The whistle that is not over yet, or None."""
    return Whistle.objects.filter(case=case, ended_at=None).first()


def calls_of(case: Case) -> list[Call]:
    """The calls of the whistle that is not over, in the order they were made."""
    running = Whistle.objects.filter(case=case, ended_at=None).values("id")
    return list(Call.objects.filter(whistle_id__in=running).order_by("number"))


def awaited(streams: Iterable[str]) -> set[str]:
    """Those of these matters in which somebody who was called still has to come or to conclude."""
    rows = Call.objects.filter(
        case__stream__in=list(streams), state__in=AWAITED_CALLS, whistle__ended_at=None
    )
    return set(rows.values_list("case__stream", flat=True))


def call_of_unit(case: Case, unit: str) -> Call | None:
    """The call of this unit in the whistle that is not over, or None."""
    return next((call for call in calls_of(case) if call.unit == unit), None)


def call_for(person: str, case: Case, act: str, *, at: datetime) -> Call | None:
    """The call that this person's unit may take this step in, or None."""
    units = set(posts.places_where(person, act, at=at).units)
    return next((call for call in calls_of(case) if call.unit in units), None)


def left_of(case: Case) -> list[Call]:
    """The calls of those who had come when the last whistle was ended without waiting for them."""
    came = Call.objects.filter(case=case, state="left", arrived_at__isnull=False)
    return list(came.select_related("whistle").order_by("number"))


def left_for(person: str, case: Case, act: str, *, at: datetime) -> Call | None:
    """Of these the newest in which this person's unit may take this step, or None."""
    units = set(posts.places_where(person, act, at=at).units)
    return next((call for call in reversed(left_of(case)) if call.unit in units), None)


def may_still_tell(call: Call, *, at: datetime) -> bool:
    """Whether what a unit did can still be told, though its caller did not wait: for the days of appeals."""
    ended_at = call.whistle.ended_at
    return ended_at is None or at <= ended_at + timedelta(days=book().limits.appeal_days)


@dataclass(frozen=True, kw_only=True)
class Story:
    """A whistle as staff read it: its words, and its calls."""

    whistle: Whistle
    purpose: str
    spot: str
    calls: tuple[Call, ...]


def story_of(case: Case) -> Story | None:
    """The last whistle of the matter with its calls; None if there was none. Three statements."""
    last = straight.newest(Whistle, {"case_id": case.id})
    if last is None:
        return None
    words = vault.read([last.purpose, last.spot])
    calls = Call.objects.filter(whistle=last).order_by("number")
    return Story(
        whistle=last,
        purpose=words.get(last.purpose, ""),
        spot=words.get(last.spot, ""),
        calls=tuple(calls),
    )
