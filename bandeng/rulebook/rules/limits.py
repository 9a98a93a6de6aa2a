"""Every wait and share of the loop: frozen values of a rule book; limits are text for ``Limit.parse``."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class LevelLimits:
    """How long each level has where no row says otherwise."""

    grid: str
    community: str
    street: str
    department: str
    urgent: str
    utilities: str


@dataclass(frozen=True, kw_only=True)
class Replies:
    """What a reply to a resident must not consist of: empty phrases, courtesy, particles.

    ``least``: how many characters must be left when they are taken out. No empty phrases: nothing is asked.
    ``alone``: what says nothing where nothing else is left (「好了」); in a sentence it may stand (灯换好了).
    """

    least: int = 0
    empty: tuple[str, ...] = ()
    courtesy: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Every other wait and share of the loop. Shares are percent; a ``timedelta`` runs in duty hours."""

    levels: LevelLimits
    acceptance: timedelta
    urgent_acceptance: timedelta
    sign: str
    first_contact: str
    check: str
    urgent_check: timedelta
    call_back: str
    verify: str
    assist: str
    confirm_days: int
    return_days: str
    returns_per_unit: int
    arbitration: str
    decide: str
    arrival: str
    urgent_arrival: str
    conclusion: str
    review: str
    urgent_review: str
    appeal_days: int
    appeal: str
    extensions: int
    suspensions: int
    suspension_days: int
    reopen_days: int
    recurrence_days: tuple[int, ...]
    sample_share: int
    silent_sample_share: int
    risky_sample_share: int
    warning_share: int
    supervision_delay: str
    district_delay: str
    urge_supporters: int
    urge_share: int
    urge_every: str
    near_metres: int
    near_metres_staff: int
    near_count: int
