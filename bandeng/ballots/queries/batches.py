"""Batches of papers: which pile is to be counted next, and the control totals of each."""

from dataclasses import dataclass

from django.db.models import QuerySet

from bandeng.ballots.models import Batch, Batched, Elector, Vote
from bandeng.ballots.rules.batching import CLOSED, COUNTING, NOBODY, Totals
from bandeng.rulebook.queries import book


def is_batched(vote: Vote) -> bool:
    """Whether the papers of this vote are counted in batches before anybody keys them."""
    return vote.binding and book().voting_rule(vote.rule).batch > 0


def batches_of(vote: Vote) -> list[Batch]:
    """All that were counted at least once, in order."""
    return list(Batch.objects.filter(vote=vote).order_by("number"))


def batch(vote: Vote, number: str) -> Batch | None:
    """The batch of this number."""
    return Batch.objects.select_related("vote").filter(id=f"{vote.id}:{number}").first()


def batch_of(elector: Elector) -> Batch | None:
    """The batch of the paper that is in this slot now."""
    paper = Batched.objects.select_related("batch").filter(id=f"{elector.vote_id}:{elector.serial}").first()
    return paper.batch if paper else None


@dataclass(frozen=True, kw_only=True)
class Pile:
    """What is counted next: its number, its papers by serial, and who counted it once (``-``: nobody)."""

    number: int
    serials: list[str]
    batch: Batch | None

    @property
    def first_by(self) -> str:
        """Who counted once."""
        return self.batch.first_by if self.batch else NOBODY

    @property
    def first(self) -> int:
        """How many she counted."""
        return self.batch.first if self.batch else 0

    @property
    def turn(self) -> int:
        """Of its stream."""
        return self.batch.turn if self.batch else 0


def pile(vote: Vote) -> Pile:
    """The batch that is being counted, else what came back and is in none yet."""
    open_ = Batch.objects.filter(vote=vote, state=COUNTING).order_by("number").first()
    if open_ is None:
        number = Batch.objects.filter(vote=vote).count() + 1
        return Pile(number=number, serials=open_batch(vote), batch=None)
    serials = serials_of(open_) if open_.first_by != NOBODY else _live(open_)
    return Pile(number=open_.number, serials=serials, batch=open_)


def open_batch(vote: Vote) -> list[str]:
    """The papers that came back and are in no batch yet: as many as a batch takes, by serial."""
    known = set(Batched.objects.filter(batch__vote=vote).values_list("serial", flat=True))
    return sorted(set(_back(vote).values_list("serial", flat=True)) - known)[
        : book().voting_rule(vote.rule).batch
    ]


def _back(vote: Vote) -> QuerySet[Elector]:
    return Elector.objects.filter(vote=vote, received=True)


def serials_of(batch: Batch) -> list[str]:
    """Its papers, by serial."""
    return sorted(Batched.objects.filter(batch=batch).values_list("serial", flat=True))


def _live(batch: Batch) -> list[str]:
    rows = _back(batch.vote).filter(serial__in=serials_of(batch))
    return sorted(rows.values_list("serial", flat=True))


def totals_of(batch: Batch) -> Totals:
    """As they were when it was closed; before that, as they are now."""
    if batch.state == CLOSED:
        numbers = (batch.counted, batch.received, batch.keyed, batch.void)
        return Totals(counted=numbers[0], received=numbers[1], keyed=numbers[2], void=numbers[3])
    rows = _back(batch.vote).filter(serial__in=serials_of(batch))
    keyed = rows.exclude(paper="-").count()
    void = batch.received - rows.count()
    return Totals(counted=batch.counted, received=batch.received, keyed=keyed, void=void)


def uncounted(vote: Vote) -> frozenset[str]:
    """The papers that came back and are not to be keyed yet, by serial."""
    if not is_batched(vote):
        return frozenset()
    counted = Batched.objects.filter(batch__vote=vote).exclude(batch__state=COUNTING)
    back = _back(vote).values_list("serial", flat=True)
    return frozenset(back) - set(counted.values_list("serial", flat=True))
