"""Whoever follows a matter, and her own word on it."""

from datetime import datetime

from bandeng.cases.models import Case, Follower
from bandeng.cases.projections.closing import look_again
from bandeng.cases.projections.shared import case_id, keep_pictures, moment, move, standing_at
from bandeng.kernel.facts import entry_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More
from bandeng.ledger.upgrading import Body, upgrades


def voices(case: int, reporter: str) -> dict[str, int]:
    """How many follow the matter beside its reporter, and how many persons these are."""
    rows = straight.find(Follower, {"case_id": case}, "person", "one_with")
    persons = {person if one_with == "-" else one_with for person, one_with in rows}
    return {"followers": len(rows), "supports": len(persons - {reporter})}


@upgrades("cases.caller_joined", from_version=1)
def told_when_entered(body: Body) -> Body:
    """Before, when she told it was not kept."""
    return body | {"told_at": None}


@upgrades("cases.joined", from_version=1)
@upgrades("cases.caller_joined", from_version=2)
def each_for_herself(body: Body) -> Body:
    """Before, whoever left the same telephone was counted for herself."""
    return body | {"one_with": "-"}


@on("cases.joined")
def joined(fact: Fact) -> None:
    case, follower = case_id(fact), fact.body["follower"]
    straight.insert(
        Follower(
            id=f"{case}.{follower}",
            case_id=case,
            person=follower,
            since_at=fact.at,
            words=entry_of(fact.body["words"]),
            one_with=fact.body["one_with"],
        )
    )
    move(fact, **voices_here(fact, case))


def voices_here(fact: Fact, case: int) -> dict[str, int]:
    """The same of the matter of the fact's stream."""
    return voices(case, standing_at(fact, "reporter")[0])


@on("cases.caller_joined")
def caller_joined(fact: Fact) -> None:
    case, body = case_id(fact), fact.body
    Follower.objects.create(
        id=f"{case}.{body['follower']}",
        case_id=case,
        person=body["follower"],
        since_at=fact.at,
        helper=body["helper"],
        channel=body["channel"],
        words=body["words"]["kept"],
        address=entry_of(body["address"]),
        source_number=body["source_number"],
        source_due_at=moment(body["source_due_at"]),
        told_at=moment(body["told_at"]),
        one_with=body["one_with"],
    )
    keep_pictures(fact, case, "before", public=body["pictures_public"])
    earliest = _earliest(case, moment(body["source_due_at"]))
    move(fact, source_due_at=earliest, **voices_here(fact, case))


def _earliest(case: int, due_at: datetime | None) -> datetime | None:
    """The earlier of what was asked for before and now."""
    before = Case.objects.filter(id=case).values_list("source_due_at", flat=True).get()
    return min((each for each in (before, due_at) if each), default=None)


@on("cases.judged")
def judged(fact: Fact) -> None:
    body = fact.body
    Follower.objects.filter(id=f"{case_id(fact)}.{body['follower']}").update(
        answer=body["answer"], answer_channel=body["channel"]
    )
    if body["contests"]:
        look_again(fact, {"contests": More(1)})
    else:
        move(fact)


@on("cases.voiced")
def voiced(fact: Fact) -> None:
    body = fact.body
    said = {"answer": body["answer"], "answer_channel": body["channel"]}
    if body["who"] == "follower":
        straight.change(Follower, {"id": f"{case_id(fact)}.{body['person']}"}, said)
    move(fact, **(said if body["who"] == "reporter" else {}))


@on("cases.checked")
def asked_anew(fact: Fact) -> None:
    """A result that passed its check is a new one: what was said of an earlier one does not stand for it."""
    if fact.body["passed"] and not fact.body["sample"]:
        nothing = {"answer": "-", "answer_channel": "-"}
        straight.change(Follower, {"case_id": case_id(fact)}, nothing)
        straight.change(Case, {"stream": fact.stream}, nothing)
