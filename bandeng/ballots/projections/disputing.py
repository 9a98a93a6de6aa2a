"""Who is known by her telephone, and ballots that somebody says are not hers."""

from django.db.models import F

from bandeng.ballots.models import Dispute, Elector, Holder, Receipt, Sheet
from bandeng.ballots.rules import life
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Holder, Dispute, Receipt)
NOTHING = {
    "serial": "-",
    "received": False,
    "locked": False,
    "online": "-",
    "online_at": None,
    "online_seal": "-",
    "paper": "-",
    "differs": False,
    "keeps": "-",
}


def slot_of(fact: Fact) -> str:
    """The elector a fact of her stream is about."""
    vote, number = fact.stream.split(":")[1:]
    return f"{vote}:{number}"


@on("ballots.identified")
def identified(fact: Fact) -> None:
    slot = slot_of(fact)
    Holder.objects.create(id=f"{slot}:{fact.person}", elector_id=slot, person=fact.person)
    _turned(fact)


def _turned(fact: Fact) -> None:
    Elector.objects.filter(id=slot_of(fact)).update(turn=fact.turn + 1)


@on("ballots.disputed")
def disputed(fact: Fact) -> None:
    slot, words = slot_of(fact), fact.body["words"]["kept"]
    Dispute.objects.create(id=f"{slot}:{fact.turn}", elector_id=slot, words=words, disputed_at=fact.at)
    _turned(fact)


@on("ballots.answered")
def answered(fact: Fact) -> None:
    slot, body = slot_of(fact), fact.body
    told = {"outcome": body["outcome"], "answer": body["words"]["kept"], "answered_at": fact.at}
    Dispute.objects.filter(elector=slot, outcome=life.OPEN, about=life.BALLOT).update(**told)
    if body["outcome"] == life.VOID:
        _void(slot, body["serial"])
    _turned(fact)


@on("ballots.voter_named")
def voter_named(fact: Fact) -> None:
    Elector.objects.filter(id=slot_of(fact)).update(voter=fact.body["line"])
    _turned(fact)


@on("ballots.voter_contested")
def voter_contested(fact: Fact) -> None:
    slot, words = slot_of(fact), fact.body["words"]["kept"]
    told = {"about": life.VOTER, "words": words, "disputed_at": fact.at}
    Dispute.objects.create(id=f"{slot}:{fact.turn}", elector_id=slot, **told)
    Elector.objects.filter(id=slot).update(contested=True)
    _turned(fact)


@on("ballots.voter_settled")
def voter_settled(fact: Fact) -> None:
    slot, body = slot_of(fact), fact.body
    told = {"outcome": body["outcome"], "answer": body["why"]["kept"], "answered_at": fact.at}
    Dispute.objects.filter(elector=slot, outcome=life.OPEN, about=life.VOTER).update(**told)
    if body["outcome"] == life.VOID:
        _void(slot, body["serial"])
    Elector.objects.filter(id=slot).update(voter=body["line"], contested=False)
    _turned(fact)


@on("ballots.cast", "ballots.keyed", "ballots.adjudicated", "ballots.compared")
def recorded(fact: Fact) -> None:
    """Of earlier ballots too: a receipt must not tell whoever holds it that another took its place."""
    vote, seal = fact.stream.split(":")[1], fact.body["choices"]["seal"]
    Receipt.objects.bulk_create([Receipt(id=f"{vote}:{seal[:16]}", height=fact.id)], ignore_conflicts=True)


def _void(slot: str, serial: str) -> None:
    Sheet.objects.filter(elector=slot, state=life.RETURNED).update(state=life.SPOILED)
    Elector.objects.filter(id=slot).update(**NOTHING, codes=F("codes") + 1)
    if serial != "-":
        Sheet.objects.create(id=f"{slot.partition(':')[0]}:{serial}", elector_id=slot, state=life.ISSUED)
