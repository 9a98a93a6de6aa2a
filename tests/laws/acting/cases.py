"""Every action on a matter, at the desk and in a resident's browser."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.test import Client

from bandeng.cases.models import Case
from bandeng.cases.ties import Root
from bandeng.cases.web.desk import roots as root_pages
from bandeng.cases.web.desk.steps import view as step_pages
from bandeng.cases.web.resident import answer as answer_pages
from bandeng.cases.web.resident import case as case_pages
from bandeng.demo.town import GRID, Town
from tests.cases import journeys
from tests.cases.test_appeal import appealed, late, limit_of
from tests.laws import begun
from tests.laws.acting import BOTH_COUNT, LEADER, STAFF, TOLD, TYPED, Acting, Room, signed_in, twins
from tests.laws.walked import DIGEST

REPORTER, VOICE, NEIGHBOUR = "reporter", "voice", "neighbour"
DAYS = timedelta(days=20)
WEEK_AFTER = timedelta(days=9, hours=3)
Thing = Case | Root
TIMELINE = ('class="timeline"', "现在是这样")


NOTE, WHY = {"words": TYPED}, {"reason": TYPED}
LIKE = {"condition": "street-lamp.leaning"}
DESK: dict[str, Acting] = {
    "acceptance": Acting(begin=begun.raised, by=LEADER, said={"condition": journeys.LAMP}),
    "settlement": Acting(begin=begun.small, by=LEADER, said=NOTE),
    "signing": Acting(begin=journeys.handed_to_community, by=STAFF),
    "stage-completion": Acting(begin=begun.staged, by=LEADER, said=NOTE),
    "resolution": Acting(begin=journeys.accepted, by=LEADER, said={"outcome": "solved", **NOTE}),
    "check": Acting(begin=journeys.resolved, by=STAFF, said={"passed": "no", **NOTE}),
    "answer": Acting(begin=journeys.confirming, by=STAFF, said={"answer": "not", "channel": "door", **NOTE}),
    "review": Acting(begin=journeys.contested, by=journeys.SECRETARY, said={"outcome": "uphold", **NOTE}),
    "escalation": Acting(begin=journeys.accepted, by=LEADER, said={"tried": TYPED, "why": "办不了"}),
    "dispatch": Acting(
        begin=journeys.at_street, by=journeys.STREET_STAFF, said={"unit": "410103-cg", **NOTE}
    ),
    "return": Acting(
        begin=journeys.at_department, by=journeys.DESK, said={"basis": TYPED, "suggested": "410103-gd"}
    ),
    "reclassification": Acting(begin=journeys.accepted, by=LEADER, said=LIKE),
    "relocation": Acting(begin=begun.raised, by=LEADER, said={"to": GRID.replace("-01/", "-02/")}),
    "declining": Acting(begin=begun.raised, by=LEADER, said={"reason": TYPED, "basis": "规定"}),
    "contact-note": Acting(
        begin=begun.with_a_number, by=LEADER, said={"channel": "phone", "reached": "yes", **NOTE}
    ),
    "note": Acting(begin=journeys.accepted, by=LEADER, said=NOTE),
    "hidden-picture": Acting(begin=begun.pictured, by=STAFF, said={"picture": DIGEST}),
    "whistle": Acting(
        begin=journeys.at_community,
        by=STAFF,
        said={"units": "410103-cg", "purpose": TYPED, "spot": "北门"},
    ),
    "arrival": Acting(begin=journeys.whistling, by=journeys.DESK),
    "conclusion": Acting(begin=journeys.arrived, by=journeys.DESK, said={**NOTE, "cooperation": "顺利"}),
    "disowning": Acting(begin=journeys.whistling, by=journeys.DESK, said={"basis": TYPED}),
    "insistence": Acting(begin=journeys.disowned, by=STAFF, said={"unit": "410103-gd", **NOTE}),
    "disbanding": Acting(begin=begun.concluded, by=STAFF, said={**NOTE, "cooperation": "顺利"}),
    "extension-request": Acting(begin=journeys.accepted, by=LEADER, said=WHY),
    "suspension-request": Acting(begin=journeys.accepted, by=LEADER, said={**WHY, "until": "2022-07-10"}),
    "extension": Acting(begin=begun.asked_for_more, by=journeys.SECRETARY),
    "suspension": Acting(begin=begun.asked_to_rest, by=journeys.SECRETARY),
    "pause-refusal": Acting(begin=begun.asked_for_more, by=journeys.SECRETARY, said=NOTE),
    "resumption": Acting(begin=begun.at_rest, by=LEADER),
    "urging": Acting(begin=journeys.accepted, by=journeys.SECRETARY, after=timedelta(days=1, hours=5)),
    "errand": Acting(
        begin=journeys.accepted,
        by=LEADER,
        said={"kind": "verify", "whom": begun.PATROLLER, **NOTE},
    ),
    "errand-answer": Acting(begin=begun.asked_to_verify, by=begun.PATROLLER, said={"found": "so", **NOTE}),
    "errand-withdrawal": Acting(begin=begun.asked_to_verify, by=LEADER, said={"number": "1", **NOTE}),
    "referral": Acting(begin=journeys.at_street, by=journeys.STREET_STAFF, said={"basis": TYPED}),
    "ruling": Acting(
        begin=journeys.arbitrating,
        by=journeys.DISTRICT,
        said={"unit": "410103-gd", "reason": TYPED, "basis": "清单", "place_kind": "any"},
    ),
    "merger": Acting(begin=journeys.accepted, by=STAFF, said={"number": "{other}", **NOTE}),
    "division": Acting(
        begin=journeys.accepted,
        by=STAFF,
        said={
            "condition1": journeys.LAMP,
            "words1": TYPED,
            "condition2": "stairwell.lamp",
            "words2": "楼道",
            "words": "两件",
        },
    ),
    "detachment": Acting(begin=begun.merged, by=STAFF, said=NOTE),
    "unlinking": Acting(begin=begun.came_back_once, by=STAFF, said=NOTE, after=DAYS),
    "reopening": Acting(begin=journeys.closed, by=journeys.STREET_LEADER, said=NOTE),
    "judgement": Acting(
        begin=begun.followed,
        by=STAFF,
        said={"follower": "{voice}", "answer": "not", "channel": "door", **NOTE},
    ),
    "appeal": Acting(begin=late, by=LEADER, said={"limit": "{limit}", **WHY}, after=WEEK_AFTER),
    "appeal-decision": Acting(
        begin=appealed,
        by=journeys.SECRETARY,
        said={"number": "1", "verdict": "yes", **NOTE},
        after=WEEK_AFTER,
    ),
    "amended-ruling": Acting(
        begin=journeys.ruled,
        by=journeys.DISTRICT,
        said={"unit": "410103-cg", "reason": TYPED, "basis": "清单", "place_kind": "any"},
    ),
    "reunion": Acting(begin=begun.divided, by=STAFF, said=NOTE),
    "root-opening": Acting(
        begin=begun.came_back_once, by=STAFF, said={"cases": "{number}", **NOTE}, after=DAYS
    ),
    "root-gathering": Acting(begin=begun.root, by=STAFF, said={"cases": "{free}"}, after=DAYS),
    "root-amending": Acting(begin=begun.root, by=STAFF, said={"which": "cause", **NOTE}, after=DAYS),
    "root-mending": Acting(begin=begun.root, by=STAFF, said=NOTE, after=DAYS),
}
RESIDENTS: dict[str, Acting] = {
    "answer": Acting(begin=begun.followed, by=VOICE, said={"answer": "not", **NOTE}, ends=TOLD),
    "supplement": Acting(begin=journeys.accepted, by=REPORTER, said=NOTE, ends=BOTH_COUNT),
    "support": Acting(begin=journeys.accepted, by=NEIGHBOUR, ends=BOTH_COUNT),
    "urging": Acting(begin=journeys.accepted, by=REPORTER, after=timedelta(days=1, hours=5), ends=TOLD),
}
# No line, and why none is needed.
NOBODYS = {
    "desk-batch-doing": "each of its rows is the act of its own line; two at once below",
    "desk-batch-looking": "a look, which changes nothing",
    "desk-batch-undoing": "only whoever did it may, and each row is the act of its own line",
    "desk-filter": "one's own",
    "desk-filter-removing": "one's own",
    "desk-filter-saving": "one's own",
    "desk-recall": "only whoever has just handed it over may",
    "desk-contact": "a look, which changes nothing",
    "desk-rulings": "a look, which changes nothing",
    "desk-report": "raises a matter that nobody else can know yet",
    "follow": "opens a matter in one's own browser",
    "no-texts": "how one is told oneself",
    "report": "one's own draft",
    "report-danger": "one's own draft",
    "report-pictures": "one's own draft",
    "report-place": "one's own draft",
    "report-review": "one's own draft",
}
# Acts of the charter that no line takes, and why.
NOT_ACTS = {
    "cases.see": "a look",
    "cases.contact": "a look",
    "cases.file": "raises a matter that nobody else can know yet",
    "cases.report": "raises a matter that nobody else can know yet",
    "cases.supervise": "the clock's",
    "cases.batch": "of many, each its own line",
    "cases.keep_filter": "one's own",
    "cases.recall": "only whoever has just handed it over may",
}
SAID_BY_RESIDENTS = {
    "cases.join": "support",
    "cases.answer": "answer",
    "cases.contest": "answer",
    "cases.judge": "answer",
    "cases.voice": "answer",
    "cases.supplement": "supplement",
    "cases.urge": "urging",
}


def holes(acting: Acting, thing: Thing, town: Town) -> Mapping[str, str]:
    """What a line's words name besides the matter."""
    wanted, found = " ".join(acting.said.values()), {"number": thing.number}
    if "{other}" in wanted:
        found["other"] = journeys.accepted(town).number
    if "{free}" in wanted:
        found["free"] = Case.objects.order_by("-id")[0].number
    if isinstance(thing, Case) and "{voice}" in wanted:
        found["voice"] = thing.follower_set.get().person
    if isinstance(thing, Case) and "{limit}" in wanted:
        found["limit"] = limit_of(thing)
    return found


def clients(acting: Acting, thing: Thing, town: Town, at: datetime) -> list[Client]:
    """Two at the desk, or two browsers of residents."""
    if acting.by in {REPORTER, VOICE, NEIGHBOUR}:
        assert isinstance(thing, Case)
        other = REPORTER if acting.by == VOICE else acting.by
        return [browser(thing, acting.by), browser(thing, other)]
    return [signed_in(person) for person in twins(town, acting.by)]


def browser(case: Case, who: str) -> Client:
    """A resident's browser: the reporter's, that of somebody who follows it, or a neighbour's."""
    client = Client(raise_request_exception=False)
    session = client.session
    if who == REPORTER:
        session["matters"] = {str(case.id): "code"}
    elif who == VOICE:
        session["voices"] = {str(case.id): case.follower_set.get().person}
    session.save()
    return client


ROOM = Room(
    acting={f"desk-{noun}": one for noun, one in DESK.items()} | RESIDENTS,
    nobodys=NOBODYS,
    not_acts=NOT_ACTS,
    behind=SAID_BY_RESIDENTS,
    reads=(
        (step_pages, "scene_of"),
        (case_pages, "numbered"),
        (answer_pages, "numbered"),
        (root_pages, "_root"),
        (root_pages, "_chosen"),
    ),
    holes=holes,
    clients=clients,
    arguments=lambda name, thing: [] if name == "desk-root-opening" else [thing.number],
    sends=lambda thing: {"turn": str(thing.turn)},
    told=lambda name: TIMELINE if name.startswith("desk-") and "root" not in name else (),
)
