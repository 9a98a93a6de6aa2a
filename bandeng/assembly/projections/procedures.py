"""Procedures step by step."""

from datetime import date

from bandeng.assembly import rules
from bandeng.assembly.models import Balloted, Covenant, Judgement, Procedure, Step, Witness
from bandeng.assembly.projections.shared import entry, hands, promised, ref
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades


@upgrades("assembly.advanced", from_version=1)
@upgrades("assembly.rejected", from_version=1)
def typed(body: Body) -> Body:
    """Before, numbers of a meeting were always typed."""
    return body | {"meeting": "-"}


@upgrades("assembly.advanced", from_version=2)
@upgrades("assembly.rejected", from_version=2)
def unchecked(body: Body) -> Body:
    """Before, an odd day was asked about and the answer was not kept."""
    return body | {"checked": False}


@on("assembly.began")
def began(fact: Fact) -> None:
    body = fact.body
    Procedure.objects.create(
        id=ref(fact),
        place=fact.place,
        kind=body["kind"],
        sort=body["sort"],
        body=body["body"],
        title=entry(body["title"]),
        plan=entry(body["plan"]),
        stage=body["stage"],
        stage_at=fact.at,
        began_at=fact.at,
        turn=fact.turn + 1,
    )


@on("assembly.advanced")
def advanced(fact: Fact) -> None:
    body = fact.body
    _step(fact, agreed=True, pictures=",".join(body["pictures"]))
    promised(fact)
    columns = {"stage": body["to"], "stage_at": fact.at, "turn": fact.turn + 1}
    if body["decides"]:
        columns["decided_at"] = fact.at
    Procedure.objects.filter(id=ref(fact)).update(**columns)


@on("assembly.rejected")
def rejected(fact: Fact) -> None:
    _step(fact, agreed=False, pictures="")
    columns = {"stage": rules.REJECTED, "stage_at": fact.at, "turn": fact.turn + 1}
    Procedure.objects.filter(id=ref(fact)).update(**columns)


@on("assembly.withdrawn")
def withdrawn(fact: Fact) -> None:
    columns = {"stage": rules.WITHDRAWN, "why": entry(fact.body["why"])}
    Procedure.objects.filter(id=ref(fact)).update(**columns, stage_at=fact.at, turn=fact.turn + 1)


def _step(fact: Fact, *, agreed: bool, pictures: str) -> None:
    body = fact.body
    Step.objects.create(
        id=f"step.{fact.id}",
        procedure_id=ref(fact),
        stage=body["stage"],
        agreed=agreed,
        held_on=date.fromisoformat(body["held_on"]),
        record=entry(body["record"]),
        ballot=body["ballot"],
        meeting=body["meeting"],
        checked=body["checked"],
        pictures=pictures,
        post=fact.post,
        at=fact.at,
        **hands(body),
    )


@on("assembly.balloted")
def balloted(fact: Fact) -> None:
    Balloted.objects.create(id=f"ballot.{fact.id}", topic=fact.stream, ballot=fact.body["ballot"], at=fact.at)
    kinds: dict[str, type[Procedure] | type[Covenant]] = {"procedure": Procedure, "covenant": Covenant}
    kind = kinds[fact.stream.partition(":")[0]]
    kind.objects.filter(id=ref(fact)).update(turn=fact.turn + 1)


@upgrades("assembly.confirmed", from_version=1)
@upgrades("assembly.judged", from_version=1)
def counted(body: Body) -> Body:
    """Before, everybody who had signed in counted."""
    return body | {"known": True}


@on("assembly.confirmed")
def confirmed(fact: Fact) -> None:
    Witness.objects.create(
        id=f"witness.{fact.id}",
        procedure_id=fact.body["procedure"],
        stage=fact.body["stage"],
        person=fact.person,
        resident=fact.body["resident"],
        known=fact.body["known"],
        pictures=",".join(fact.body["pictures"]),
        at=fact.at,
    )


@on("assembly.judged")
def judged(fact: Fact) -> None:
    columns = {
        "procedure_id": fact.body["procedure"],
        "person": fact.person,
        "outcome": fact.body["outcome"],
        "known": fact.body["known"],
        "said": entry(fact.body["said"]),
        "turn": fact.turn + 1,
    }
    Judgement.objects.update_or_create(id=fact.stream, defaults=columns)
