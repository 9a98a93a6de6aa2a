"""What is worth a look, and from which size on. Pure.

The sizes are part of what the figures mean, not of the rule book: a figure asked again at the same seal must
answer the same for ever, whichever rules are in force by then (see ADR 20).
"""

from datetime import timedelta

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
PATTERNS = (
    "oversight.last_moment",
    "oversight.paused_together",
    "oversight.ping_pong",
    "oversight.without_picture",
    "oversight.given_at_once",
)
