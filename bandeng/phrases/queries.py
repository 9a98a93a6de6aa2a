"""The templates a unit offers, one of them with what it says, and its earlier versions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.phrases.models import Template

STREAM = "template:"


@dataclass(frozen=True, kw_only=True)
class Read:
    """A template with its words; ``ref`` names it in addresses, ``version`` counts from 1."""

    ref: str
    unit: str
    verb: str
    name: str
    words: str
    version: int
    since_at: datetime


@dataclass(frozen=True, kw_only=True)
class Version:
    """What a template once said."""

    number: int
    words: str
    at: datetime


def offered(units: Iterable[str], verb: str = "") -> list[Read]:
    """What these units offer (for this act), in the order in which it was written. Two questions at most."""
    which = {"retired": False, "unit": list(units)} | ({"verb": verb} if verb else {})
    return _read(sorted(straight.objects(Template, which), key=lambda row: row.id))


def _read(found: Collection[Template]) -> list[Read]:
    texts = vault.read(entry for row in found for entry in (row.name, row.words)) if found else {}
    return [
        Read(
            ref=row.id.removeprefix(STREAM),
            unit=row.unit,
            verb=row.verb,
            name=texts.get(row.name, ""),
            words=texts.get(row.words, ""),
            version=row.turn,
            since_at=row.since_at,
        )
        for row in found
    ]


def find(ref: str, units: Iterable[str]) -> Template | None:
    """The template of this reference that one of these units offers, or None."""
    return Template.objects.offered().of_units(units).filter(id=f"{STREAM}{ref}").first()


def read(template: Template) -> Read:
    """A template with its words."""
    return _read([template])[0]


def count_of(unit: str) -> int:
    """How many a unit offers."""
    return Template.objects.offered().of_units([unit]).count()


def versions(template: Template) -> list[Version]:
    """What it said before, newest first."""
    told = [fact for fact in Fact.objects.of(template.id) if "words" in fact.body]
    texts = vault.read(fact.body["words"]["kept"] for fact in told)
    found = [
        Version(number=fact.turn + 1, words=texts.get(fact.body["words"]["kept"], ""), at=fact.at)
        for fact in told[:-1]
    ]
    return found[::-1]
