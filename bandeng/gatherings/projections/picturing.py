"""Pictures of sessions."""

from datetime import date

from bandeng.gatherings import rules
from bandeng.gatherings.models import Fading, Shot
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
    _fade(fact, rules.HIDDEN)


@on("gatherings.sheet_kept")
def sheet_kept(fact: Fact) -> None:
    _fade(fact, rules.SHEET_KEPT)


def _fade(fact: Fact, why: str) -> None:
    session = id_of(fact)
    straight.insert(
        Fading(
            id=f"{session}.{fact.turn}",
            session_id=session,
            digest=fact.body["picture"],
            why=why,
            until=date.fromisoformat(fact.body["until"]),
            at=fact.at,
        )
    )
    step(fact, {})


@on("gatherings.sheet_dropped")
def sheet_dropped(fact: Fact) -> None:
    _gone(fact, [fact.body["picture"]], (rules.SHEET_KEPT,))


@on("gatherings.erased")
def erased(fact: Fact) -> None:
    _gone(fact, fact.body["pictures"], (rules.SHEET_KEPT, rules.HIDDEN))


def _gone(fact: Fact, digests: list[str], why: tuple[str, ...]) -> None:
    Fading.objects.filter(session_id=id_of(fact), digest__in=digests, why__in=why).delete()
    step(fact, {})
