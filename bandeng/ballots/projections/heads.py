"""Heads and scrutineers as tables, and whom a head is told."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from bandeng.ballots.models import Head, Scrutineer, Vote
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.notices.kinds import WITNESS, Kind, declare
from bandeng.notices.projections import Telling, tell

tables(Head, Scrutineer)
SIGNED = "ballots.head_signed"
declare(Kind(code=SIGNED, topic=WITNESS, words=_("您监督的表决有新的封存码,请抄下号和八组字")))


@on(SIGNED)
def head_signed(fact: Fact) -> None:
    body, (vote, number) = fact.body, fact.stream.split(":")[1:]
    names = ("number", "stage", "entries", "root", "roll", "seal", "seal_digest", "previous")
    head = Head(
        id=f"{vote}:{number}",
        vote_id=vote,
        at=datetime.fromisoformat(body["signed_at"]),
        key=body["key"],
        signature=body["signature"],
        **{name: body[name] for name in names},
    )
    head.digest = head.signed().digest()
    head.save(force_insert=True)
    if body["tells"]:
        witnesses = Scrutineer.objects.filter(vote=vote).order_by("id").values_list("witness", flat=True)
        tell(fact, [Telling(to=tuple(witnesses), kind=SIGNED)])


@on("ballots.witness_named")
def named(fact: Fact) -> None:
    vote, witness = fact.stream.partition(":")[2], fact.body["witness"]
    Scrutineer.objects.create(id=f"{vote}:{witness}", vote_id=vote, witness=witness)
    Vote.objects.filter(id=vote).update(turn=fact.turn + 1)


@on("ballots.witness_released")
def released(fact: Fact) -> None:
    vote = fact.stream.partition(":")[2]
    Scrutineer.objects.filter(id=f"{vote}:{fact.body['witness']}").delete()
    Vote.objects.filter(id=vote).update(turn=fact.turn + 1)
