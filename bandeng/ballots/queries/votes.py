"""Votes fetched for whom they concern, the slots that are counted, and what one voter may see of her own."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from bandeng.ballots.models import Elector, Entry, Item, Receipt, Sheet, Vote
from bandeng.ballots.rules import choosing, life, numbering
from bandeng.ballots.rules.roll import ROOMS_APART
from bandeng.ballots.rules.slots import CONFLICT, Slot, Standing, standing
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts

RECEIPT = 16  # signs of a receipt
SEVERAL = 2
GRID = 4  # codes in the path of a grid
OF_PAPERS = ("ballots.keyed", "ballots.adjudicated", "ballots.compared")
DELIVERED = "ballots.delivered"
PUBLIC_STATES = (life.POSTED, life.ANNOUNCED, life.CLOSED, life.PUBLISHED)


def seen_by(person: str, *, at: datetime) -> QuerySet[Vote]:
    """The votes at the places where the person may look after them, and of the place just above a grid."""
    found = Q(pk__in=())
    for place in posts.places_where(person, "ballots.see", at=at).places:
        above = place.rstrip("/").split("/")
        found |= Q(place__startswith=place)
        if len(above) == GRID:
            found |= Q(place="/".join(above[:-1]) + "/")
    return Vote.objects.filter(found).order_by("-prepared_at", "-id")


def vote_for(person: str, vote: str, *, at: datetime) -> Vote:
    """The vote, for whoever may look after it. Raises Vote.DoesNotExist otherwise."""
    return seen_by(person, at=at).get(id=vote)


def public_vote(vote: str) -> Vote:
    """A vote that was announced. Raises Vote.DoesNotExist."""
    return Vote.objects.get(id=vote, state__in=PUBLIC_STATES)


def public_votes() -> QuerySet[Vote]:
    """Every vote that was announced, the latest first."""
    return Vote.objects.filter(state__in=PUBLIC_STATES).order_by("-prepared_at", "-id")


def items(vote: Vote) -> list[Item]:
    """The questions in their order; of an election the candidates, whose names are read from the vault."""
    found = sorted(Item.objects.filter(vote=vote), key=lambda item: int(item.key))
    names = vault.read([item.name for item in found if item.name != "-"])
    for item in found:
        item.words = names.get(item.name, item.words)
    return found


def elector(vote: Vote, number: str) -> Elector | None:
    """The slot of this number of the roll, however it is written: 「3」 is E0003."""
    found = Elector.objects.select_related("vote").filter(vote=vote, number=numbering.read_number(number))
    return found.first()


def said_at(elector: Elector, command: str) -> Fact | None:
    """What this submission has led to at the slot, whoever sent it: who holds the code holds the slot."""
    return Fact.objects.of(elector.stream).filter(command=command).first() if command else None


def last_delivery(elector: Elector) -> Fact | None:
    """How its paper was handed over the last time; None where it was not."""
    return Fact.objects.of(elector.stream).named(DELIVERED).reverse().first()


def fact_at(vote: Vote, height: int) -> Fact | None:
    """What was recorded of this vote or at a slot of it at this height of the book; None: it is another's."""
    mine = Q(stream=vote.stream) | Q(stream__startswith=f"slot:{vote.id}:")
    return Fact.objects.filter(mine, id=height).first()


def elector_of_serial(vote: Vote, serial: str) -> Elector | None:
    """The slot a paper belongs to."""
    paper = Sheet.objects.filter(id=f"{vote.id}:{serial_meant(vote, serial)}").first()
    return Elector.objects.select_related("vote").get(id=paper.elector_id) if paper else None


def serial_meant(vote: Vote, written: str) -> str:
    """The paper that is meant, as it is printed: 「e3-1」 is E0003-1; so is 「3」 where it had one only.

    Where it had several: its number alone (``E0003``): it names none of them.
    """
    number, paper = numbering.read_serial(written)
    there = None if paper else elector(vote, number)
    issued = [sheet.id.partition(":")[2] for sheet in sheets_of(there)] if there else []
    if there and len(issued) < SEVERAL:
        return issued[0] if issued else f"{number}-1"
    return f"{number}-{paper}" if paper else number


def sheets_of(elector: Elector) -> list[Sheet]:
    """The papers issued to a slot, the first first."""
    return list(Sheet.objects.filter(elector=elector).order_by("id"))


def serials(vote: Vote) -> dict[str, str]:
    """The paper of each slot that is not spoiled, by the elector's id; where there is none, its first."""
    rows = Elector.objects.filter(vote=vote).values_list("id", "number")
    found = {ref: f"{number}-1" for ref, number in rows}
    papers = Sheet.objects.filter(elector__vote=vote).exclude(state=life.SPOILED).order_by("id")
    return found | {paper.elector_id: paper.id.partition(":")[2] for paper in papers}


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many took part so far: nothing about what they chose. ``area`` in hundredths of a square metre."""

    heads: int
    area: int
    delivered: int
    open: int


def turnout(vote: Vote) -> Turnout:
    """Who took part, by heads and area; papers that are not keyed yet are ``open``.

    Where two ballots of a number differ it takes no part until the voter has said which counts.
    """
    there = ~Q(online="-") | Q(received=True)
    found = Elector.objects.filter(vote=vote).aggregate(
        heads=Count("id", filter=there),
        area=Sum("area", filter=there, default=0),
        delivered=Count("id", filter=Q(delivered=True)),
        open=Count("id", filter=Q(received=True, paper="-")),
    )
    told = {name: int(number) for name, number in found.items()}
    apart = [row for row in _twice(vote) if standing(row).what == CONFLICT]
    told["heads"] -= len(apart)
    told["area"] -= sum(row.area for row in apart)
    return Turnout(**told)


def _twice(vote: Vote) -> list[Slot]:
    """The slots with a ballot on line and one on paper, of which neither has been said to count."""
    rows = Elector.objects.filter(vote=vote, locked=False, keeps="-").exclude(online="-").exclude(paper="-")
    words = vault.read([entry for row in rows for entry in (row.online, row.paper)])
    return [_slot(row, words) for row in rows]


def slots_of(vote: Vote) -> tuple[list[Slot], list[str]]:
    """Every slot with the choices that were kept, and the keys of the items: to count after the close."""
    rows = list(Elector.objects.filter(vote=vote).order_by("number"))
    words = vault.read([entry for row in rows for entry in (row.online, row.paper) if entry != "-"])
    return [_slot(row, words) for row in rows], [item.key for item in items(vote)]


def _slot(row: Elector, words: dict[str, str]) -> Slot:
    return Slot(
        number=row.number,
        area=row.area,
        delivered=row.reached,
        by_agent=row.by_agent,
        online=choosing.read(words[row.online]) if row.online in words else None,
        received=row.received,
        locked=row.locked,
        paper=choosing.read(words[row.paper]) if row.paper in words else None,
        keeps="" if row.keeps == "-" else row.keeps,
    )


def standings(vote: Vote) -> dict[str, Standing]:
    """What counts of every slot, by its number; the vault is read once for all of them."""
    return {slot.number: standing(slot) for slot in slots_of(vote)[0]}


def own(elector: Elector) -> Standing:
    """What counts of this voter's ballot, as it will be counted: for her, after her code was given."""
    entries = [entry for entry in (elector.online, elector.paper) if entry != "-"]
    return standing(_slot(elector, vault.read(entries)))


def standing_with(elector: Elector, *, online: str, paper: str) -> Standing:
    """What would count of this voter's ballot with these entries in place of hers (``""``: as it is)."""
    row = copy(elector)
    row.online, row.paper = online or row.online, paper or row.paper
    return own(row)


def seal_shown(elector: Elector, what: str) -> str:
    """The commitment of the ballot that counts, or of the one on line while none does (``-``: none)."""
    if what != life.PAPER:
        return elector.online_seal
    mine = Q(stream=elector.stream) | Q(stream=f"check:{elector.vote_id}:{elector.serial}")
    found = Fact.objects.named(*OF_PAPERS).filter(mine).order_by("-id")
    kept = (fact.body["choices"] for fact in found)
    return next((str(each["seal"]) for each in kept if each["kept"] == elector.paper), "-")


def left_to_key(vote: Vote) -> QuerySet[Elector]:
    """Papers that came back and are not decided, those that differ first."""
    waiting = Elector.objects.filter(vote=vote, received=True, paper="-")
    return waiting.select_related("vote").order_by("-differs", "number")


def keyed_by(vote: Vote, person: str) -> frozenset[str]:
    """The serials this person keyed: the other entry is another's."""
    found = Entry.objects.filter(elector__vote=vote, person=person)
    return frozenset(found.values_list("serial", flat=True))


def electors(vote: Vote) -> list[Elector]:
    """Everybody on the roll, by number."""
    return list(Elector.objects.filter(vote=vote).order_by("number"))


def height_of_receipt(vote: Vote, code: str) -> int | None:
    """Where in the book the choice with this receipt was recorded; None where there is none."""
    signs = "".join(sign for sign in code.lower() if sign in "0123456789abcdef")
    found = Receipt.objects.filter(id=f"{vote.id}:{signs}").first() if len(signs) == RECEIPT else None
    return found.height if found else None


def rooms(vote: Vote) -> dict[str, str]:
    """The rooms of each number in one line: for whoever hands ballots over."""
    return {number: " ".join(each) for number, each in rooms_apart(vote).items()}


def rooms_apart(vote: Vote) -> dict[str, list[str]]:
    """The rooms of each number, one by one."""
    entries = dict(Elector.objects.filter(vote=vote).values_list("number", "rooms"))
    words = vault.read(entries.values())
    return {number: words.get(entry, "").split(ROOMS_APART) for number, entry in entries.items()}
