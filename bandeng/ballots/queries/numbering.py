"""What the numbers of a roll stand for, now and when something was said of one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bandeng.ballots.models import Elector, Telephone, Vote
from bandeng.ballots.queries.rolls import Objected
from bandeng.ballots.queries.votes import rooms_apart
from bandeng.ballots.rules.numbering import Held
from bandeng.ballots.rules.roll import ROOMS_APART
from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact
from bandeng.people import vault

NAMING = ("objected", "raised", "corrected", "struck", "listed")
ROLLED, LISTED = "ballots.rolled", "ballots.listed"
TAKING = (ROLLED, LISTED)
OBJECTING = ("ballots.objected", "ballots.raised")


def held(vote: Vote) -> list[Held]:
    """Everybody on the roll with her rooms and telephones; nobody where none was taken in."""
    rooms = rooms_apart(vote)
    entries = list(Telephone.objects.filter(elector__vote=vote).values_list("elector__number", "id"))
    words = vault.read(entry for _number, entry in entries)
    phones: dict[str, list[str]] = {}
    for number, entry in entries:
        phones.setdefault(number, []).append(words.get(entry, ""))
    return [
        Held(number=number, units=tuple(unit for unit in units if unit), phones=tuple(phones.get(number, ())))
        for number, units in rooms.items()
    ]


def telephones(vote: Vote) -> Mapping[str, int]:
    """How many telephones each number has; no number of theirs."""
    return Counter(Telephone.objects.filter(elector__vote=vote).values_list("elector__number", flat=True))


def named(vote: Vote) -> frozenset[str]:
    """The numbers that an objection or a change of the roll names: none comes to mean somebody else."""
    said = Fact.objects.of(vote.stream).named(*(f"ballots.{verb}" for verb in NAMING))
    return frozenset(fact.body["number"] for fact in said)


def last(vote: Vote) -> int:
    """The highest number that stands on the roll or was named: none is used twice."""
    numbers = {*Elector.objects.filter(vote=vote).values_list("number", flat=True), *named(vote)}
    return max((int(number[1:]) for number in numbers if number[1:].isdigit()), default=0)


@dataclass(frozen=True, kw_only=True)
class Meant:
    """Of whom an objection is: the rooms its number stood for when it was made, and their numbers now.

    ``moved``: the roll was taken in again since, and the number stands for none of these rooms.
    """

    rooms: tuple[str, ...]
    now: tuple[str, ...]
    moved: bool


def meant(vote: Vote, said: Sequence[Objected]) -> dict[str, Meant]:
    """Of whom each objection is, by its id; of those who are missing from the roll nothing."""
    numbered = [each for each in said if each.number]
    if not numbered:
        return {}
    then, now = _rooms_then(vote), rooms_apart(vote)
    holding = {room: number for number, rooms in now.items() for room in rooms}
    found = {}
    for each in numbered:
        rooms = then.get(each.id, [])
        numbers = tuple(dict.fromkeys(holding[room] for room in rooms if room in holding))
        moved = bool(rooms) and each.number not in numbers
        found[each.id] = Meant(rooms=tuple(rooms), now=numbers, moved=moved)
    return found


def _rooms_then(vote: Vote) -> dict[str, list[str]]:
    """The rooms of the number of each objection, as they stood on the roll when it was made."""
    standing: dict[str, str] = {}
    then: dict[str, str] = {}
    for fact in Fact.objects.of(vote.stream).named(*TAKING, *OBJECTING):
        if fact.name in OBJECTING:
            then[fact.body["objection"]] = standing.get(fact.body["number"], "")
        else:
            standing = ({} if fact.name == ROLLED else standing) | _entries(fact)
    words = vault.read(entry for entry in then.values() if entry)
    return {ref: words[entry].split(ROOMS_APART) for ref, entry in then.items() if entry in words}


def _entries(fact: Fact) -> dict[str, str]:
    """The entries of the rooms by number, of a roll or of whoever was put on it."""
    return {each["number"]: entry_of(each["rooms"]) for each in fact.body.get("entities", [fact.body])}
