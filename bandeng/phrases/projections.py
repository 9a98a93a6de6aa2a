"""Templates, folded from facts."""

from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.phrases.models import Template

tables(Template)


@on("phrases.written")
def written(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        Template(
            id=fact.stream,
            turn=fact.turn + 1,
            unit=body["unit"],
            verb=body["verb"],
            name=body["name"]["kept"],
            words=body["words"]["kept"],
            since_at=fact.at,
        )
    )


@on("phrases.rewritten")
def rewritten(fact: Fact) -> None:
    texts = {name: fact.body[name]["kept"] for name in ("name", "words")}
    changed = {"turn": fact.turn + 1, "since_at": fact.at, **texts}
    straight.change(Template, {"id": fact.stream}, changed)


@on("phrases.retired")
def retired(fact: Fact) -> None:
    straight.change(Template, {"id": fact.stream}, {"turn": fact.turn + 1, "retired": True})
