"""Pictures of sessions."""

from bandeng.gatherings.models import Shot
from bandeng.gatherings.projections.shared import entry, id_of, step
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("gatherings.picture_shown")
def shown(fact: Fact) -> None:
    body, session = fact.body, id_of(fact)
    straight.insert(
        Shot(
            id=f"{session}.{fact.turn}",
            session_id=session,
            number=fact.turn,
            digest=body["picture"],
            agreed=body["agreed"],
            caption=entry(body["caption"]),
            credit=entry(body["credit"]),
            at=fact.at,
        )
    )
    step(fact, {})


@on("gatherings.picture_hidden")
def hidden(fact: Fact) -> None:
    Shot.objects.filter(session_id=id_of(fact), digest=fact.body["picture"]).delete()
    step(fact, {})
