"""What is worth a look, and from which size on. Pure.

The sizes are part of what the figures mean, not of the rule book: a figure asked again at the same seal must
answer the same for ever, whichever rules are in force by then (see ADR 20).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

ACT = "oversight.see"
SILENT_AFTER = timedelta(days=7)  # without a word on the matter
LAST_PART = 20  # a twentieth of the limit is left: its last 5 %
TOGETHER = 5  # pauses decided by one post on one day
AT_ONCE = timedelta(minutes=10)  # between a request for time and the yes
SAME_WORDS = 3  # matters with one and the same reply
WORDS_FROM = 6  # characters; shorter replies are alike by chance
WORDS_READ = 2000  # replies compared at once, the newest of the period

STANDING = (
    "oversight.overdue",
    "oversight.near",
    "oversight.returned",
    "oversight.reopened",
    "oversight.recurrent",
    "oversight.resting",
    "oversight.silent",
)
BY_WHOLE = frozenset({"oversight.overdue", "oversight.near"})  # counted by the limit of the whole
COUNTED_AT_MOST = 999  # matters that stand now; more are as many as can be read
PATTERNS = (
    "oversight.last_moment",
    "oversight.paused_together",
    "oversight.ping_pong",
    "oversight.without_picture",
    "oversight.given_at_once",
)

ASKED = ("cases.extension_asked", "cases.suspension_asked")
GIVEN = ("cases.extended", "cases.suspended")
PROMISES = (
    "cases.accepted",
    "cases.reclassified",
    "cases.absorbed",
    "cases.parted",
    "cases.extended",
    "cases.resumed",
    "cases.reported",
    "cases.checked",
    "cases.reviewed",
    "cases.reopened",
)
GOES_ON = frozenset(
    {"cases.extended", "cases.resumed", "cases.checked", "cases.reviewed", "cases.reopened"}
)  # with these a limit of the whole is the former one, due at another moment
SPOKEN = (
    "cases.reported",
    "cases.parted",
    "cases.accepted",
    "cases.reclassified",
    "cases.relocated",
    "cases.escalated",
    "cases.dispatched",
    "cases.signed",
    "cases.returned",
    "cases.referred",
    "cases.ruled",
    "cases.whistled",
    "cases.arrived",
    "cases.disowned",
    "cases.concluded",
    "cases.annotated",
    "cases.extension_asked",
    "cases.suspension_asked",
    "cases.extended",
    "cases.suspended",
    "cases.pause_refused",
    "cases.resumed",
    "cases.stage_completed",
    "cases.contacted",
    "cases.resolved",
    "cases.checked",
    "cases.contested",
    "cases.reviewed",
    "cases.reopened",
)


class Kind(IntEnum):
    """What a matter turns by, as the rollup keeps it; ``marked`` is what is looked for among them."""

    RAISED = 1  # reported, or linked to an earlier one
    LINKED = 2  # linked to an earlier one, until the link is undone
    HANDLED = 3  # reported done; marked: without a picture
    PASSED = 4  # dispatched or returned
    RETURNED = 5
    SENT = 6  # dispatched; marked: after a return
    OVER = 7  # ended or opened once more
    AGAIN = 8  # opened once more
    GIVEN = 9  # time or a rest
    AT_ONE_GO = 10  # given as soon as it was asked for
    ASKED_FOR = 11  # time or a rest
    BARE = 21  # HANDLED and marked; this and what follows is only in the numbers of days
    TIMED = 22  # HANDLED, with a limit
    AT_LAST = 23  # HANDLED, when little of the limit was left
    SENT_AGAIN = 24  # SENT and marked
    OPEN = 31  # the matter was open
    RESTING = 32  # it was open and at rest


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A limit as it was last said: since when it counts, when 70 % and all of it are used.

    ``whole``: of the whole matter; else of its acceptance.
    """

    whole: bool
    began_at: datetime
    warn_at: datetime
    due_at: datetime
