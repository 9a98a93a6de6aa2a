"""Every action on a matter, each with a place to begin and two people who may take it at the same moment.

A new action without a line here fails ``test_every_action_has_its_line``: say where it begins, who may take
it (a post that two people hold, or whose browser), and what each of the two types.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import roots
from bandeng.cases.ties import Root
from bandeng.demo import cast
from bandeng.demo.town import GRID, Town
from bandeng.people import actions as people
from bandeng.people import queries as persons
from bandeng.posts import actions as posts
from tests.cases import journeys
from tests.cases.test_appeal import appealed, late
from tests.cases.test_unlink import came_back
from tests.laws.walked import DIGEST

LEADER = f"grid_leader@{cast.GRID}"
STAFF = f"community_staff@{cast.COMMUNITY}"
REPORTER, VOICE, NEIGHBOUR = "reporter", "voice", "neighbour"
HOURS, DAYS = timedelta(hours=3), timedelta(days=20)
WEEK_AFTER = timedelta(days=9, hours=3)
ONE_WINS, BOTH_COUNT, TOLD = "one", "both", "told"
TYPED = "{who}写的话,一个字也不能丢"
Thing = Case | Root


@dataclass(frozen=True, kw_only=True)
class Acting:
    """Where it begins, who two people are that may, what they send; ``{who}`` tells their words apart.

    ``ends``: one wins and the other reads of it (``one``); both count, since a resident's voice is not
    refused because of another's (``both``); or either, whoever is refused being told on her page (``told``).
    """

    begin: Callable[[Town], Thing]
    by: str
    said: dict[str, str] = field(default_factory=dict)
    after: timedelta = HOURS
    ends: str = ONE_WINS


def raised(town: Town) -> Case:
    return town.case()


def small(town: Town) -> Case:
    return town.case("垃圾桶满了没人清")


def pictured(town: Town) -> Case:
    """Raised with a public picture."""
    told = actions.Report(
        place=GRID,
        words="路灯不亮",
        reporter=people.guest(at=town.noon),
        pictures=(DIGEST,),
        pictures_public=True,
    )
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


def merged(town: Town) -> Case:
    master, case = journeys.accepted(town), journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    actions.merge(case=case, master=master, words="同一盏灯", by=town.staff, at=at)
    return town.again(case)


def followed(town: Town) -> Case:
    """To be confirmed; a neighbour follows it."""
    case = journeys.accepted(town)
    at = town.noon + timedelta(minutes=15)
    actions.join(case=case, follower=people.guest(at=at), at=at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at + timedelta(minutes=5))
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=town.staff, at=at + timedelta(minutes=10))
    return town.again(case)


def asked_for_more(town: Town) -> Case:
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    actions.ask_extension(case=case, reason="等配件", by=town.leader, at=at)
    return town.again(case)


def asked_to_rest(town: Town) -> Case:
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    what = actions.Resting(reason="下雨", until=at + timedelta(days=5))
    actions.ask_suspension(case=case, what=what, by=town.leader, at=at)
    return town.again(case)


def at_rest(town: Town) -> Case:
    case = asked_to_rest(town)
    by, at = town.holder(journeys.SECRETARY), town.noon + timedelta(hours=2)
    actions.suspend(case=case, by=by, at=at)
    return town.again(case)


def concluded(town: Town) -> Case:
    """Both have done their part; the caller may end the call."""
    case = journeys.whistling(town)
    at = town.noon + timedelta(hours=1)
    for unit, desk in zip(journeys.CALLED, (journeys.DESK, journeys.POWER), strict=True):
        part = actions.Part(words="办了", cooperation="顺利")
        by = town.holder(desk)
        actions.arrive(case=town.again(case), call=journeys.call(case, unit), by=by, at=at)
        call = journeys.call(case, unit)
        actions.conclude(case=town.again(case), call=call, part=part, by=by, at=at)
    return town.again(case)


def root(town: Town) -> Root:
    journeys.closed(town)
    back = [came_back(town, days=days) for days in (5, 12)]
    at = town.noon + timedelta(days=15)
    fact = actions.open_root(cases=back[:1], words="线路老化", by=town.staff, at=at)
    return roots.opened_by(fact)


def root_of_two(town: Town) -> Case:
    """It came back, and is gathered under a root cause."""
    root(town)
    return Case.objects.order_by("-id")[0]


def divided(town: Town) -> Case:
    """Into two, of which nobody has begun."""
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    parts = tuple(actions.Thing(condition=key, words="门口那盏") for key in (journeys.LAMP, "stairwell.lamp"))
    actions.divide(case=case, parts=parts, words="说的是两盏灯", by=town.staff, at=at)
    return town.again(case)


def came_back_once(town: Town) -> Case:
    journeys.closed(town)
    return came_back(town, days=5)


NOTE, WHY = {"words": TYPED}, {"reason": TYPED}
LIKE = {"condition": "street-lamp.leaning"}
DESK: dict[str, Acting] = {
    "acceptance": Acting(begin=raised, by=LEADER, said={"condition": journeys.LAMP}),
    "settlement": Acting(begin=small, by=LEADER, said=NOTE),
    "signing": Acting(begin=journeys.handed_to_community, by=STAFF),
    "resolution": Acting(begin=journeys.accepted, by=LEADER, said={"outcome": "solved", **NOTE}),
    "check": Acting(begin=journeys.resolved, by=STAFF, said={"passed": "no", **NOTE}),
    "answer": Acting(begin=journeys.confirming, by=STAFF, said={"answer": "not", "channel": "door", **NOTE}),
    "review": Acting(begin=journeys.contested, by=journeys.SECRETARY, said={"outcome": "uphold", **NOTE}),
    "escalation": Acting(begin=journeys.accepted, by=LEADER, said={"tried": TYPED, "why": "办不了"}),
    "dispatch": Acting(
        begin=journeys.at_street, by=journeys.STREET_STAFF, said={"unit": "410103-cg", **NOTE}
    ),
    "return": Acting(begin=journeys.at_department, by=journeys.DESK, said={"basis": TYPED}),
    "reclassification": Acting(begin=journeys.accepted, by=LEADER, said=LIKE),
    "relocation": Acting(begin=raised, by=LEADER, said={"to": GRID.replace("-01/", "-02/")}),
    "declining": Acting(begin=raised, by=LEADER, said={"reason": TYPED, "basis": "规定"}),
    "note": Acting(begin=journeys.accepted, by=LEADER, said=NOTE),
    "hidden-picture": Acting(begin=pictured, by=STAFF, said={"picture": DIGEST}),
    "whistle": Acting(
        begin=journeys.at_community,
        by=STAFF,
        said={"units": "410103-cg", "purpose": TYPED, "spot": "北门"},
    ),
    "arrival": Acting(begin=journeys.whistling, by=journeys.DESK),
    "conclusion": Acting(begin=journeys.arrived, by=journeys.DESK, said={**NOTE, "cooperation": "顺利"}),
    "disowning": Acting(begin=journeys.whistling, by=journeys.DESK, said={"basis": TYPED}),
    "insistence": Acting(begin=journeys.disowned, by=STAFF, said={"unit": "410103-gd", **NOTE}),
    "disbanding": Acting(begin=concluded, by=STAFF, said={**NOTE, "cooperation": "顺利"}),
    "extension-request": Acting(begin=journeys.accepted, by=LEADER, said=WHY),
    "suspension-request": Acting(begin=journeys.accepted, by=LEADER, said={**WHY, "until": "2022-07-10"}),
    "extension": Acting(begin=asked_for_more, by=journeys.SECRETARY),
    "suspension": Acting(begin=asked_to_rest, by=journeys.SECRETARY),
    "pause-refusal": Acting(begin=asked_for_more, by=journeys.SECRETARY, said=NOTE),
    "resumption": Acting(begin=at_rest, by=LEADER),
    "urging": Acting(begin=journeys.accepted, by=journeys.SECRETARY, after=timedelta(days=1, hours=5)),
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
    "detachment": Acting(begin=merged, by=STAFF, said=NOTE),
    "unlinking": Acting(begin=came_back_once, by=STAFF, said=NOTE, after=DAYS),
    "reopening": Acting(begin=journeys.closed, by=journeys.STREET_LEADER, said=NOTE),
    "judgement": Acting(
        begin=followed,
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
    "reunion": Acting(begin=divided, by=STAFF, said=NOTE),
    "root-opening": Acting(begin=came_back_once, by=STAFF, said={"cases": "{number}", **NOTE}, after=DAYS),
    "root-gathering": Acting(begin=root, by=STAFF, said={"cases": "{free}"}, after=DAYS),
    "root-mending": Acting(begin=root, by=STAFF, said=NOTE, after=DAYS),
}
RESIDENTS: dict[str, Acting] = {
    "answer": Acting(begin=followed, by=VOICE, said={"answer": "not", **NOTE}, ends=TOLD),
    "supplement": Acting(begin=journeys.accepted, by=REPORTER, said=NOTE, ends=BOTH_COUNT),
    "support": Acting(begin=journeys.accepted, by=NEIGHBOUR, ends=BOTH_COUNT),
    "urging": Acting(begin=journeys.accepted, by=REPORTER, after=timedelta(days=1, hours=5), ends=TOLD),
}
ACTING = {f"cases:desk-{noun}": one for noun, one in DESK.items()}
ACTING |= {f"cases:{noun}": one for noun, one in RESIDENTS.items()}
# No line, and why none is needed.
NOBODYS = {
    "cases:desk-batch-doing": "each of its rows is the act of its own line; two at once below",
    "cases:desk-batch-looking": "a look, which changes nothing",
    "cases:desk-batch-undoing": "only whoever did it may, and each row is the act of its own line",
    "cases:desk-filter": "one's own",
    "cases:desk-filter-removing": "one's own",
    "cases:desk-filter-saving": "one's own",
    "cases:desk-recall": "only whoever has just handed it over may",
    "cases:desk-contact": "a look, which changes nothing",
    "cases:desk-report": "raises a matter that nobody else can know yet",
    "cases:follow": "opens a matter in one's own browser",
    "cases:no-texts": "how one is told oneself",
    "cases:report": "one's own draft",
    "cases:report-danger": "one's own draft",
    "cases:report-pictures": "one's own draft",
    "cases:report-place": "one's own draft",
    "cases:report-review": "one's own draft",
}


def twins(town: Town, post: str) -> tuple[str, str]:
    """Two people in this post: its holder, and a colleague appointed beside her."""
    username = f"twin-{post.replace('@', '-')}"
    first = town.holder(post, at=town.noon - timedelta(hours=2))
    at = town.noon - timedelta(hours=1)
    try:
        return first, str(persons.person(username).pk)
    except persons.Person.DoesNotExist:
        other = people.register(name="双生", kind="staff", username=username, at=at).id
        posts.appoint(post=post, holder=other, by="operator", exception="试验:两个人同岗", at=at)
        return first, other


def signed_in(person: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(persons.person(person))
    return client


def browser(case: Case, who: str, at: datetime) -> Client:
    """A resident's browser: the reporter's, that of somebody who follows it, or a neighbour's."""
    client = Client(raise_request_exception=False)
    session = client.session
    if who == REPORTER:
        session["matters"] = {str(case.id): "code"}
    elif who == VOICE:
        session["voices"] = {str(case.id): case.follower_set.get().person}
    session.save()
    return client
