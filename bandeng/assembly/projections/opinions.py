"""Opinions and their answers."""

from bandeng.assembly import rules
from bandeng.assembly.models import Opinion
from bandeng.assembly.projections.shared import entry, ref
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.projections import Telling, tell


@on("assembly.spoken")
def spoken(fact: Fact) -> None:
    body = fact.body
    Opinion.objects.create(
        id=ref(fact),
        place=fact.place,
        topic=body["topic"],
        article=body["article"],
        channel=body["channel"],
        slip=body["slip"],
        pictures=",".join(body["pictures"]),
        said=entry(body["said"]),
        person=fact.person if body["channel"] == "online" else "-",
        beside="-",
        outcome="-",
        why="-",
        turn=fact.turn + 1,
        at=fact.at,
    )


@on("assembly.gathered")
def gathered(fact: Fact) -> None:
    Opinion.objects.filter(id=ref(fact)).update(beside=fact.body["beside"], turn=fact.turn + 1)


@on("assembly.answered")
def answered(fact: Fact) -> None:
    body = fact.body
    columns = {"outcome": body["outcome"], "why": entry(body["why"]), "turn": fact.turn + 1}
    row = Opinion.objects.filter(id=ref(fact))
    row.update(**columns)
    tell(fact, [Telling(to=tuple(row.values_list("person", flat=True)), kind=rules.ANSWERED)])
