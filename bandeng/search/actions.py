"""Making the index anew."""

from collections.abc import Callable

from django.db import transaction

from bandeng.ledger import locks
from bandeng.ledger.models import Fact
from bandeng.search.models import Gram, Text
from bandeng.search.projections import KINDS, index, unsaid

BATCH = 500


@transaction.atomic
def reindex(progress: Callable[[int, int], None] | None = None) -> int:
    """Empty the index and make it again from the facts and the vault, under its newest key; writers wait.

    Needed after the key was changed or the tables were lost. Answers how many texts can be found.
    """
    locks.hold_writers()
    Gram.objects.all().delete()
    Text.objects.all().delete()
    said = Fact.objects.filter(name__in=list(KINDS)).order_by("id")
    all_of_them, done, texts, after = said.count(), 0, 0, 0
    while batch := list(said.filter(id__gt=after)[:BATCH]):
        after = batch[-1].id
        texts += index(batch)
        done += len(batch)
        if progress:
            progress(done, all_of_them)
    for fact in Fact.objects.filter(name="cases.note_withdrawn"):
        unsaid(fact)
    return texts
