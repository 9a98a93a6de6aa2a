"""The life of a session, and how much of it is shown. Pure."""

from datetime import timedelta

from bandeng.kernel.flow import Flow

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
STRUCK = "struck"  # it had been said to be held, by mistake or twice
LIFE = Flow(
    room="gatherings",
    start=PLANNED,
    moves={
        (PLANNED, "move"): PLANNED,
        (PLANNED, "remind"): PLANNED,
        (PLANNED, "sign_up"): PLANNED,
        (PLANNED, "withdraw"): PLANNED,
        (PLANNED, "attend"): PLANNED,
        (PLANNED, "keep_sheet"): PLANNED,
        (PLANNED, "hold"): HELD,
        (PLANNED, "cancel"): CANCELLED,
        (HELD, "attend"): HELD,
        (HELD, "keep_sheet"): HELD,
        (HELD, "cancel"): STRUCK,
        (HELD, "picture"): HELD,
    },
)
EVERYBODY, OWN = "everybody", "own"
OPEN_TO = (EVERYBODY, OWN)
TAKEN, WAITING, GIVEN_BACK = "taken", "waiting", "withdrawn"
DOOR, TICKET, LIST, SHEET, IMPORT = "door", "ticket", "list", "sheet", "import"
PASSED, FAILED, OUTSTANDING = "passed", "failed", "outstanding"
RESULTS = (PASSED, FAILED, OUTSTANDING)
AGREED_BY_ALL, NOBODY_SEEN, INSIDE = "everybody", "nobody", "inside"
AGREED = (AGREED_BY_ALL, NOBODY_SEEN, INSIDE)
TITLE_AT_MOST, LINE_AT_MOST, WORDS_AT_MOST, CALLED_AT_MOST = 60, 60, 300, 30
SEATS_AT_MOST = 20_000
AHEAD, BACK = timedelta(days=731), timedelta(days=7305)  # further off it is a slip of the pen
PICTURES_AT_MOST = 30
HIDDEN, SHEET_KEPT = "hidden", "sheet"  # why a picture goes for good
SHEETS_AT_MOST = 10
UNITS_AT_MOST = 20
SERVES_AT_MOST, REFERENCE_AT_MOST = 400, 80  # characters, as the columns have it
# Kinds of units that whoever works at a place may hold sessions for; those of other kinds hold their own.
HOLD_AT_PLACES = ("community", "street-office", "committees", "branch", "group")
UNITS_OFFERED = 300
NOT_OFFERED = ("property",)  # other companies: they are neither co-holders nor examined here
MOST_OFFERED = 1_000
PARTS_SHOWN = 100
PAGE = 30
LONGEST = timedelta(days=31)  # an exhibition; what lasts longer is planned anew
AT_ONCE = 500  # lines of a list in one fact
UNDO_WITHIN = timedelta(minutes=10)  # so long whoever took a table in may take all of it back
CAME_PAGE = 50  # lines of the list of who came, each with a button of its own
SHEET_AT_MOST = 500  # lines typed back from paper at once
ALIKE_WITHIN = timedelta(hours=1)  # of one kind and unit: it is asked whether they are one
REMIND_EVERY = timedelta(hours=20)
DOOR_TURNS = timedelta(minutes=5)  # the code at the door changes so often, and the one before still opens
EARLIEST_ARRIVAL = timedelta(hours=2)  # before it begins
LATEST_CODE = timedelta(hours=3)  # after it ended: so long the codes at the door and on tickets open


def are_references(serves: tuple[str, ...]) -> bool:
    """Whether these fit into their columns and can be told apart again."""
    short = all(0 < len(ref) <= REFERENCE_AT_MOST and "," not in ref for ref in serves)
    return short and len(",".join(serves)) <= SERVES_AT_MOST
