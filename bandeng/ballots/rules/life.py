"""The life of a vote and of a paper, and what is so many at most. Pure."""

from bandeng.kernel.flow import Flow

PREPARED, ROLLED, ANNOUNCED, CLOSED, PUBLISHED = "prepared", "rolled", "announced", "closed", "published"
WITHDRAWN = "withdrawn"
LIFE = Flow(
    start=PREPARED,
    moves={
        (PREPARED, "take_roll"): ROLLED,
        (ROLLED, "take_roll"): ROLLED,
        (ROLLED, "correct"): ROLLED,
        (ROLLED, "announce"): ANNOUNCED,
        (ANNOUNCED, "close"): CLOSED,
        (CLOSED, "publish"): PUBLISHED,
        (PREPARED, "withdraw"): WITHDRAWN,
        (ROLLED, "withdraw"): WITHDRAWN,
        (ANNOUNCED, "withdraw"): WITHDRAWN,
    },
)
ISSUED, RETURNED, SPOILED = "issued", "returned", "spoiled"
DESK, DOOR = "desk", "door"  # where a paper came back
ONLINE, PAPER = "online", "paper"
HOW_DELIVERED = ("hand", "door", "post")
TO_WHOM = ("owner", "household", "agent")
WORDS_AT_MOST = 300
ITEMS_AT_MOST = 20
DAYS_AT_MOST = 60  # a voting window longer than this is a mistake (Hangzhou: 5 to 60 days)
WHY_SPOILED = ("written-badly", "lost", "damaged")
HOW_SETTLED = ("in-person", "telephone")
OPEN, STANDS, VOID = "open", "stands", "void"  # how a disputed ballot ends
LOST = "lost"  # a slip that somebody else may have found: its code counts no more
