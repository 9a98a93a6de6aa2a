"""Pictures on their way out: of sign-in sheets, and those that were taken down."""

from datetime import date

from bandeng.gatherings.models import Fading, Session, Shot
from bandeng.gatherings.rules import SHEET_KEPT

A_ROUND = 50  # sessions the clock looks after at once


def sheets_of(session: Session) -> list[tuple[str, date]]:
    """The pictures of its sign-in sheet, each with its last day, in the order in which they were kept."""
    rows = Fading.objects.filter(session=session, why=SHEET_KEPT).order_by("at", "id")
    return list(rows.values_list("digest", "until"))


def run_out(day: date) -> list[Session]:
    """Sessions with a picture whose last day is over, the longest ago first."""
    rows = Fading.objects.filter(until__lt=day).order_by("until", "id").select_related("session")
    return list({row.session_id: row.session for row in rows[:A_ROUND]}.values())


def run_out_of(session: Session, day: date) -> list[str]:
    """Its pictures whose last day is over."""
    rows = Fading.objects.filter(session=session, until__lt=day).values_list("digest", flat=True)
    return sorted(set(rows))


def needed(digest: str) -> bool:
    """Whether the same picture is shown in some session, or waits there for its last day."""
    rows = (Shot.objects.filter(digest=digest), Fading.objects.filter(digest=digest))
    return any(row.exists() for row in rows)
