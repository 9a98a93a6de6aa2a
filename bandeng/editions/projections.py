"""Editions as tables."""

from datetime import date
from typing import Any

from bandeng.editions.models import NOBODY, Edition, Issue, Number, Publication, Version
from bandeng.editions.rules import life
from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.ledger.upgrading import Body, upgrades

tables(Edition, Issue, Publication, Version, Number)


def _id(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _move(fact: Fact, columns: dict[str, Any]) -> None:
    Edition.objects.filter(id=_id(fact)).update(turn=fact.turn + 1, changed_at=fact.at, **columns)


def _version(fact: Fact, number: int, origin: str) -> None:
    Version.objects.create(
        id=f"{_id(fact)}.{number}",
        edition_id=_id(fact),
        number=number,
        origin=origin,
        body=fact.body["body"]["kept"],
        person=fact.person,
        post=fact.post,
        at=fact.at,
    )


@upgrades("editions.drafted", from_version=1)
def from_the_template(body: Body) -> Body:
    """Before, every report began with the rule book's template."""
    return body | {"origin": life.TEMPLATE}


@on("editions.drafted")
def drafted(fact: Fact) -> None:
    body = fact.body
    Edition.objects.create(
        id=_id(fact),
        place=fact.place,
        template=body["template"],
        unit=body["unit"],
        first=date.fromisoformat(body["first"]),
        after=date.fromisoformat(body["after"]),
        state=life.DRAFTED,
        version=1,
        writer=fact.person,
        body=body["body"]["kept"],
        turn=fact.turn + 1,
        drafted_at=fact.at,
        changed_at=fact.at,
    )
    _version(fact, 1, body["origin"])


@on("editions.rewritten")
def rewritten(fact: Fact) -> None:
    number = Edition.objects.values_list("version", flat=True).get(id=_id(fact)) + 1
    _version(fact, number, fact.body["origin"])
    columns = {"version": number, "writer": fact.person, "body": fact.body["body"]["kept"]}
    _move(fact, {**columns, "state": life.DRAFTED, "signed_by": NOBODY, "seal": None})


@on("editions.reviewed")
def reviewed(fact: Fact) -> None:
    body = fact.body
    said = {
        "reviewed_by": fact.person,
        "passed": body["passed"],
        "remark": entry_of(body["remark"]),
    }
    Version.objects.filter(edition_id=_id(fact), number=body["version"]).update(**said)
    _move(fact, {"state": life.REVIEWED if body["passed"] else life.RETURNED})


@on("editions.sent_back")
def sent_back(fact: Fact) -> None:
    said = {"passed": False, "remark": entry_of(fact.body["remark"])}
    Version.objects.filter(edition_id=_id(fact), number=fact.body["version"]).update(**said)
    _move(fact, {"state": life.RETURNED})


@upgrades("editions.signed", from_version=1)
def without_numbers(body: Body) -> Body:
    """Before, numbers were counted only after the signature."""
    return body | {"seal": 0}


@on("editions.signed")
def signed(fact: Fact) -> None:
    _move(fact, {"state": life.SIGNED, "signed_by": fact.post, "seal": fact.body["seal"] or None})


@on("editions.frozen")
def frozen(fact: Fact) -> None:
    body, edition = fact.body, _id(fact)
    Issue.objects.create(id=f"{body['series']}/{body['year']}/{body['issue']}", edition_id=edition)
    Number.objects.bulk_create(_number(edition, spot, row) for spot, row in enumerate(body["numbers"]))
    columns = {name: body[name] for name in ("series", "year", "issue", "seal")}
    _move(fact, {**columns, "state": life.FROZEN, "frozen": body["body"]["kept"], "frozen_at": fact.at})


def _number(edition: str, spot: int, row: dict[str, Any]) -> Number:
    days = {name: date.fromisoformat(row[name]) for name in ("first", "after")}
    return Number(id=f"{edition}.{spot}", edition_id=edition, spot=spot, **{**row, **days})


@upgrades("editions.published", from_version=1)
def unasked(body: Body) -> Body:
    """Before, nobody asked whether the same report had been published already."""
    return body | {"corrects": NOBODY, "correction": -1}


@on("editions.published")
def published(fact: Fact) -> None:
    edition, body = Edition.objects.get(id=_id(fact)), fact.body
    if body["correction"] >= 0:
        days = f"{edition.first}/{edition.after}"
        key = f"{edition.template}/{edition.place}{days}/{body['correction']}"
        Publication.objects.create(id=key, edition=edition)
    said = {"corrects": body["corrects"], "correction": max(0, body["correction"])}
    _move(fact, {"state": life.PUBLISHED, "published_at": fact.at, **said})


@on("editions.withdrawn")
def withdrawn(fact: Fact) -> None:
    Publication.objects.filter(edition=_id(fact)).delete()
    _move(fact, {"state": life.WITHDRAWN, "withdrawn_at": fact.at})
