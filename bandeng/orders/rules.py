"""When an order can be answered, and how rows of a table are told apart. Pure."""

import hashlib

READY = ("confirming", "closed", "declined")  # somebody else has looked, or nothing is left to look at
RESULTS = ("cases.resolved", "cases.settled", "cases.declined", "cases.reviewed")
# After these facts what waits may be due at another moment, or the order may have become ready.
MOVES = (
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
    "cases.insisted",
    "cases.concluded",
    "cases.disbanded",
    "cases.extension_asked",
    "cases.suspension_asked",
    "cases.extended",
    "cases.suspended",
    "cases.pause_refused",
    "cases.resumed",
    "cases.resolved",
    "cases.settled",
    "cases.declined",
    "cases.checked",
    "cases.contested",
    "cases.asked_again",
    "cases.judged",
    "cases.reviewed",
    "cases.reopened",
    "cases.absorbed",
    "cases.detached",
    "cases.united",
    "cases.recalled",
    "cases.source_changed",
)
NEW, CHANGED, AGAIN, KNOWN, BAD = "new", "changed", "again", "known", "bad"
FROM_TABLE, PASTED = "table", "pasted"
ROWS_AT_DESK, BYTES_AT_DESK = 500, 1_000_000
IN_ONE_BREATH = 20  # rows that are committed together
LISTED = 50
NUMBER_AT_MOST, ADDRESS_AT_MOST, NAME_AT_MOST = 60, 200, 40
# Their form is Chinese, whatever language the page speaks.
YES, NO = "是", "否"
ANSWERS = {"solved": "办好了", "partly": "办好了一部分", "not": "没办好", "came_back": "又发生了"}
SILENT = "联系过,没有回音"
NOBODY = "来单没有写反映人"


def order_id(sender: str, number: str) -> str:
    """The id of an order: the same for the same sender and number."""
    return hashlib.sha256(f"{sender}\n{number}".encode()).hexdigest()[:32]


def stream_of(order: str) -> str:
    """The stream of its facts."""
    return f"order:{order}"
