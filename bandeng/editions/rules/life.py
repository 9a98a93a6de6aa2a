"""The life of an edition: drafted, reviewed, signed off, frozen at a seal, published; and taken back."""

from bandeng.kernel.flow import Flow

DRAFTED, REVIEWED, SIGNED, FROZEN = "drafted", "reviewed", "signed", "frozen"
PUBLISHED, WITHDRAWN = "published", "withdrawn"
LIFE = Flow(
    room="editions",
    start=DRAFTED,
    moves={
        (DRAFTED, "rewrite"): DRAFTED,
        (DRAFTED, "review"): REVIEWED,
        (REVIEWED, "rewrite"): DRAFTED,
        (REVIEWED, "sign"): SIGNED,
        (SIGNED, "rewrite"): DRAFTED,
        (SIGNED, "sign"): SIGNED,
        (SIGNED, "freeze"): FROZEN,
        (FROZEN, "publish"): PUBLISHED,
        (FROZEN, "withdraw"): WITHDRAWN,
        (PUBLISHED, "withdraw"): WITHDRAWN,
    },
)
SIGN = "sign"
STEPS = ("review", SIGN, "freeze", "publish")  # those that lead to publication, in their order
NOT_BY_THE_WRITER = ("review", SIGN)
WRITING = (DRAFTED, REVIEWED, SIGNED)
OUT = (PUBLISHED, WITHDRAWN)
DESK, WORD = "desk", "word"
ORIGINS = (DESK, WORD)
TEXT_AT_MOST, REMARK_AT_MOST = 40_000, 500
