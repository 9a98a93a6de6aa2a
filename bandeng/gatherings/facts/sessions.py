"""A session itself. Moments are ISO 8601 with their offset; ``-`` stands where nothing was said."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Who speaks: a post of a unit (``own``: its own secretary, not a deputy), or somebody ``called`` so."""

    unit: str
    post: str
    own: bool
    called: Kept | None


@dataclass(frozen=True, kw_only=True)
class Detail:
    """A line of the kind's own: ``said`` where it is public, ``kept`` where it lies in the vault."""

    line: str
    said: str
    kept: Kept | None


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A unit that was examined, and how it came out: ``passed``, ``failed``, ``outstanding``."""

    unit: str
    result: str


@says(zh="计划了一场活动", en="A session was planned", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SessionPlanned:
    """Who holds what, when and where.

    ``units`` hold it together, the first one leads; ``unit_kinds`` and ``unit_places`` say of each what it is
    (branch, group …) and where it serves, as it stood on that day. ``serves``: opaque references of whoever
    asked for it (``activity:<ref>``). ``capacity``: how many may sign up (0: as many as come). ``open_to``:
    ``everybody`` or ``own``. ``host``: a post.
    """

    NAME: ClassVar = "gatherings.planned"
    VERSION: ClassVar = 1
    kind: str
    family: str
    title: str
    units: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    unit_places: tuple[str, ...]
    serves: tuple[str, ...]
    begins_at: str
    ends_at: str
    venue: str
    room: str
    capacity: int
    open_to: str
    host: str
    speakers: tuple[Speaker, ...]
    details: tuple[Detail, ...]


@says(zh="补录了一场开过的活动", en="A session of the past was entered afterwards", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SessionRecorded:
    """补录: it was held, and is told later; who told it and when stands in the envelope.

    Fields as of ``SessionPlanned`` and ``SessionHeld``.
    """

    NAME: ClassVar = "gatherings.recorded"
    VERSION: ClassVar = 1
    kind: str
    family: str
    title: str
    units: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    unit_places: tuple[str, ...]
    serves: tuple[str, ...]
    begins_at: str
    ends_at: str
    venue: str
    room: str
    host: str
    speakers: tuple[Speaker, ...]
    details: tuple[Detail, ...]
    examined: tuple[Examined, ...]
    told: Kept | None


@says(zh="活动开了", en="The session was held", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SessionHeld:
    """It was held, from when to when, who spoke, what came of it (``told``: a sentence in the vault)."""

    NAME: ClassVar = "gatherings.held"
    VERSION: ClassVar = 1
    kind: str
    family: str
    title: str
    units: tuple[str, ...]
    unit_kinds: tuple[str, ...]
    unit_places: tuple[str, ...]
    serves: tuple[str, ...]
    begins_at: str
    ends_at: str
    speakers: tuple[Speaker, ...]
    details: tuple[Detail, ...]
    examined: tuple[Examined, ...]
    told: Kept | None


@says(zh="活动改了时间或地点", en="The session was moved", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SessionMoved:
    """Another time or place; everybody who signed up is told. ``why`` lies in the vault."""

    NAME: ClassVar = "gatherings.moved"
    VERSION: ClassVar = 1
    begins_at: str
    ends_at: str
    venue: str
    room: str
    why: Kept | None


@says(zh="活动取消了", en="The session was cancelled", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class SessionCancelled:
    """It does not take place; everybody who signed up is told.

    ``held``: it had been said to be held, by mistake or twice, and counts no more.
    """

    NAME: ClassVar = "gatherings.cancelled"
    VERSION: ClassVar = 1
    held: bool
    why: Kept


@says(zh="提醒了报名的人", en="Those who signed up were reminded", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class SessionReminded:
    """Everybody who signed up was reminded of time and place."""

    NAME: ClassVar = "gatherings.reminded"
    VERSION: ClassVar = 1
