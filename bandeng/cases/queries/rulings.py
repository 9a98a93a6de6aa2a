"""Rulings: of a matter, for the like, and as a list that can be searched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case, Referral, Ruling, RulingQuerySet
from bandeng.cases.rules import STREET
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book

LOOKED_THROUGH = 1000  # rulings whose words are read in one search; the page goes on from there
PRECEDENTS = 20


def of(case: Case) -> Ruling | None:
    """The ruling that binds the matter: the last one given for the condition it has now."""
    return straight.newest(Ruling, {"case_id": case.id, "condition": case.condition})


def next_number(former: Ruling) -> str:
    """The number of the ruling that amends this one: the same with a count behind it."""
    base = "-".join(former.number.split("-")[:2])
    return f"{base}-{Ruling.objects.filter(case_id=former.case_id, number__startswith=base).count() + 1}"


def numbers(ids: Iterable[int]) -> Mapping[int, str]:
    """The numbers of these rulings by id."""
    return dict(Ruling.objects.filter(id__in=list(ids)).values_list("id", "number"))


def referral_of(case: Case) -> Referral:
    """The last time a ruling was asked for. Raises Referral.DoesNotExist."""
    return Referral.objects.filter(case=case).latest("id")


def accountable(case: Case) -> Referral | None:
    """The referral whose first receiver still stays accountable, or None: the ruled unit has signed."""
    return straight.newest(Referral, {"case_id": case.id, "settled_at": None})


def has_refused(case: Case) -> bool:
    """Whether the unit that has the matter has returned or refused it as often as it may."""
    before = Fact.objects.of(case.stream).named("cases.returned", "cases.referred")
    refused = sum(case.unit in {fact.body.get("unit"), fact.body.get("refusing")} for fact in before)
    return refused >= book().limits.returns_per_unit


def handed_over_at(case: Case) -> datetime | None:
    """When the unit that has the matter was given it last; None where it was not handed over."""
    given = Fact.objects.of(case.stream).named("cases.dispatched", "cases.ruled", "cases.ruling_amended")
    last = given.last()
    return last.at if last else None


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A unit gave it back: why, and whose it thinks it is (``-``: it did not say)."""

    unit: str
    basis: str
    suggested: str
    at: datetime


def refused(case: Case) -> Refused | None:
    """Who gave the matter back last, or None: nobody did."""
    fact = Fact.objects.of(case.stream).named("cases.returned").last()
    if fact is None:
        return None
    entry = fact.body["basis"]["kept"]
    basis = vault.read([entry]).get(entry, "")
    return Refused(unit=fact.body["unit"], basis=basis, suggested=fact.body["suggested"], at=fact.at)


def first_receiver(case: Case) -> str:
    """The unit that received the matter first: the first department, else the street."""
    first = Fact.objects.of(case.stream).named("cases.dispatched").first()
    return str(first.body["unit"]) if first else case.unit if case.level == STREET else case.street


@dataclass(frozen=True, kw_only=True)
class Read:
    """A ruling with its words."""

    ruling: Ruling
    reason: str
    basis: str


def precedents(condition: str) -> list[Read]:
    """The ruling that stands for the condition in each kind of place, newest first."""
    newest: dict[str, Ruling] = {}
    for ruling in Ruling.objects.filter(condition=condition, superseded=0).order_by("-id")[:PRECEDENTS]:
        newest.setdefault(ruling.place_kind, ruling)
    return with_words(newest.values())


def with_words(rulings: Iterable[Ruling]) -> list[Read]:
    """The rulings with their words, in their order."""
    rows = list(rulings)
    words = vault.read(entry for row in rows for entry in (row.reason, row.basis))
    return [
        Read(ruling=row, reason=words.get(row.reason, ""), basis=words.get(row.basis, "")) for row in rows
    ]


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is looked for; an empty text looks for everything. ``before``: only lower heights (0: all)."""

    words: str = ""
    unit: str = ""
    condition: str = ""
    before: int = 0


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page of rulings, newest first. ``older``: where the next page begins (0: there is none)."""

    rows: tuple[Read, ...]
    older: int


def search(asked: Search, *, most: int) -> Found:
    """Rulings in whose number, reason or basis all the words stand; at most so many.

    The words lie encrypted, so that they are read and compared here, ``LOOKED_THROUGH`` rulings at a time.
    """
    if not asked.words.split():
        rows = list(_meant(asked)[: most + 1])
        return Found(rows=tuple(with_words(rows[:most])), older=rows[most - 1].id if len(rows) > most else 0)
    rows = list(_meant(asked)[:LOOKED_THROUGH])
    hits = [read for read in with_words(rows) if _has(read, asked.words.split())]
    last = hits[most - 1].ruling.id if len(hits) > most else 0
    rest = rows[-1].id if len(rows) == LOOKED_THROUGH else 0
    return Found(rows=tuple(hits[:most]), older=last or rest)


def _meant(asked: Search) -> RulingQuerySet:
    rows = Ruling.objects.select_related("case").order_by("-id")
    if asked.unit:
        rows = rows.filter(unit=asked.unit)
    if asked.condition:
        rows = rows.filter(condition=asked.condition)
    return rows.filter(id__lt=asked.before) if asked.before else rows


def _has(read: Read, words: Sequence[str]) -> bool:
    text = f"{read.ruling.number} {read.ruling.case.number} {read.reason} {read.basis}".casefold()
    return all(word.casefold() in text for word in words)
