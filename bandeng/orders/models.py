"""Orders as they stand, and what waits earlier because of them; projected from facts."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from bandeng.cases.models import Case
from bandeng.cases.rules import OVER_STATES
from bandeng.cases.ties import Kin
from bandeng.orders.rules import READY, stream_of


class OrderQuerySet(models.QuerySet["Order"]):
    """Orders, narrowed step by step."""

    def of_sender(self, sender: str) -> Self:
        return self.filter(sender=sender) if sender else self

    def under(self, places: Iterable[str]) -> Self:
        """Those whose matter is at or below one of these paths."""
        found = Q(pk__in=[])
        for place in places:
            found |= Q(case__place__startswith=place)
        return self.filter(found)

    def ready(self) -> Self:
        """Those whose matter can be answered for: it is done, or all of its parts are."""
        return self.filter(_is_ready())

    def in_work(self) -> Self:
        """Those whose matter is worked on or looked at again, whatever was answered before."""
        return self.exclude(_is_ready())

    def waiting(self) -> Self:
        """Ready, and what is to be said was not said yet."""
        return self.ready().exclude(told=F("outcome"))

    def answered(self) -> Self:
        """Ready, and what there is to say was said."""
        return self.ready().filter(edition__gt=0, told=F("outcome"))

    def unanswered(self) -> Self:
        """Never answered, or with something new to say since."""
        return self.exclude(edition__gt=0, told=F("outcome"))

    def limited(self) -> Self:
        """Of an open matter or one to answer for, with a limit of theirs."""
        return self.unanswered().exclude(due_at=None)

    def by_due(self) -> Self:
        """What is due to them first comes first; what has no limit comes last."""
        return self.order_by(F("due_at").asc(nulls_last=True), "id")


def _is_ready() -> Q:
    parts = Kin.objects.filter(whole=OuterRef("case_id"), kind="part")
    unfinished = parts.exclude(case__state__in=OVER_STATES)
    return Q(case__state__in=READY) | Q(case__state="divided") & Exists(parts) & ~Exists(unfinished)


class Order(models.Model):
    """Somebody else's order. ``case`` is the matter that stands for it (where merged: the other one).

    ``due_at`` is their limit. ``outcome`` is the height of the fact that last said a result, ``told`` that of
    the one the last answer reported (0: none, or it came again since), ``edition`` how many answers went out.
    ``kept`` and ``text`` are ids in the vault (``-``: none): their columns that the answer repeats, and the
    last answer.
    ``warned_at``, ``supervised_at``: when it was told of that this limit of theirs is near, and passed.
    """

    id = models.CharField(primary_key=True, max_length=32)
    sender = models.CharField(max_length=20)
    number = models.CharField(max_length=60)
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False)
    matter = models.CharField(max_length=80, db_index=True)
    turn = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    kept = models.CharField(max_length=40, default="-")
    outcome = models.BigIntegerField(default=0)
    told = models.BigIntegerField(default=0)
    edition = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True)
    text = models.CharField(max_length=40, default="-")
    warned_at = models.DateTimeField(null=True)
    supervised_at = models.DateTimeField(null=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["sender", "due_at"], name="orders_order_due"),
            models.Index(fields=["supervised_at", "due_at"], name="orders_order_late"),
        ]

    @property
    def is_told(self) -> bool:
        """Whether what is to be said was said, and nothing new came since."""
        return self.edition > 0 and self.told == self.outcome

    @property
    def stream(self) -> str:
        """The stream of its facts."""
        return stream_of(self.id)


class Sooner(models.Model):
    """What waits (``id``: of the to-do) is due at ``due_at``, as an order is; ours is ``own_due_at``."""

    id = models.CharField(primary_key=True, max_length=60)
    matter = models.CharField(max_length=80, db_index=True)
    own_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
