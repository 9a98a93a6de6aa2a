"""Letters that did not go out are let go once more."""

from itertools import count

from bandeng.demo.town import GRID, Town
from bandeng.notices.models import Letter
from tests.laws.acting import Acting, Room

KEEPER = "district_staff@410103"
HEIGHTS = count(900001)


def given_up(town: Town) -> Letter:
    """A letter that nobody tries any more."""
    height = next(HEIGHTS)
    return Letter.objects.create(
        id=f"{height}.sms.{height}",
        person=str(height),
        way="sms",
        kind="cases.accepted",
        stream=f"case:{height}",
        place=GRID,
        desk=False,
        urgent=False,
        written_at=town.noon,
        state="dead",
        due_at=town.noon,
    )


ROOM = Room(
    acting={"resending": Acting(begin=given_up, by=KEEPER)},
    nobodys={
        "choice": "one's own wishes",
        "reading": "marks one's own notices as read, and is no fact",
    },
    not_acts={
        "notices.choose": "one's own wishes",
        "notices.note": "what a guest said she wants to hear, together with her report",
    },
)
