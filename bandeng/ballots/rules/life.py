"""The life of a vote and of a paper, and what is so many at most. Pure."""

import re

from bandeng.kernel.flow import Flow

PREPARED, ROLLED, ANNOUNCED, CLOSED, PUBLISHED = "prepared", "rolled", "announced", "closed", "published"
POSTED, WITHDRAWN = "posted", "withdrawn"
LIFE = Flow(
    room="ballots",
    start=PREPARED,
    moves={
        (PREPARED, "take_roll"): ROLLED,
        (ROLLED, "take_roll"): ROLLED,
        (ROLLED, "correct"): ROLLED,
        (ROLLED, "post"): POSTED,
        **{(state, "nominate"): state for state in (PREPARED, ROLLED)},
        **{(state, "stand_down"): state for state in (PREPARED, ROLLED, POSTED)},
        **{(state, "object"): state for state in (ROLLED, POSTED, ANNOUNCED)},
        **{(state, "rule"): state for state in (ROLLED, POSTED, ANNOUNCED)},
        **{(state, verb): state for state in (ROLLED, POSTED) for verb in ("list", "strike")},
        (POSTED, "correct"): POSTED,
        (ANNOUNCED, "amend"): ANNOUNCED,
        (ROLLED, "announce"): ANNOUNCED,
        (POSTED, "announce"): ANNOUNCED,
        (ANNOUNCED, "close"): CLOSED,
        (CLOSED, "publish"): PUBLISHED,
        **{(state, "settle_tie"): state for state in (CLOSED, PUBLISHED)},
        (PREPARED, "withdraw"): WITHDRAWN,
        (ROLLED, "withdraw"): WITHDRAWN,
        (POSTED, "withdraw"): WITHDRAWN,
        (ANNOUNCED, "withdraw"): WITHDRAWN,
    },
)
ISSUED, RETURNED, SPOILED = "issued", "returned", "spoiled"
DESK, DOOR, AGENT = "desk", "door", "agent"  # where a paper came back, or from whose hand
MOBILE = r"(?:\+?86-?)?1[3-9]\d-?\d{4}-?\d{4}"
FIXED = r"(?:\+?86-?)?(?:0\d{2,3}-?)?[2-9]\d{6,7}"
ABROAD = r"\+(?!86)\d[\d-]{6,15}"
TELEPHONE = re.compile(f"{MOBILE}|{FIXED}|{ABROAD}")  # a number of seven digits that begins with 1 is cut off
ONLINE, PAPER = "online", "paper"
HOW_DELIVERED = ("hand", "door", "post")
REACHES = ("owner", "household", "agent")  # through whose hands a ballot reaches the voter
TO_WHOM = (*REACHES, "other")  # a tenant or somebody else: silence does not count then
WHY_ENDED = ("herself", "another")  # why a proxy is taken back
WORDS_AT_MOST = 300
ITEMS_AT_MOST = 20
CANDIDATES_AT_MOST = 60
EARLY, LATE = 6, 22  # local hours before and after which a vote that opens or closes is asked about
DAYS_AT_MOST = 60  # a voting window longer than this is a mistake (Hangzhou: 5 to 60 days)
PUBLISHED_AT_MOST = 365  # a result that is to hang out for longer is a slip of the pen
ABOUT = ("area", "missing", "owner", "other")  # what an objection to the roll is about
WHY_DOWN = ("herself", "not-eligible")  # why a candidate stands no more
WHY_SPOILED = ("written-badly", "lost", "damaged", "owner-came")
HOW_SETTLED = ("in-person", "telephone")
OPEN, STANDS, VOID = "open", "stands", "void"  # how a disputed ballot ends
ANEW = "anew"  # the home was sold before anybody voted for it
ANYBODY, NOBODY = "-", "nobody"  # who of the co-owners votes on line, where none of them is named
BALLOT, VOTER = "ballot", "voter"  # what a household disputes: a record, or who votes for it
LOST = "lost"  # a slip that somebody else may have found: its code counts no more
