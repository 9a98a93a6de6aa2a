"""By which numbers of their senders matters are known: their own, those of who joined, those merged in."""

from bandeng.cases.projections.shared import case_id
from bandeng.cases.rules import ENDING, known_by
from bandeng.cases.ties import Sent
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.reported")
def reported(fact: Fact) -> None:
    _keep(fact.id, fact.body["source_number"])


@on("cases.caller_joined")
def joined(fact: Fact) -> None:
    if fact.body["source_number"] != "-":
        _keep(case_id(fact), fact.body["source_number"])


@on("cases.absorbed")
def absorbed(fact: Fact) -> None:
    """Whoever calls with a number of the merged one is meant by this one as well."""
    case = case_id(fact)
    for each in Sent.objects.filter(case__stream=fact.body["merged"]).order_by("id"):
        _keep(case, each.whole, through=fact.body["number"])


@on("cases.released")
def released(fact: Fact) -> None:
    Sent.objects.filter(case_id=case_id(fact), through=fact.body["number"]).delete()


def _keep(case: int, number: str, *, through: str = "-") -> None:
    whole = known_by(number)
    if whole:
        key = f"{case}.{whole}.{through}"
        straight.keep(Sent(id=key, case_id=case, whole=whole, ending=whole[-ENDING:], through=through))
