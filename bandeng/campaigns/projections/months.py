"""A month, its notice and its activities."""

from datetime import date
from typing import Any

from bandeng.campaigns.models import Activity, Campaign, Clause, Label, LabelLead, Sheet
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades


def ref_of(fact: Fact) -> str:
    """The id of what the fact's stream is about."""
    return fact.stream.partition(":")[2]


def joined(codes: list[str]) -> str:
    """Codes in one column."""
    return ",".join(codes) or "-"


def _turned(fact: Fact) -> None:
    straight.change(Campaign, {"id": ref_of(fact)}, {"turn": fact.turn + 1})


@upgrades("campaigns.opened", from_version=1)
def counted_by_what_was_held(body: Body) -> Body:
    """Before, no activity named a figure."""
    return body | {"activities": [line | {"figure": "-"} for line in body["activities"]]}


@upgrades("campaigns.added", from_version=1)
@upgrades("campaigns.amended", from_version=1)
def one_counted_by_what_was_held(body: Body) -> Body:
    """The same for one activity."""
    return body | {"activity": body["activity"] | {"figure": "-"}}


@on("campaigns.opened")
def opened(fact: Fact) -> None:
    body = dict(fact.body)
    activities, members = body.pop("activities"), body.pop("members")
    days = {key: date.fromisoformat(body.pop(key)) for key in ("begins_on", "ends_on")}
    straight.insert(
        Campaign(
            id=ref_of(fact), place=fact.place, members=joined(members), turn=fact.turn + 1, **days, **body
        )
    )
    straight.insert(*(_activity(fact, line) for line in activities))


def _activity(fact: Fact, line: dict[str, Any]) -> Activity:
    columns = {**line, "co": joined(line["co"]), "kinds": joined(line["kinds"])}
    return Activity(id=columns.pop("ref"), campaign_id=ref_of(fact), **columns)


@on("campaigns.added")
def added(fact: Fact) -> None:
    straight.insert(_activity(fact, fact.body["activity"]))
    _turned(fact)


@on("campaigns.amended")
def amended(fact: Fact) -> None:
    line = fact.body["activity"]
    columns = {**line, "co": joined(line["co"]), "kinds": joined(line["kinds"])}
    straight.change(Activity, {"id": columns.pop("ref")}, columns)
    _turned(fact)


@on("campaigns.issued")
def issued(fact: Fact) -> None:
    campaign, body = ref_of(fact), fact.body
    columns = {
        "document": body["document"],
        "notice": body["title"],
        "issuer": body["issuer"],
        "issued_on": date.fromisoformat(body["issued_on"]),
        "turn": fact.turn + 1,
    }
    straight.change(Campaign, {"id": campaign}, columns)
    Clause.objects.filter(campaign_id=campaign).delete()
    Sheet.objects.filter(campaign_id=campaign).delete()
    straight.insert(
        *(
            Clause(id=f"{fact.id}.{place}", campaign_id=campaign, place=place, **line)
            for place, line in enumerate(body["clauses"], start=1)
        )
    )
    straight.insert(
        *(
            Sheet(id=f"{fact.id}.{place}", campaign_id=campaign, place=place, digest=digest)
            for place, digest in enumerate(body["sheets"], start=1)
        )
    )


@on("campaigns.defined")
def defined(fact: Fact) -> None:
    code = ref_of(fact)
    said = {"meaning": fact.body["meaning"], "turn": fact.turn + 1, "said_at": fact.at}
    Label.objects.update_or_create(code=code, defaults=said)
    LabelLead.objects.filter(label_id=code).delete()
    straight.insert(
        *(
            LabelLead(id=f"{fact.id}.{place}", label_id=code, place=place, **line)
            for place, line in enumerate(fact.body["leads"], start=1)
        )
    )
