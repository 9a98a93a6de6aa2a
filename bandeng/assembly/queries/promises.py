"""What was promised and what became of it, for everybody to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from bandeng.assembly import rules
from bandeng.assembly.models import Promise
from bandeng.assembly.queries.seeing import at_or_around, seen
from bandeng.cases.models import Case
from bandeng.cases.queries import sentence
from bandeng.cases.rules import OVER_STATES
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A promise: its words (``""``: erased), its day, its state and, of a matter, that word and number.

    ``state``: open, late, kept, missed or carried; ``tone`` and ``word`` are those of the matter.
    """

    id: str
    of: str
    what: str
    who: str
    why: str
    due_on: date
    moved: bool
    state: str
    word: str
    tone: str
    number: str


def promise_for(person: str, promise: str, *, at: datetime) -> Promise:
    """The promise, for staff who may see it. Raises Promise.DoesNotExist otherwise (a 404)."""
    return Promise.objects.filter(seen(person, at=at)).get(id=promise)


def rows_of(stream: str) -> list[Promise]:
    """The rows of what was promised there."""
    return list(Promise.objects.filter(of=stream).order_by("due_on", "id"))


def owed_of(streams: Iterable[str], *, at: datetime) -> dict[str, list[Owed]]:
    """What was promised in each of these streams, the earliest day first."""
    found: dict[str, list[Owed]] = {}
    for each in _owed(Q(of__in=list(streams)), at):
        found.setdefault(each.of, []).append(each)
    return found


def owed_at(place: str, *, at: datetime, most: int = rules.LIST_AT_MOST) -> list[Owed]:
    """What was promised at a place: what waits first, the earliest day first; then what is over."""
    rows = _owed(at_or_around(place), at)
    waiting = [each for each in rows if each.state in (rules.OPEN, "late", "carried")]
    over = [each for each in reversed(rows) if each.state in (rules.KEPT, rules.MISSED)]
    return [*waiting, *over][:most]


def due_of(person: str, *, at: datetime) -> int:
    """How many promises under her eyes are open though their day has come."""
    today = at.astimezone(SHANGHAI).date()
    mine = Promise.objects.filter(seen(person, at=at), state=rules.OPEN, matter="-", due_on__lte=today)
    return mine.count()


def unsettled(stream: str) -> int:
    """How many promises made there have neither been accounted for nor ended as a matter."""
    rows = [row for row in rows_of(stream) if row.state == rules.OPEN]
    carried = [row.matter for row in rows if row.matter != "-"]
    over = set(
        Case.objects.filter(stream__in=carried, state__in=OVER_STATES).values_list("stream", flat=True)
    )
    return sum(row.matter not in over for row in rows)


def words_of_promise(promise: Promise) -> str:
    """What was promised."""
    return vault.read([promise.what]).get(promise.what, "")


def _owed(which: Q, at: datetime) -> list[Owed]:
    rows = list(Promise.objects.filter(which).order_by("due_on", "id")[: rules.OPINIONS_AT_MOST])
    words = vault.read([e for row in rows for e in (row.what, row.who, row.why) if e != "-"])
    matters = {case.stream: case for case in Case.objects.filter(stream__in={r.matter for r in rows} - {"-"})}
    today = at.astimezone(SHANGHAI).date()
    return [_one(row, words, matters.get(row.matter), today, at) for row in rows]


def _one(row: Promise, words: dict[str, str], case: Case | None, today: date, at: datetime) -> Owed:
    word, tone, _late = sentence.word_of(case, at=at) if case else ("", "", False)
    late = row.state == rules.OPEN and row.due_on < today
    return Owed(
        id=row.id,
        of=row.of,
        what=words.get(row.what, ""),
        who=words.get(row.who, ""),
        why=words.get(row.why, ""),
        due_on=row.due_on,
        moved=row.moved,
        state="carried" if case else "late" if late else row.state,
        word=word,
        tone=tone,
        number=case.number if case else "",
    )
