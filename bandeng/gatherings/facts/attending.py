"""Who came: one line for each, never a number typed."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PARTIES, Kept, says


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """Somebody came: with a ``seat`` she had taken, as a ``person`` we know, or ``called`` by a name.

    ``-`` stands where there is none. ``consented``: the guardian agreed, where a child needs that.
    """

    ref: str
    seat: str
    person: str
    called: Kept | None
    child: bool
    consented: bool


@says(zh="记下到场", en="Attendance was noted", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class Attended:
    """These came. ``way``: ``door`` (a code at the door), ``ticket``, ``list``, ``sheet``, ``import``."""

    NAME: ClassVar = "gatherings.attended"
    VERSION: ClassVar = 1
    way: str
    arrivals: tuple[Arrival, ...]


@says(zh="撤回了记下的到场", en="Attendance was taken back", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class AttendanceUndone:
    """These had been noted by mistake and count no more: one line, or those of a table that was taken in."""

    NAME: ClassVar = "gatherings.attendance_undone"
    VERSION: ClassVar = 2
    arrivals: tuple[str, ...]
