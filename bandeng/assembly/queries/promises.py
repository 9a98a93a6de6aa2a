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
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Post

STREET = 2  # codes in the path of a street: its communities are not offered one by one


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A promise: its words (``""``: erased), its day, its state and, of a matter, that word and number.

    ``state``: open, late, kept, missed or carried; ``tone`` and ``word`` are those of the matter.
    ``late``: neither accounted for nor over as a matter on the day after its own.
    ``topic``: of a meeting that decided several matters, the stream of the one it belongs to (``-``: of the
    whole). ``why``: the last word on it; ``moved_why``: why its day was changed. ``hand``: the post it was
    given to, in words (``""``: none). ``settled_on``: the local day on which it was said to be kept or
    missed.
    """

    id: str
    of: str
    topic: str
    what: str
    who: str
    why: str
    due_on: date
    settled_on: date | None
    moved: bool
    moved_why: str
    state: str
    word: str
    tone: str
    number: str
    hand: str
    late: bool


def promise_for(person: str, promise: str, *, at: datetime) -> Promise:
    """The promise, for staff who may see it. Raises Promise.DoesNotExist otherwise (a 404)."""
    return Promise.objects.filter(seen(person, at=at)).get(id=promise)


def entrusted_for(person: str, promise: str, *, at: datetime) -> Promise:
    """The promise, for whoever is in the post it was given to. Raises Promise.DoesNotExist (a 404)."""
    return Promise.objects.get(id=promise, post__in=posts.seats_of(person, at=at))


def in_hand(seats: Iterable[str], *, at: datetime) -> list[Owed]:
    """What waits for these posts, the earliest day first."""
    rows = ToDo.objects.open().on_seats(seats).filter(kind=rules.FULFIL).values_list("stream", flat=True)
    ids = [stream.partition(":")[2] for stream in rows[: rules.LIST_AT_MOST]]
    return _owed(Q(id__in=ids), at) if ids else []


def posts_for(place: str, *, at: datetime) -> list[tuple[str, str]]:
    """The posts a promise at this place can be given to, with their labels: there, just below, and around.

    Nobody's post is not among them: the promise would wait for nobody.
    """
    codes = place.rstrip("/").split("/")
    around = ["/".join(codes[: n + 1]) + "/" for n in range(1, len(codes))]
    below = places.paths_below(codes[-1]) if len(codes) > STREET else ()
    roles = {grant.role for grant in posts.grants(rules.FULFIL)}
    rows = list(Post.objects.filter(place__in=[*around, *below], role__in=roles).order_by("id"))
    held = {each.post for each in posts.holders([row.id for row in rows], at=at)}
    named = posts_named([row.id for row in rows if row.id in held])
    return sorted(named.items(), key=lambda each: (each[1], each[0]))


def posts_named(ids: Iterable[str]) -> dict[str, str]:
    """What these posts are called: place and role, nobody's name."""
    rows = list(Post.objects.filter(id__in=set(ids)).values_list("id", "role", "place"))
    labels = places.labels({place for _id, _role, place in rows})
    return {post: f"{labels.get(place, '')} {posts.role_name(role)}".strip() for post, role, place in rows}


def rows_of(stream: str) -> list[Promise]:
    """The rows of what was promised there."""
    return list(Promise.objects.filter(of=stream).order_by("due_on", "id"))


def owed_of(streams: Iterable[str], *, at: datetime) -> dict[str, list[Owed]]:
    """What was promised in each of these streams, the earliest day first."""
    found: dict[str, list[Owed]] = {}
    for each in _owed(Q(of__in=list(streams)), at):
        found.setdefault(each.of, []).append(each)
    return found


def owed_where(which: Q, *, at: datetime) -> list[Owed]:
    """What was promised, as far as these conditions hold; the earliest day first."""
    return _owed(which, at)


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


def are_under_way(stream: str) -> bool:
    """Whether something was done with what was promised there: neighbours have read of it."""
    return any(row.turn for row in rows_of(stream))


def unsettled(which: Q) -> int:
    """How many of these promises have neither been accounted for nor ended as a matter."""
    rows = list(Promise.objects.filter(which, state=rules.OPEN))
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
    words = vault.read([e for row in rows for e in (row.what, row.who, row.why, row.moved_why) if e != "-"])
    matters = {case.stream: case for case in Case.objects.filter(stream__in={r.matter for r in rows} - {"-"})}
    hands = posts_named(row.post for row in rows if row.post != "-")
    return [_one(row, words | hands, matters.get(row.matter), at) for row in rows]


def _one(row: Promise, words: dict[str, str], case: Case | None, at: datetime) -> Owed:
    today = at.astimezone(SHANGHAI).date()
    word, tone, _late = sentence.word_of(case, at=at) if case else ("", "", False)
    is_over = case is not None and case.state in OVER_STATES
    late = row.state == rules.OPEN and row.due_on < today and not is_over
    return Owed(
        id=row.id,
        of=row.of,
        topic=row.topic,
        what=words.get(row.what, ""),
        who=words.get(row.who, ""),
        why=words.get(row.why, ""),
        due_on=row.due_on,
        settled_on=row.settled_on,
        moved=row.moved,
        moved_why=words.get(row.moved_why, ""),
        state="carried" if case else "late" if late else row.state,
        word=word,
        tone=tone,
        number=case.number if case else "",
        hand=words.get(row.post, ""),
        late=late,
    )
