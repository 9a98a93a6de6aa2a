"""Deliberation: lengths of what is typed, states, and what each list may hold. Pure."""

TITLE_AT_MOST, WHERE_AT_MOST, WHO_AT_MOST = 40, 40, 20
WORDS_AT_MOST, LONG_AT_MOST, ROOM_AT_MOST = 500, 3000, 30
PROMISES_AT_MOST, PICTURES_AT_MOST, ARTICLES_AT_MOST = 5, 4, 60
LIST_AT_MOST, OPINIONS_AT_MOST, CAME_AT_MOST, ROLL_AT_MOST = 100, 500, 9999, 99999
SLIPS_AT_MOST, SLIP_AT_MOST = 300, 30
RECORD_AT_LEAST = 8  # signs that say something, of minutes on paper that are copied
AGENDA_AT_MOST = 12  # matters that one meeting decides
GRID_DEPTH = 4  # district, street, community, grid

FULFIL, ENTRUSTED = "assembly.fulfil", "assembly.entrusted"  # what waits for a post, what it is told
ADVANCE, REJECT, REVIEW = "assembly.advance", "assembly.reject", "assembly.review"
ANSWERED = "assembly.answered"  # what whoever gave an opinion is told
OPEN, KEPT, MOVED, MISSED = "open", "kept", "moved", "missed"
FATES = (KEPT, MOVED, MISSED)

ONLINE, TALK, PAPER = "online", "talk", "paper"
CHANNELS = (ONLINE, TALK, PAPER)
ADOPTED, PARTLY, DECLINED = "adopted", "partly", "declined"
OUTCOMES = (ADOPTED, PARTLY, DECLINED)

DONE, REJECTED, WITHDRAWN = "done", "rejected", "withdrawn"
OVER = (DONE, REJECTED, WITHDRAWN)  # of a matter that is decided step by step
IS_OVER, IS_DECIDED, IS_BALLOTED = "over", "decided", "balloted"  # why a matter is not withdrawn
IS_MET_FOR, IS_VOTED_ON = "met", "voted"
SATISFIED, UNSATISFIED = "satisfied", "unsatisfied"
JUDGEMENTS = (SATISFIED, PARTLY, UNSATISFIED)

PHONE, MET = "phone", "met"  # how the signers of a paper were asked
HOW_ASKED = (PHONE, MET)
WAITING, CONFIRMED, ASIDE = "waiting", "confirmed", "aside"
SIGNERS_AT_MOST = 9
CALLED, CANCELLED, MINUTED, SEALED = "called", "cancelled", "minuted", "sealed"
MEETING_MOVED, MEETING_CANCELLED = "assembly.moved", "assembly.cancelled"  # what those who wait are told
DRAFT, AWAITING, FILED, HOLDS, SENT_BACK = "draft", "awaiting", "filed", "holds", "sent-back"


def grid_of(path: str) -> str:
    """The path of the grid in which a place lies; a community, street or district stays as it is."""
    return "".join(f"{code}/" for code in path.split("/")[:GRID_DEPTH] if code)


def shares(title: str, other: str) -> int:
    """How many pairs of neighbouring characters two texts share."""
    return len(pairs(title) & pairs(other))


def pairs(text: str) -> set[str]:
    """Every pair of neighbouring characters that are no signs."""
    plain = "".join(sign for sign in text if sign.isalnum())
    return {plain[n : n + 2] for n in range(len(plain) - 1)}
