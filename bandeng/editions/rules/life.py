"""The life of an edition: drafted, reviewed, signed off, frozen, published; sent back, taken back."""

from bandeng.kernel.flow import Flow

DRAFTED, RETURNED, REVIEWED, SIGNED = "drafted", "returned", "reviewed", "signed"
FROZEN, PUBLISHED, WITHDRAWN = "frozen", "published", "withdrawn"
LIFE = Flow(
    room="editions",
    start=DRAFTED,
    moves={
        (DRAFTED, "rewrite"): DRAFTED,
        (DRAFTED, "review"): REVIEWED,
        (RETURNED, "rewrite"): DRAFTED,
        (REVIEWED, "rewrite"): DRAFTED,
        (REVIEWED, "sign"): SIGNED,
        (REVIEWED, "send_back"): RETURNED,
        (SIGNED, "rewrite"): DRAFTED,
        (SIGNED, "sign"): SIGNED,
        (SIGNED, "freeze"): FROZEN,
        (FROZEN, "publish"): PUBLISHED,
        (FROZEN, "withdraw"): WITHDRAWN,
        (PUBLISHED, "withdraw"): WITHDRAWN,
    },
)
SIGN, SEND_BACK, WITHDRAW = "sign", "send_back", "withdraw"
STEPS = ("review", SIGN, "freeze", "publish")  # those that lead to publication, in their order
BY_THE_SIGNER = (SIGN, SEND_BACK)
NOT_BY_THE_WRITER = ("review", *BY_THE_SIGNER)
WRITING = (DRAFTED, RETURNED, REVIEWED, SIGNED)
OUT = (PUBLISHED, WITHDRAWN)
DESK, WORD = "desk", "word"
TEMPLATE, ISSUE = "template", "issue"  # with which text a report begins
ORIGINS = (DESK, WORD)
TEXT_AT_MOST, REMARK_AT_MOST = 40_000, 500
