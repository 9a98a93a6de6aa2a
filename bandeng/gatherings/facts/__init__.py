"""What happens to a session: planned, moved, cancelled, held; signed up for and attended; shown in pictures.

Facts carry what is public of a session (title, venue, units) and ids. Names of persons, and words in which
somebody may be recognised, lie in the vault.
"""

from bandeng.gatherings.facts.attending import Arrival, AttendanceUndone, Attended
from bandeng.gatherings.facts.feeding import FeedRenewed
from bandeng.gatherings.facts.picturing import (
    PictureHidden,
    PicturesErased,
    PictureShown,
    SheetDropped,
    SheetKept,
)
from bandeng.gatherings.facts.sessions import (
    Detail,
    Examined,
    SessionCancelled,
    SessionHeld,
    SessionMoved,
    SessionPlanned,
    SessionRecorded,
    SessionReminded,
    Speaker,
)
from bandeng.gatherings.facts.signing import Enrolled, SeatWithdrawn, SignedUp

__all__ = [
    "Arrival",
    "AttendanceUndone",
    "Attended",
    "Detail",
    "Enrolled",
    "Examined",
    "FeedRenewed",
    "PictureHidden",
    "PictureShown",
    "PicturesErased",
    "SeatWithdrawn",
    "SessionCancelled",
    "SessionHeld",
    "SessionMoved",
    "SessionPlanned",
    "SessionRecorded",
    "SessionReminded",
    "SheetDropped",
    "SheetKept",
    "SignedUp",
    "Speaker",
]
