"""Root causes, and what is gathered under them."""

from bandeng.cases.models import Case
from bandeng.cases.projections.intake import number_of
from bandeng.cases.ties import Recurrence, Root
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.root_opened")
def root_opened(fact: Fact) -> None:
    straight.insert(
        Root(
            id=fact.id,
            number=f"G{number_of(fact)}",
            stream=fact.stream,
            turn=fact.turn + 1,
            state="open",
            place=fact.place,
            category=fact.body["category"],
            words=fact.body["words"]["kept"],
            opened_at=fact.at,
        )
    )
    _gather(fact, fact.id)


def _gather(fact: Fact, root: int) -> None:
    streams = list(fact.body["cases"])
    ids = [str(row[0]) for row in straight.find(Case, {"stream": streams}, "id")]
    straight.change(Recurrence, {"id": ids}, {"root": root})


@on("cases.root_gathered")
def root_gathered(fact: Fact) -> None:
    _gather(fact, straight.one(Root, {"stream": fact.stream}, "id")[0])
    straight.change(Root, {"stream": fact.stream}, {"turn": fact.turn + 1})


@on("cases.root_mended")
def root_mended(fact: Fact) -> None:
    changed = {
        "turn": fact.turn + 1,
        "state": "mended",
        "done": fact.body["words"]["kept"],
        "mended_at": fact.at,
    }
    straight.change(Root, {"stream": fact.stream}, changed)


@on("cases.root_amended")
def root_amended(fact: Fact) -> None:
    column = {"cause": "words", "done": "done"}[fact.body["which"]]
    changed = {"turn": fact.turn + 1, column: fact.body["words"]["kept"]}
    straight.change(Root, {"stream": fact.stream}, changed)
