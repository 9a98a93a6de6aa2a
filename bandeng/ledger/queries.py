"""Questions to the book: how a matter went, which seals there are, and the proof that a fact is under one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from bandeng.kernel import merkle
from bandeng.kernel.facts import Kind, SeenBy
from bandeng.ledger import sealing, straight
from bandeng.ledger.models import Fact, Seal
from bandeng.ledger.upgrading import kind_today

NO_PLACE = "-"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One fact of a stream, its sentence in the language of the page. ``seen_by`` says who may read it."""

    height: int
    turn: int
    name: str
    sentence: str
    at: datetime
    place: str
    person: str
    post: str
    seen_by: SeenBy


@dataclass(frozen=True, kw_only=True)
class SealPage:
    """Seals, newest first; ``older`` is the number below which the next page begins, None on the last."""

    seals: tuple[Seal, ...]
    older: int | None


def timeline(stream: str) -> list[Entry]:
    """Everything said about this thing, oldest first. One statement. Raises Unreadable."""
    return [_entry(fact, kind_today(fact.name, fact.version)) for fact in Fact.objects.of(stream)]


def said(command: str, *, person: str) -> Fact | None:
    """The fact that this submission of this person has already led to; None where there is none.

    For pages: nothing is waited for. Whoever writes asks ``pen.said_before``.
    """
    found = straight.objects(Fact, {"command": command, "person": person}) if command else []
    return found[0] if found else None


def first_said(command: str) -> Fact | None:
    """The fact that this submission of whomever has already led to; None where there is none."""
    return Fact.objects.filter(command=command).first() if command else None


def fact_at(height: int) -> Fact | None:
    """The fact at this height of the book, or None."""
    return Fact.objects.filter(id=height).first()


def seals(*, below: int | None = None, size: int = 30) -> SealPage:
    """A page of seals, newest first, with numbers lower than ``below``."""
    rows = Seal.objects.order_by("-id")
    found = list((rows if below is None else rows.filter(id__lt=below))[: size + 1])
    return SealPage(seals=tuple(found[:size]), older=found[size - 1].id if len(found) > size else None)


def seal(number: int) -> Seal:
    """The seal of this number. Raises Seal.DoesNotExist."""
    return Seal.objects.get(id=number)


def last_seal() -> Seal | None:
    """The newest seal; None before the first."""
    return Seal.objects.order_by("-id").first()


def seal_over(height: int) -> Seal | None:
    """The seal that fixes the fact at this height; None while it waits for one."""
    return Seal.objects.filter(last__gte=height, first__lte=height).order_by("id").first()


def proof(number: int, height: int) -> dict[str, object]:
    """What a stranger needs to see that a fact is under a seal: hashes only, nothing of the fact's content.

    Raises Seal.DoesNotExist, or Fact.DoesNotExist where no such fact is under this seal.
    """
    under = seal(number)
    fact = Fact.objects.filter(id__gte=under.first, id__lte=under.last).only("id").get(id=height)
    return _proofs(under, {fact.id})[fact.id]


def proofs(heights: Iterable[int]) -> dict[int, dict[str, object]]:
    """The same for many facts by height, each seal's tree built once; those no seal is over are absent."""
    waiting, found = sorted(set(heights)), dict[int, dict[str, object]]()
    while waiting and (under := Seal.objects.filter(last__gte=waiting[0]).order_by("id").first()):
        mine = [height for height in waiting if height <= under.last]
        waiting = waiting[len(mine) :]
        found |= _proofs(under, set(mine))
    return found


def _proofs(under: Seal, heights: Collection[int]) -> dict[int, dict[str, object]]:
    rows = sealing.digests_of(under)
    leaves = [sealing.leaf(*row) for row in rows]
    wanted = [place for place, row in enumerate(rows) if row[0] in heights]
    paths = merkle.proofs(leaves, wanted, under.algorithm)
    return {
        rows[place][0]: {
            "seal": under.id,
            "algorithm": under.algorithm,
            "root": under.root,
            "height": rows[place][0],
            "digest": rows[place][1],
            "leaf": leaves[place].hex(),
            "index": place,
            "count": len(leaves),
            "proof": [step.hex() for step in path],
        }
        for place, path in zip(wanted, paths, strict=True)
    }


def district() -> str:
    """The code of the district whose book this is: the head of the first place anything happened at."""
    place = Fact.objects.exclude(place=NO_PLACE).order_by("id").values_list("place", flat=True).first()
    return place.partition("/")[0] if place else NO_PLACE


def facts_up_to(height: int) -> int:
    """How many facts there are at or below this height."""
    return Fact.objects.up_to(height).count()


def _entry(fact: Fact, kind: Kind) -> Entry:
    english = (get_language() or "").startswith("en")
    return Entry(
        height=fact.id,
        turn=fact.turn,
        name=fact.name,
        sentence=kind.en if english else kind.zh,
        at=fact.at,
        place=fact.place,
        person=fact.person,
        post=fact.post,
        seen_by=kind.seen_by,
    )
