"""What was said against a roll."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.ballots.models import Objection, Vote
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Objected:
    """An objection with its words, and with the answer where one was given."""

    id: str
    number: str
    about: str
    words: str
    made_at: datetime
    answered_at: datetime | None
    upheld: bool
    why: str


def objections(vote: Vote) -> list[Objected]:
    """What was said against the roll, what waits for an answer first."""
    rows = list(Objection.objects.filter(vote=vote).order_by("made_at", "id"))
    words = vault.read([entry for row in rows for entry in (row.words, row.why) if entry != "-"])
    found = [
        Objected(
            id=row.id,
            number="" if row.number == "-" else row.number,
            about=row.about,
            words=words.get(row.words, ""),
            made_at=row.made_at,
            answered_at=row.answered_at,
            upheld=row.upheld,
            why=words.get(row.why, ""),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: each.answered_at is not None)
