"""Saved filters."""

from bandeng.cases.saved import SavedFilter
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.filter_saved")
def filter_saved(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        SavedFilter(
            id=fact.stream,
            turn=fact.turn + 1,
            person=fact.person,
            unit=body["unit"],
            query=body["query"],
            name=body["name"]["kept"],
            shared=body["shared"],
        )
    )


@on("cases.filter_renamed")
def filter_renamed(fact: Fact) -> None:
    body = fact.body
    changed = {"turn": fact.turn + 1, "name": body["name"]["kept"], "shared": body["shared"]}
    straight.change(SavedFilter, {"id": fact.stream}, changed)


@on("cases.filter_removed")
def filter_removed(fact: Fact) -> None:
    SavedFilter.objects.filter(id=fact.stream).delete()
