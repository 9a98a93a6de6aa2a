"""The life of a matter, and who may not do what in it. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bandeng.kernel.flow import Flow

GRID, COMMUNITY, STREET, DEPARTMENT = "grid", "community", "street", "department"
LEVELS = (GRID, COMMUNITY, STREET, DEPARTMENT)
# the states in which the whole-case limit can pass
AWAITED = ("submitted", "waiting", "handling", "whistling", "arbitrating")
ERRANDS = ("give_errand", "answer_errand", "withdraw_errand")  # beside the matter, which stays as it is

LIFE = Flow(
    room="cases",
    start="submitted",
    moves={
        ("submitted", "accept"): "handling",
        ("submitted", "settle"): "closed",
        ("submitted", "decline"): "declined",
        ("submitted", "relocate"): "submitted",
        ("handling", "resolve"): "checking",
        ("handling", "complete_stage"): "handling",
        ("whistling", "complete_stage"): "whistling",
        ("handling", "settle"): "closed",
        ("handling", "escalate"): "waiting",
        ("handling", "dispatch"): "waiting",
        ("handling", "return"): "waiting",
        ("handling", "reclassify"): "handling",
        ("handling", "whistle"): "whistling",
        ("whistling", "arrive"): "whistling",
        ("whistling", "disown"): "whistling",
        ("whistling", "insist"): "whistling",
        ("whistling", "conclude"): "whistling",
        ("whistling", "reclassify"): "whistling",
        ("whistling", "disband"): "handling",
        ("handling", "ask_extension"): "handling",
        ("handling", "ask_suspension"): "handling",
        ("handling", "extend"): "handling",
        ("handling", "refuse_pause"): "handling",
        ("handling", "suspend"): "suspended",
        ("suspended", "resume"): "handling",
        ("submitted", "urge"): "submitted",
        ("waiting", "urge"): "waiting",
        ("handling", "urge"): "handling",
        ("whistling", "urge"): "whistling",
        ("arbitrating", "urge"): "arbitrating",
        ("handling", "refer"): "arbitrating",
        ("waiting", "refer"): "arbitrating",
        ("arbitrating", "rule"): "waiting",
        ("waiting", "amend_ruling"): "waiting",
        ("handling", "amend_ruling"): "waiting",  # in truth: as it is, where the matter is not moved by it
        ("checking", "amend_ruling"): "checking",
        ("confirming", "amend_ruling"): "confirming",
        ("closed", "amend_ruling"): "closed",
        ("waiting", "sign"): "handling",
        ("waiting", "recall"): "handling",
        ("waiting", "return"): "waiting",
        ("checking", "check"): "confirming",
        ("checking", "rework"): "handling",
        ("confirming", "answer"): "closed",
        ("confirming", "contest"): "contested",
        ("confirming", "expire"): "closed",
        ("contested", "uphold"): "closed",
        ("contested", "rework"): "handling",
        ("contested", "retake"): "submitted",
        ("closed", "answer"): "closed",
        ("closed", "contest"): "contested",
        ("closed", "check"): "closed",
        ("closed", "rework"): "handling",
        ("declined", "contest"): "contested",
        ("confirming", "ask_again"): "contested",
        ("closed", "ask_again"): "contested",
        ("declined", "ask_again"): "contested",
        ("closed", "reopen"): "handling",
        ("submitted", "merge"): "merged",
        ("waiting", "merge"): "merged",
        ("handling", "merge"): "merged",
        ("submitted", "divide"): "divided",
        ("handling", "divide"): "divided",
        ("closed", "appeal"): "closed",
        ("declined", "appeal"): "declined",
        ("closed", "decide_appeal"): "closed",
        ("declined", "decide_appeal"): "declined",
        ("divided", "unite"): "handling",  # in truth: where it was when it was divided
        ("handling", "withdraw"): "withdrawn",  # a part nobody worked on, by its whole
        ("merged", "detach"): "handling",  # in truth: where it was when it was merged
        **{(state, verb): state for state in AWAITED for verb in ERRANDS},
    },
)

CALLED = Flow(  # the life of one department's call within a whistle; "left": its caller did not wait
    room="cases",
    start="called",
    moves={
        ("called", "arrive"): "arrived",
        ("called", "disown"): "disowned",
        ("arrived", "disown"): "disowned",
        ("disowned", "insist"): "called",
        ("arrived", "conclude"): "concluded",
        ("called", "disband"): "left",
        ("arrived", "disband"): "left",
        ("left", "conclude"): "concluded",  # by who came, within days of the end
    },
)
ERRAND = Flow(  # the life of one errand; "left": the matter was done, handed elsewhere or put to rest first
    room="cases",
    start="given",
    moves={
        ("given", "answer_errand"): "answered",
        ("given", "withdraw_errand"): "withdrawn",
        ("given", "leave"): "left",
    },
)
FOUND = {  # what may be answered, by the kind of errand
    "verify": ("so", "not_so", "unfound"),
    "assist": ("done", "not_ours"),
}
ERRANDS_AT_MOST = 4  # at once
AWAITED_CALLS = frozenset({"called", "arrived"})
CALLED_AT_MOST = 8
PLACE_KINDS = ("any", "public", "managed", "unmanaged")  # where a ruling holds for the like

OPEN_STATES = (
    "submitted",
    "waiting",
    "handling",
    "whistling",
    "arbitrating",
    "suspended",
    "checking",
    "confirming",
    "contested",
)
ELSEWHERE = ("merged", "divided", "withdrawn")  # neither open nor over: other matters stand for it
OVER_STATES = ("closed", "declined")
STAGES = tuple(f"stage{number}" for number in range(1, 10))  # what a condition may start beside ``whole``
# the clocks that whoever has a matter at work, or it is handed to, is waited for by
AT_WORK = frozenset({"accept", "sign", "step", "whole", "ruling", *STAGES})
INNER = ("contact", "callback", *FOUND)  # how the kinds of those begin that only concern the desk
# open once more, or still: the last result may be judged beside, by whoever was told of it
BESIDE = frozenset({"submitted", "waiting", "handling", "whistling", "arbitrating", "suspended", "contested"})
# with these facts an errand that still waits falls: the matter is done, moved or put to rest
ERRANDS_FALL = (
    "cases.settled",
    "cases.declined",
    "cases.relocated",
    "cases.resolved",
    "cases.suspended",
    "cases.merged",
    "cases.divided",
    "cases.withdrawn",
)
# steps, by the facts they say, with which an application about the matter's time falls undecided
ENDS_ASKING = {
    "escalate": "cases.escalated",
    "dispatch": "cases.dispatched",
    "return": "cases.returned",
    "refer": "cases.referred",
    "resolve": "cases.resolved",
    "settle": "cases.settled",
    "whistle": "cases.whistled",
    "merge": "cases.merged",
    "divide": "cases.divided",
}
# what others or the clock may say while she fills in a form, without changing what she may do or decides on
QUIET = frozenset(
    {
        "cases.warned",
        "cases.reminded",
        "cases.supervised",
        "cases.joined",
        "cases.urged",
        "cases.arrived",
    }
)
# and what does not touch whoever only says how her own task in the matter stands
ASIDE = frozenset(
    {
        "cases.concluded",
        "cases.disowned",
        "cases.insisted",
        "cases.errand_given",
        "cases.errand_answered",
        "cases.errand_withdrawn",
        "cases.stage_completed",
    }
)
OWN_TASK = frozenset({"arrive", "conclude", "disown", "answer_errand", "annotate", "reach"})
ROUNDS = "rounds"  # heard by whoever called at a home, and filed with consent
MEETING = "meeting"  # said at a meeting or a talk of residents, and promised there
PATROL = "patrol"  # seen by whoever patrols or calls at a house, not told by a resident
CHANNELS = ("web", "phone", "visit", "wechat", ROUNDS, PATROL, MEETING, "12345", "urban")
FROM_OTHERS = (PATROL, "12345", "urban")  # nobody who reported it may be named
ANSWERS = ("solved", "partly", "not", "came_back")
CONTESTING = ("partly", "not", "came_back")
ASKED_BY_STAFF = ("phone", "door")
OUTCOMES = ("solved", "answered", "infeasible")
WORDS_AT_MOST = 4000
PICTURES_AT_MOST = 6
PARTS_AT_MOST = 6
BATCH_AT_MOST = 200
FILTERS_AT_MOST = 20
ENDING = 4  # of a sender's number: the least by which it is looked for
UNDONE_VERBS = frozenset({"escalate", "dispatch", "annotate"})  # of a batch, by a new fact
LATE_AFTER = timedelta(hours=1)  # told earlier than this before it was entered: entered late
UNDONE_WITHIN = timedelta(minutes=10)  # how long one may take back what one has just done


ENDINGS = ("cases.settled", "cases.answered", "cases.expired", "cases.reviewed", "cases.declined")


def opens(fact: str, body: Mapping[str, Any]) -> bool:
    """Whether a matter is open from a fact of this name on: a check that did not pass, a word that contests,
    a review that does not uphold."""
    if fact == "cases.checked":
        return body["passed"] is False
    if fact == "cases.reviewed":
        return bool(body["outcome"] != "uphold")
    return fact not in ENDINGS and bool(body.get("contests", True))


def leaves_alone(fact: str, verb: str) -> bool:
    """Whether a fact of this name, said meanwhile by somebody else, changes nothing for this step.

    Whether the step is open to her still, the action asks anew.
    """
    return fact in QUIET or (fact in ASIDE and verb in OWN_TASK)


def told_by(body: Mapping[str, Any], *, reporter: str) -> str:
    """Whose words a fact of this body holds: whoever follows or is named in it, else the reporter's."""
    return str(body.get("follower") or body.get("person") or reporter)


def is_errand(kind: str) -> bool:
    """Whether a clock of this kind runs for whoever was asked to verify or to assist."""
    return kind.startswith(tuple(FOUND))


def is_sampled(case_stream: str, share_percent: int) -> bool:
    """Whether a small matter settled on the spot is checked: drawn by its own id, so nobody can choose.

    The last eight hexadecimal digits of the stream's random id, taken modulo 100, against the share.
    """
    return int(case_stream.rsplit("-", 1)[-1][-8:], 16) % 100 < share_percent


def coarse(degrees: float) -> int:
    """A coordinate in microdegrees, rounded to 0.0005° (about 50 m): what facts and public maps may carry."""
    return round(degrees * 2000) * 500


def known_by(number: str) -> str:
    """A sender's number as it is looked for: its letters and digits, half width, capitals; no sign counts.

    Sixty at most, as a number is long at most; the end is what people read out.
    """
    folded = unicodedata.normalize("NFKC", number).upper()
    return "".join(sign for sign in folded if sign.isalnum())[-60:]


def grid_of(place: str) -> str:
    """The grid's code in a path, ``-`` when the path ends above the grids."""
    codes = place.rstrip("/").split("/")
    return codes[3] if len(codes) > 3 else "-"


NUMBERED = re.compile(
    r"[0-9〇零一二三四五六七八九十百]+ *(号楼|号院|单元|栋|幢|层|楼|号|室|组|网格|米|天|个)"
)
SAYS_WHERE_OR_NOTHING = re.compile(
    "门口|楼下|楼上|楼前|楼后|小区|社区|街道|附近|旁边|对面|院里|院子|家属院|"
    "这里|那里|我们|我家|有人|没有|没人|已经|一直|好久|"
    "很久|几天|反映|投诉|居民|希望|尽快|处理|解决|麻烦|坏了|"
    "[了的是在很都又就请有把被和也]"
)
HAN = re.compile(r"[\u4e00-\u9fff]+")


def subject(words: str) -> frozenset[str]:
    """What is told of, as pairs of signs: without house numbers, words for places and what says nothing.

    Two texts with a pair in common may be about one thing; 「3单元门口」 is only where.
    """
    plain = SAYS_WHERE_OR_NOTHING.sub(" ", NUMBERED.sub(" ", unicodedata.normalize("NFKC", words)))
    return frozenset(run[at : at + 2] for run in HAN.findall(plain) for at in range(len(run) - 1))
