"""Members as a table, and who looked."""

from typing import Any

from bandeng.kernel.facts import entry_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.members.models import Look, Member

tables(Member, Look)
WORDS = ("standing", "called", "born", "home")


def _change(fact: Fact, columns: dict[str, Any]) -> None:
    straight.change(Member, {"id": fact.stream.partition(":")[2]}, {"turn": fact.turn + 1, **columns})


@on("members.entered")
def entered(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        Member(
            id=fact.stream.partition(":")[2],
            unit=body["unit"],
            group=body["group"],
            place=fact.place,
            precision=body["precision"],
            rule=body["rule"],
            checker=fact.post,
            checked_at=fact.at,
            died="-",
            erased=False,
            turn=fact.turn + 1,
            **{word: entry_of(body[word]) for word in WORDS},
        )
    )


@on("members.corrected")
def corrected(fact: Fact) -> None:
    body = fact.body
    columns: dict[str, Any] = {word: entry_of(body[word]) for word in WORDS if body[word]}
    if body["standing"]:
        columns |= {"precision": body["precision"], "rule": body["rule"]}
        columns |= {"checker": fact.post, "checked_at": fact.at}
    _change(fact, columns)


@on("members.moved")
def moved(fact: Fact) -> None:
    _change(fact, {name: fact.body[name] for name in ("unit", "group", "place")})


@on("members.died")
def died(fact: Fact) -> None:
    _change(fact, {"died": entry_of(fact.body["on"])})


@on("members.erased")
def erased(fact: Fact) -> None:
    """A death stays noted, without its day."""
    _change(fact, {**dict.fromkeys(WORDS, "-"), "erased": True})


@on("members.looked")
def looked(fact: Fact) -> None:
    what = ",".join(fact.body["what"])
    rows = [
        Look(id=f"{fact.id}.{number}", member=member, post=fact.post, what=what, at=fact.at)
        for number, member in enumerate(fact.body["members"])
    ]
    straight.insert(*rows)
