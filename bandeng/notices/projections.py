"""Notices: rows that the folds of higher rooms make through ``tell``, in the transaction of the fact."""

from collections.abc import Iterable
from dataclasses import dataclass

from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import is_replay, on, tables
from bandeng.notices.models import Choice, Letter, Notice, Opened, Reading
from bandeng.notices.posting import call, post, written
from bandeng.notices.rules import BOOK

tables(Notice, Choice)
NEVER_ASKED = {"daily": False, "quiet": BOOK, "language": "zh-hans", "email": "-", "seal": "-"}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What a fact tells somebody: ids of persons or posts, and the kind (see ``bandeng.notices.kinds``).

    ``lines``: telephones, as entries of the vault, that are told whether or not anybody chose it: whoever a
    roll names must learn what was recorded in her name. It is told to the telephone, and whoever signs in
    with its number reads it; nothing says whose it is.
    """

    to: tuple[str, ...]
    kind: str
    urgent: bool = False
    lines: tuple[str, ...] = ()


def tell(fact: Fact, tellings: Iterable[Telling]) -> None:
    """Tell these persons and posts of this fact; nobody twice, the first telling counts.

    When the fact is said, and not when it is replayed, letters are written to those who chose them.
    """
    tellings = list(tellings)
    for telling in tellings:
        if telling.lines and not is_replay():
            call(fact, telling.kind, telling.lines)
    told = {ref: telling for telling in reversed(tellings) for ref in telling.to if ref != "-"}
    all_told = {line: telling for telling in reversed(tellings) for line in telling.lines} | told
    if all_told:
        straight.insert(*(_notice(fact, ref, all_told[ref]) for ref in sorted(all_told)))
        if told and not is_replay():
            post(fact, [(ref, telling.kind, telling.urgent) for ref, telling in told.items()])


def untell(fact: Fact, *, of: Fact, to: str, kind: str) -> None:
    """What an earlier fact told this person or post holds no more by this one: the notice goes, and letters
    of it that wait are not sent."""
    Notice.objects.filter(id=f"{of.id}.{to}", kind=kind).delete()
    if not is_replay():
        open_ = Letter.objects.in_state("waiting", "gathering")
        mine = open_.filter(stream=of.stream, kind=kind, id__startswith=f"{of.id}.")
        mine.update(state="dropped", why="taken back", ended_at=fact.at)


def _notice(fact: Fact, ref: str, telling: Telling) -> Notice:
    return straight.new(
        Notice,
        id=f"{fact.id}.{ref}",
        recipient=ref,
        height=fact.id,
        kind=telling.kind,
        stream=fact.stream,
        place=fact.place,
        urgent=telling.urgent,
        at=fact.at,
    )


@on("notices.chosen")
def chosen(fact: Fact) -> None:
    body = fact.body
    email = body["email"] or {"kept": "-", "seal": "-"}
    Choice.objects.update_or_create(
        person=fact.person,
        defaults={
            "ways": written({line["topic"]: line["ways"] for line in body["topics"]}),
            "daily": body["daily"],
            "quiet": body["quiet"],
            "language": body["language"],
            "email": email["kept"],
            "seal": email["seal"],
        },
    )


@on("notices.noted")
def noted(fact: Fact) -> None:
    """Of somebody new to us: there was no choice before."""
    topics = written({line["topic"]: line["ways"] for line in fact.body["topics"]})
    Choice.objects.update_or_create(person=fact.body["person"], defaults=NEVER_ASKED | {"ways": topics})


@on("people.erased")
def erased(fact: Fact) -> None:
    """Who is forgotten is told nothing any more, and what she read is forgotten too."""
    person = fact.stream.partition(":")[2]
    Choice.objects.filter(person=person).delete()
    if not is_replay():
        Reading.objects.filter(person=person).delete()
        Opened.objects.filter(person=person).delete()
        open_ = Letter.objects.in_state("waiting", "gathering").filter(person=person)
        open_.update(state="dropped", why="erased", ended_at=fact.at)
