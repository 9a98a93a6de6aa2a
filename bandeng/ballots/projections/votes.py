"""Votes, electors and papers."""

from datetime import datetime
from typing import Any

from django.db.models import F

from bandeng.ballots.models import Elector, Entry, Item, Picture, Sheet, Telephone, Vote
from bandeng.ballots.rules import life
from bandeng.ballots.rules.correcting import WHOLE, after, together
from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.ledger.upgrading import Body, upgrades

tables(Vote, Item, Elector, Telephone, Entry, Sheet, Picture)


def vote_of(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def elector_of(fact: Fact) -> str:
    vote, number = fact.stream.split(":")[1:]
    return f"{vote}:{number}"


def change(fact: Fact, columns: dict[str, Any]) -> None:
    Vote.objects.filter(id=vote_of(fact)).update(turn=fact.turn + 1, **columns)


def slot(fact: Fact, columns: dict[str, Any]) -> None:
    Elector.objects.filter(id=elector_of(fact)).update(turn=fact.turn + 1, **columns)


@on("ballots.prepared")
def prepared(fact: Fact) -> None:
    body, vote = fact.body, vote_of(fact)
    Vote.objects.create(
        id=vote,
        place=fact.place,
        title=body["title"],
        rule=body["rule"],
        state=life.PREPARED,
        binding=body["binding"],
        revote=body["revote"],
        deemed=body["deemed"],
        article=entry_of(body["article"]),
        prepared_at=fact.at,
        turn=fact.turn + 1,
    )
    Item.objects.bulk_create(
        Item(id=f"{vote}:{item['key']}", vote_id=vote, key=item["key"], words=item["words"])
        for item in body["items"]
    )


@upgrades("ballots.rolled", from_version=1)
def areas_unknown(body: Body) -> Body:
    """Rolls of before kept the sum of several units only."""
    return {**body, "entities": [{**entity, "areas": []} for entity in body["entities"]]}


@on("ballots.rolled")
def rolled(fact: Fact) -> None:
    vote = vote_of(fact)
    Telephone.objects.filter(elector__vote=vote).delete()
    Elector.objects.filter(vote=vote).delete()
    entities = fact.body["entities"]
    Elector.objects.bulk_create((_row(vote, entity) for entity in entities), batch_size=500)
    Telephone.objects.bulk_create(
        (
            Telephone(id=phone["kept"], elector_id=f"{vote}:{entity['number']}")
            for entity in entities
            for phone in entity["phones"]
        ),
        batch_size=500,
    )
    change(fact, {"state": life.ROLLED})
    sum_up(vote)


def _row(vote: str, entity: dict[str, Any]) -> Elector:
    return Elector(
        id=f"{vote}:{entity['number']}",
        vote_id=vote,
        number=entity["number"],
        area=entity["area"],
        units=entity["units"],
        areas=together(entity["areas"]),
        rooms=entry_of(entity["rooms"]),
    )


def sum_up(vote: str) -> None:
    areas = list(Elector.objects.filter(vote=vote).values_list("area", flat=True))
    Vote.objects.filter(id=vote).update(entities=len(areas), area=sum(areas))


@upgrades("ballots.corrected", from_version=1)
@upgrades("ballots.amended", from_version=1)
def in_one(body: Body) -> Body:
    """Corrections of before gave the owner of several units another sum, and did not say what it was."""
    return {**body, "place": WHOLE, "unit_was": 0, "unit_area": body["area"], "was": 0}


@on("ballots.corrected")
def corrected(fact: Fact) -> None:
    vote = vote_of(fact)
    weigh(fact)
    change(fact, {})
    sum_up(vote)


def weigh(fact: Fact) -> None:
    """Give a unit of a number the area that was corrected."""
    body = fact.body
    row = Elector.objects.get(id=f"{vote_of(fact)}:{body['number']}")
    areas = after(row.areas_apart, place=body["place"], to=body["unit_area"], units=row.units)
    Elector.objects.filter(id=row.id).update(area=body["area"], areas=together(areas))


@on("ballots.announced")
def announced(fact: Fact) -> None:
    body = fact.body
    window = {name: datetime.fromisoformat(body[name]) for name in ("opens_at", "closes_at")}
    change(fact, {"state": life.ANNOUNCED, "root": body["root"], **window})


@on("ballots.withdrawn")
def withdrawn(fact: Fact) -> None:
    change(fact, {"state": life.WITHDRAWN})


@on("ballots.delivered")
def delivered(fact: Fact) -> None:
    reached = fact.body["to"] in life.REACHES
    slot(fact, {"delivered": True, "reached": reached})
    _issue(fact, fact.body["serial"])


def _issue(fact: Fact, serial: str) -> None:
    vote = fact.stream.split(":")[1]
    told = {"elector_id": elector_of(fact), "state": life.ISSUED}
    Sheet.objects.get_or_create(id=f"{vote}:{serial}", defaults=told)


@on("ballots.cast")
def cast(fact: Fact) -> None:
    kept = fact.body["choices"]
    slot(fact, {"online": kept["kept"], "online_at": fact.at, "online_seal": kept["seal"], "keeps": "-"})


@on("ballots.received")
def received(fact: Fact) -> None:
    body, vote = fact.body, fact.stream.split(":")[1]
    Sheet.objects.filter(id=f"{vote}:{body['serial']}").update(state=life.RETURNED)
    if body["picture"] != "-":
        Picture.objects.create(id=f"{vote}:{body['picture']}")
    columns = {"serial": body["serial"], "received": True, "locked": body["where"] == life.DESK}
    columns |= {"by_agent": body["where"] == life.AGENT}
    slot(fact, {**columns, "paper": "-", "differs": False})


@on("ballots.keyed")
def keyed(fact: Fact) -> None:
    body, elector = fact.body, elector_of(fact)
    Entry.objects.create(
        id=f"entry.{fact.id}",
        elector_id=elector,
        serial=body["serial"],
        person=fact.person,
        unit=body["unit"],
        choices=entry_of(body["choices"]),
    )
    slot(fact, {"paper": body["agreed"], "differs": body["differs"]})


@on("ballots.adjudicated")
def adjudicated(fact: Fact) -> None:
    slot(fact, {"paper": entry_of(fact.body["choices"]), "differs": False})


@on("ballots.spoiled")
def spoiled(fact: Fact) -> None:
    body, vote = fact.body, fact.stream.split(":")[1]
    _issue(fact, body["old"])  # it may be lost before it was handed over
    Sheet.objects.filter(id=f"{vote}:{body['old']}").update(state=life.SPOILED)
    _issue(fact, body["serial"])
    gone = {"serial": "-", "received": False, "locked": False, "paper": "-", "differs": False}
    gone |= {"by_agent": False, "keeps": "-"}
    if body["why"] == life.LOST:
        slot(fact, {"codes": F("codes") + 1})
    slot(fact, gone if Elector.objects.filter(id=elector_of(fact), serial=body["old"]).exists() else {})


@on("ballots.settled", "ballots.kept")
def settled(fact: Fact) -> None:
    slot(fact, {"keeps": fact.body["keeps"]})


@on("ballots.closed")
def closed(fact: Fact) -> None:
    change(fact, {"state": life.CLOSED, "closed_at": fact.at, **results(fact)})


def results(fact: Fact) -> dict[str, Any]:
    """Write what each item got; answers the columns of the vote."""
    body, vote = fact.body, vote_of(fact)
    for result in body["results"]:
        sides = {
            f"{side}_{measure}": result[side][measure]
            for side in ("yes", "no", "abstain", "deemed")
            for measure in ("area", "heads")
        }
        told = {name: result[name] for name in ("deemed_as", "quorum", "passed")}
        Item.objects.filter(id=f"{vote}:{result['key']}").update(**sides, **told)
    return {name: body[name] for name in ("conflicts", "undecided", "could_change")}


@on("ballots.published")
def published(fact: Fact) -> None:
    change(fact, {"state": life.PUBLISHED, "published_at": fact.at, "days": fact.body["days"]})
