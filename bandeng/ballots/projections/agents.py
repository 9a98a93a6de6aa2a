"""Proxies, and homes that changed hands."""

from django.db.models import F

from bandeng.ballots.models import Proxy, Sheet, Telephone
from bandeng.ballots.projections.votes import elector_of, slot
from bandeng.ballots.rules import life
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Proxy)


@on("ballots.empowered")
def empowered(fact: Fact) -> None:
    body, elector = fact.body, elector_of(fact)
    Proxy.objects.create(
        id=f"proxy.{fact.id}",
        elector_id=elector,
        agent=body["agent"]["kept"],
        phone=body["phone"]["kept"],
        relation=body["relation"],
    )
    slot(fact, {})


@on("ballots.disempowered")
def disempowered(fact: Fact) -> None:
    Proxy.objects.filter(elector=elector_of(fact)).update(ended=True)
    slot(fact, {})


@on("ballots.changed_hands")
def changed_hands(fact: Fact) -> None:
    elector = elector_of(fact)
    if fact.body["stands"]:
        slot(fact, {"sold": life.STANDS})
        return
    Proxy.objects.filter(elector=elector).update(ended=True)
    Telephone.objects.filter(elector=elector).delete()
    Telephone.objects.bulk_create(
        Telephone(id=phone["kept"], elector_id=elector) for phone in fact.body["phones"]
    )
    Sheet.objects.filter(elector=elector, state=life.ISSUED).update(state=life.SPOILED)
    slot(
        fact, {"delivered": False, "reached": False, "voter": "-", "codes": F("codes") + 1, "sold": life.ANEW}
    )
