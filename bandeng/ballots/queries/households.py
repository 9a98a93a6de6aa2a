"""The households of a roll: who is known by her telephone, what was recorded for her, what she disputed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.ballots.models import Dispute, Elector, Holder, Telephone, Vote
from bandeng.ballots.queries.votes import PUBLIC_STATES
from bandeng.ballots.rules import life
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact
from bandeng.notices.kinds import Matter, about
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.people.models import RESIDENT, Person

# What of a slot's stream a household reads; a first entry of two is nothing that counts yet.
READ = (
    "delivered",
    "cast",
    "received",
    "keyed",
    "adjudicated",
    "spoiled",
    "settled",
    "kept",
    "changed_hands",
)
OF_VOTERS = ("voter_named", "voter_contested", "voter_settled")
HISTORY = {f"ballots.{name}" for name in (*READ, *OF_VOTERS, "identified", "disputed", "answered")}


def own_phone(person: Person) -> str:
    """The number a resident signs in with, which a code has proved; nothing for anybody else."""
    return people.phone(person.id) if person.kind == RESIDENT else ""


def lines_of(phone: str) -> list[Telephone]:
    """The lines of this number on the rolls of votes that were announced, with their electors and votes."""
    if not phone:
        return []
    found = Telephone.objects.select_related("elector__vote")
    rows = found.filter(id__in=people.entries_with_phone(phone), elector__vote__state__in=PUBLIC_STATES)
    return sorted(rows, key=lambda row: (row.elector.vote_id, row.elector.number), reverse=True)


def slots_of_phone(vote: Vote, phone: str) -> list[Elector]:
    """The numbers of this vote's roll with this telephone: mostly one, none, or one for each of two homes."""
    found = {line.elector_id: line.elector for line in lines_of(phone) if line.elector.vote_id == vote.id}
    return sorted(found.values(), key=lambda elector: elector.number)


def telephones(elector: Elector) -> int:
    """How many telephones stand on the roll for this number: of co-owners, or of one household."""
    return Telephone.objects.filter(elector=elector).count()


def without_telephone(vote: Vote) -> list[str]:
    """The numbers nobody can be told by telephone of what is recorded."""
    known = Telephone.objects.filter(elector__vote=vote).values("elector")
    rows = Elector.objects.filter(vote=vote).exclude(id__in=known).order_by("number")
    return list(rows.values_list("number", flat=True))


def is_known(elector: Elector, person: str) -> bool:
    """Whether this person was known by her telephone before."""
    return Holder.objects.filter(elector=elector, person=person).exists()


@dataclass(frozen=True, kw_only=True)
class Said:
    """A dispute in words: what the household said, and what it was answered (``""``: not yet).

    ``about``: a record, or who of the co-owners votes. ``answered_at``: None while nobody answered.
    """

    number: str
    about: str
    at: datetime
    words: str
    outcome: str
    answer: str
    answered_at: datetime | None


def disputes_of(elector: Elector) -> list[Said]:
    """What this household disputed, the latest first."""
    return _said(Dispute.objects.select_related("elector").filter(elector=elector).order_by("-disputed_at"))


def disputes_to_answer(vote: Vote) -> list[Said]:
    """What nobody has answered yet, the oldest first."""
    return _said(open_disputes(vote).select_related("elector").order_by("disputed_at", "id"))


def open_disputes(vote: Vote) -> QuerySet[Dispute]:
    """Disputes that wait for an answer: the votes are not counted before."""
    return Dispute.objects.filter(elector__vote=vote, outcome=life.OPEN)


def _said(rows: Iterable[Dispute]) -> list[Said]:
    rows = list(rows)
    words = vault.read([entry for row in rows for entry in (row.words, row.answer) if entry != "-"])
    return [
        Said(
            number=row.elector.number,
            about=row.about,
            at=row.disputed_at,
            words=words.get(row.words, ""),
            outcome=row.outcome,
            answer=words.get(row.answer, ""),
            answered_at=row.answered_at,
        )
        for row in rows
    ]


def history(elector: Elector) -> list[tuple[datetime, str]]:
    """Everything that was recorded for this household, never what was chosen; the latest first."""
    said = _said_of(elector)
    told = [each for each in ledger.timeline(elector.stream) if each.name in HISTORY]
    return [(each.at, said.get(each.height, each.sentence)) for each in reversed(told)]


def _said_of(elector: Elector) -> dict[int, str]:
    """Other words, by height, for a ballot that took another's place, and for a paper that is keyed twice."""
    facts = list(Fact.objects.of(elector.stream).named("ballots.cast", "ballots.keyed"))
    said = {fact.id: _("改投了") for fact in facts if fact.name == "ballots.cast" and fact.body["again"]}
    keyed: set[str] = set()
    for fact in facts if elector.vote.binding else []:
        if fact.name == "ballots.keyed":
            second = fact.body["serial"] in keyed
            said[fact.id] = (
                _("纸质选票录了第二遍") if second else _("纸质选票录了第一遍,另一个单位还要再录一遍")
            )
            keyed.add(fact.body["serial"])
    return said


def matters(streams: Iterable[str]) -> Mapping[str, Matter]:
    """What notices about these slots are about: the vote and the number of the roll."""
    wanted = {":".join(stream.split(":")[1:]) for stream in streams}
    return {
        row.stream: Matter(
            number=f"{row.vote.title} {row.number}",
            title=row.vote.title,
            place=row.vote.place,
            page=reverse("ballots:ballot", args=[row.vote_id]),
            desk_page=reverse("ballots:desk-vote", args=[row.vote_id]),
        )
        for row in Elector.objects.select_related("vote").filter(id__in=wanted)
    }


def votes_told_of(streams: Iterable[str]) -> Mapping[str, Matter]:
    """What notices about the roll of a vote are about."""
    wanted = {stream.partition(":")[2] for stream in streams}
    return {
        vote.stream: Matter(
            number=vote.title,
            title=vote.title,
            place=vote.place,
            page=reverse("ballots:objections", args=[vote.id]),
            desk_page=reverse("ballots:desk-vote", args=[vote.id]),
        )
        for vote in Vote.objects.filter(id__in=wanted)
    }


about("slot:", matters)
about("vote:", votes_told_of)
