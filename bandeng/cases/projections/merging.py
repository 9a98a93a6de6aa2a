"""Merged, taken out again, opened once more."""

from bandeng.cases.models import Case, Follower
from bandeng.cases.projections.closing import back_to_handler
from bandeng.cases.projections.joining import voices_here
from bandeng.cases.projections.shared import case_id, due, is_urgent, move, nearest, standing_at
from bandeng.cases.rules import is_errand
from bandeng.cases.ties import Kin
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades

WAITS = {"submitted": ("cases.accept", "accept"), "waiting": ("cases.sign", "sign")}


@on("cases.merged")
def merged(fact: Fact) -> None:
    case, state = standing_at(fact, "id", "state")
    whole = straight.one(Case, {"stream": fact.body["master"]}, "id")[0]
    ran = (each for each in inbox.running(fact) if not is_errand(each.partition(".")[2]))
    clocks = ",".join(ran) or "-"
    straight.insert(
        Kin(
            id=str(case),
            case_id=case,
            whole=whole,
            kind="merged",
            before=state,
            clocks=clocks,
            since_at=fact.at,
        )
    )
    inbox.settle(fact)
    inbox.stop(fact)
    move(fact, state="merged", since_at=fact.at)


@upgrades("cases.absorbed", from_version=1)
def each_for_herself(body: Body) -> Body:
    """Before, whoever left the same telephone was counted for herself."""
    return body | {"same": []}


@on("cases.absorbed")
def absorbed(fact: Fact) -> None:
    case = case_id(fact)
    for follower in _voices_of(fact, case):
        straight.insert(follower)
    move(fact, **voices_here(fact, case), urgent=fact.body["urgent"] or is_urgent(fact))
    for kind, waits in (("accept", "cases.accept"), ("whole", "cases.resolve")):
        due_at = due(fact, kind)
        if due_at is not None:
            inbox.stop(fact, kind)
            inbox.hurry(fact, waits, due_at)
            straight.change(Case, {"id": case}, {"due_at": due_at})
    inbox.take_over(fact, fact.body["clocks"])
    next_at = nearest(fact)
    inbox.due_anew(fact, "cases.resolve", next_at)
    straight.change(Case, {"id": case}, {"next_at": next_at})


def _voices_of(fact: Fact, case: int) -> list[Follower]:
    """Everybody of the merged matter who is not in this one yet, as somebody who follows it."""
    one = Case.objects.get(stream=fact.body["merged"])
    first = Follower(
        person=one.reporter,
        helper=one.helper,
        channel=one.channel,
        words=one.words,
        address=one.address,
        source_number=one.source_number,
        source_due_at=one.source_due_at,
    )
    same = {each["person"]: each["one_with"] for each in fact.body["same"]}
    here = {str(row[0]) for row in straight.find(Follower, {"case_id": case}, "person")}
    here.add(standing_at(fact, "reporter")[0])
    came = []
    for each in (first, *Follower.objects.filter(case=one).order_by("since_at", "id")):
        if each.person not in here:
            here.add(each.person)
            came.append(copied(each, case, fact))
            came[-1].one_with = same.get(each.person, each.one_with)
    return came


def copied(each: Follower, case: int, fact: Fact) -> Follower:
    """The follower of another matter as one of this (``case``), through the number that the fact names."""
    return Follower(
        id=f"{case}.{each.person}",
        case_id=case,
        person=each.person,
        since_at=fact.at,
        helper=each.helper,
        channel=each.channel,
        words=each.words,
        address=each.address,
        source_number=each.source_number,
        source_due_at=each.source_due_at,
        told_at=each.told_at,
        one_with=each.one_with,
        through=fact.body["number"],
    )


@on("cases.detached")
def detached(fact: Fact) -> None:
    """Back to where it was: the clocks of then run on, so the time it was merged counts."""
    kin = Kin.objects.get(id=str(case_id(fact)))
    wait_again(fact, kin.before, kin.clocks.split(","))
    kin.delete()


@on("cases.released")
def released(fact: Fact) -> None:
    case = case_id(fact)
    theirs = _others_in(case)
    for follower in Follower.objects.filter(case_id=case, through=fact.body["number"]):
        if follower.person in theirs:  # she is in another matter that stays: her voice and answer stay
            Follower.objects.filter(id=follower.id).update(through=theirs[follower.person])
        else:
            follower.delete()
    move(fact, **voices_here(fact, case))


def wait_again(fact: Fact, state: str, clocks: list[str]) -> None:
    """The matter of the fact's stream stands as it did before, and these clocks run on."""
    dues, next_at = inbox.run_on(clocks), nearest(fact)
    kind, clock = WAITS.get(state, ("cases.resolve", ""))
    seat = standing_at(fact, "seat")[0]
    inbox.put(fact, kind=kind, seat=seat, urgent=is_urgent(fact), due_at=dues.get(clock, next_at))
    move(fact, state=state, since_at=fact.at, next_at=next_at)


def _others_in(case: int) -> dict[str, str]:
    """The people of the matters that are still merged in this one, each with the number of the first."""
    found: dict[str, str] = {}
    for kin in (
        Kin.objects.filter(whole=case, kind="merged").select_related("case").order_by("since_at", "id")
    ):
        followers = Follower.objects.filter(case_id=kin.case_id).values_list("person", flat=True)
        for person in (kin.case.reporter, *followers):
            found.setdefault(person, kin.case.number)
    return found


@on("cases.reopened")
def reopened(fact: Fact) -> None:
    inbox.settle(fact)
    inbox.stop(fact, "check")
    back_to_handler(fact)
