"""Adoptions folded into a table."""

from datetime import date

from django.utils.timezone import localdate

from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.rulebook.models import Adoption

tables(Adoption)


@on("rulebook.adopted")
def adopted(fact: Fact) -> None:
    """A book was adopted."""
    Adoption.objects.create(
        id=f"{fact.stream}.{fact.turn}",
        district=fact.body["district"],
        turn=fact.turn,
        version=fact.body["version"],
        digest=fact.body["digest"],
        effective_from=date.fromisoformat(fact.body["effective_from"]),
        adopted_on=localdate(fact.at),
        at=fact.at,
    )
