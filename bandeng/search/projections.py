"""Words are indexed when their fact is said, and forgotten when they are wiped, in the same transaction.

A replay leaves the index alone: it stands beside the projected tables and is made anew by ``reindex``.
"""

from collections.abc import Iterable, Iterator, Sequence

from bandeng.cases.models import Case
from bandeng.kernel.text import without_personal_numbers
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import is_replay, on
from bandeng.people import vault
from bandeng.search.models import Gram, Text
from bandeng.search.rules import grams

CASE, RULING = "case", "ruling"
PURPOSE = b"bandeng search grams"
KINDS = {
    "cases.reported": (CASE, ("words",)),
    "cases.joined": (CASE, ("words",)),
    "cases.caller_joined": (CASE, ("words",)),
    "cases.parted": (CASE, ("words",)),
    "cases.supplemented": (CASE, ("words",)),
    "cases.resolved": (CASE, ("words",)),
    "cases.settled": (CASE, ("words",)),
    "cases.annotated": (CASE, ("words",)),
    "cases.stage_completed": (CASE, ("words",)),
    "cases.concluded": (CASE, ("words",)),
    "cases.checked": (CASE, ("words",)),
    "cases.answered": (CASE, ("words",)),
    "cases.contested": (CASE, ("words",)),
    "cases.judged": (CASE, ("words",)),
    "cases.voiced": (CASE, ("words",)),
    "cases.reviewed": (CASE, ("words",)),
    "cases.ruled": (RULING, ("reason", "basis")),
    "cases.ruling_amended": (RULING, ("reason", "basis")),
}
SLOTS = 8  # texts one fact may have
ROWS = 150  # in one statement


@on(*KINDS)
def said(fact: Fact) -> None:
    if not is_replay():
        index([fact])


@on("cases.note_withdrawn")
def unsaid(fact: Fact) -> None:
    """A note that was withdrawn is found no more."""
    if not is_replay():
        forget(Text.objects.filter(height=fact.body["of"]).values_list("entry", flat=True))


def index(facts: Sequence[Fact]) -> int:
    """Make the words of these facts findable; those erased are passed over. Answers how many texts."""
    texts = [text for fact in facts for text in _texts(fact)]
    words = vault.read(text.entry for text in texts)
    kept = [text for text in texts if text.entry in words]
    straight.insert(*kept)
    for text in kept:
        _insert(text.id, marks_of(text.kind, without_personal_numbers(words[text.entry])))
    return len(kept)


def keys_asked(of: Sequence[str]) -> list[tuple[int, ...]]:
    """For each gram what it may be kept as: one for each version of the key."""
    return list(zip(*vault.marks(of, purpose=PURPOSE), strict=True))


def forget(entries: Iterable[str]) -> None:
    """These words are being wiped, or hold no more: so are their grams."""
    entries = list(entries)
    for start in range(0, len(entries), ROWS):
        gone = Text.objects.filter(entry__in=entries[start : start + ROWS])
        ids = list(gone.values_list("id", flat=True))
        if ids:
            Gram.objects.filter(text_id__in=ids).delete()
            gone.delete()


vault.before_wiping(forget)


def _texts(fact: Fact) -> Iterator[Text]:
    kind, slots = KINDS[fact.name]
    held = [(slot, fact.body.get(name)) for slot, name in enumerate(slots)]
    if not any(kept for _slot, kept in held):
        return
    case = fact.id if fact.name == "cases.reported" else _case(fact)
    for slot, kept in held:
        if kept:
            yield Text(id=fact.id * SLOTS + slot, entry=kept["kept"], kind=kind, height=fact.id, case_id=case)


def marks_of(kind: str, words: str) -> list[int]:
    """The grams of a text as they are kept, under the newest key."""
    return vault.marks([kind + gram for gram in grams(words)], purpose=PURPOSE)[0]


def _case(fact: Fact) -> int:
    return int(straight.one(Case, {"stream": fact.stream}, "id")[0])


def _insert(text: int, marks: Sequence[int]) -> None:
    """The grams of one text in as few statements as every engine takes: filing must not pay for a hundred."""
    straight.insert_values(Gram, ("text_id", "gram"), [(text, mark) for mark in sorted(set(marks))])
