"""What a household lets be kept: live until its day, gone afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bandeng.doors import rules
from bandeng.doors.models import Consent, Door
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.doorstep import Keepable


@dataclass(frozen=True, kw_only=True)
class Held:
    """Something kept of a household: what it is and why, who said so (``""``: a duty), until which day."""

    id: str
    keep: Keepable
    who: str
    words: str
    until: date


def held_of(door: Door, *, on: date) -> list[Held]:
    """What is kept of the household on this day, the newest first; what has run out is not there."""
    rows = sorted(live_of([door.id], on=on), key=lambda row: row.at, reverse=True)
    words = vault.read([entry for row in rows for entry in (row.what, row.who, row.words)])
    known = [(row, book().doorstep.keep(words.get(row.what, ""))) for row in rows]
    return [
        Held(
            id=row.id,
            keep=keep,
            who=words.get(row.who, ""),
            words=words.get(row.words, ""),
            until=row.until,
        )
        for row, keep in known
        if keep
    ]


def live_of(doors: Iterable[str], *, on: date) -> list[Consent]:
    """The consents of these doors that hold on this day."""
    return list(Consent.objects.filter(door__in=list(doors), state=rules.LIVE, until__gte=on))


def wishes(doors: Iterable[str], *, on: date) -> set[str]:
    """The doors that wish to be visited more often than others, and may be known to wish it."""
    rows = live_of(doors, on=on)
    words = vault.read([row.what for row in rows])
    keeps = {row.door_id: book().doorstep.keep(words.get(row.what, "")) for row in rows}
    return {door for door, keep in keeps.items() if keep and keep.every_days}


def due_again(door: Door, *, on: date, but: str = "", more: Keepable | None = None) -> date:
    """From which day on the door is to be visited again, had it been visited on this day.

    ``but``: a consent (its id) that no longer counts; ``more``: something that is being agreed to.
    """
    keeps = [each.keep for each in held_of(door, on=on) if each.id != but] + ([more] if more else [])
    often = [keep.every_days for keep in keeps if keep.every_days]
    return on + timedelta(days=min([*often, book().doorstep.unseen_days]))


def lapsed_by(day: date, *, most: int = 100) -> list[Consent]:
    """Consents whose day has passed and that are still kept."""
    rows = Consent.objects.filter(state=rules.LIVE, until__lt=day).select_related("door")
    return list(rows.order_by("until", "id")[:most])


def day_of_last_visit(door: Door) -> date | None:
    """The day in Erqi of the last visit."""
    return door.visited_at.astimezone(SHANGHAI).date() if door.visited_at else None
