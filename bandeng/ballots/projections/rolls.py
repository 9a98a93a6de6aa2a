"""Candidates, the posted roll, and what was said against it."""

from datetime import datetime

from bandeng.ballots.models import Elector, Item, Objection, Telephone, Vote
from bandeng.ballots.projections.votes import change, sum_up, vote_of, weigh
from bandeng.ballots.rules import life
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Objection)


@on("ballots.nominated")
def nominated(fact: Fact) -> None:
    body, vote = fact.body, vote_of(fact)
    Item.objects.create(
        id=f"{vote}:{body['key']}",
        vote_id=vote,
        key=body["key"],
        words="",
        name=body["name"]["kept"],
        nominated_by=body["by"],
    )
    change(fact, {})


@on("ballots.stood_down")
def stood_down(fact: Fact) -> None:
    Item.objects.filter(id=f"{vote_of(fact)}:{fact.body['key']}").delete()
    change(fact, {})


@on("ballots.posted")
def posted(fact: Fact) -> None:
    """A rule that sets no days lets everybody object until voting opens: no moment is kept then."""
    moment = datetime.fromisoformat(fact.body["until"])
    until = moment if moment > fact.at else None
    told = {"seats": fact.body["seats"], "posted_at": fact.at, "objections_until": until}
    change(fact, {"state": life.POSTED, **told})


@on("ballots.objected", "ballots.raised")
def objected(fact: Fact) -> None:
    body = fact.body
    Objection.objects.create(
        id=body["objection"],
        vote_id=vote_of(fact),
        number=body["number"],
        about=body["about"],
        words=body["words"]["kept"],
        made_at=fact.at,
        person=fact.person if fact.name == "ballots.raised" else "-",
    )
    change(fact, {})


@on("ballots.ruled")
def ruled(fact: Fact) -> None:
    body = fact.body
    told = {"answered_at": fact.at, "upheld": body["upheld"], "why": body["why"]["kept"]}
    Objection.objects.filter(id=body["objection"]).update(**told)
    change(fact, {})


@on("ballots.listed")
def listed(fact: Fact) -> None:
    body, vote = fact.body, vote_of(fact)
    row = f"{vote}:{body['number']}"
    Elector.objects.create(
        id=row,
        vote_id=vote,
        number=body["number"],
        area=body["area"],
        units=body["units"],
        rooms=body["rooms"]["kept"],
    )
    Telephone.objects.bulk_create(Telephone(id=phone["kept"], elector_id=row) for phone in body["phones"])
    change(fact, {})
    sum_up(vote)


@on("ballots.struck")
def struck(fact: Fact) -> None:
    vote = vote_of(fact)
    row = f"{vote}:{fact.body['number']}"
    Telephone.objects.filter(elector=row).delete()
    Elector.objects.filter(id=row).delete()
    change(fact, {})
    sum_up(vote)


@on("ballots.amended")
def amended(fact: Fact) -> None:
    body, vote = fact.body, vote_of(fact)
    before = Vote.objects.get(id=vote)
    first = before.root if before.first_root == "-" else before.first_root
    weigh(fact)
    change(fact, {"root": body["root"], "first_root": first})
    sum_up(vote)
