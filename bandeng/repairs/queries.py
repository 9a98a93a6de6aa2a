"""Repairs fetched through permission."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.repairs import rules
from bandeng.repairs.models import Repair, RepairPicture, RepairQuerySet
from bandeng.rulebook import classify
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A repair as it is shown. ``urgent``: as a matter it would be. ``number`` is that of its matter;
    ``leads``: whether the reader may see it."""

    id: str
    kind: str
    mended: bool
    where: str
    words: str
    post: str
    at: datetime
    number: str
    leads: bool
    pictures: tuple[str, ...]
    may_undo: bool
    may_pass_on: bool
    urgent: bool


def may_see_any(person: str, *, at: datetime) -> bool:
    """Whether there is a place whose repairs the person may see."""
    return bool(posts.places_where(person, "repairs.see", at=at).places)


def seen_by(person: str, *, at: datetime) -> RepairQuerySet:
    """Every repair this person may see in her posts at this moment."""
    return Repair.objects.under(posts.places_where(person, "repairs.see", at=at).places)


def repair_for(person: str, repair: str, *, at: datetime) -> Repair:
    """The repair, for staff who may see it. Raises Repair.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=repair)


def shows(digest: str, person: str, *, at: datetime) -> bool:
    """Whether the picture is of a repair this person may see."""
    shown = RepairPicture.objects.filter(digest=digest).values("repair_id")
    return seen_by(person, at=at).filter(id__in=shown).exists()


def grids_of(person: str, *, at: datetime) -> list[tuple[str, str]]:
    """The grids where the person may note a repair: path and label."""
    reach = posts.places_where(person, "repairs.add", at=at).places
    found = [place.path for path in reach for place in places.living("grid", under=path)]
    return sorted(places.labels(found).items())


def spots_of(grids: Iterable[str]) -> list[tuple[str, str]]:
    """The courts (micro-grids) of these grids: code and name."""
    found = [place for path in grids for place in places.living("micro-grid", under=path)]
    return [(place.code, places.spoken_name(place.name, place.code)) for place in found]


def is_spot(code: str, place: str) -> bool:
    """Whether there is such a court in the grid."""
    return any(found.code == code for found in places.living("micro-grid", under=place))


def pictures_of(repair: Repair) -> tuple[str, ...]:
    """The digests of its pictures."""
    return tuple(RepairPicture.objects.filter(repair=repair).order_by("id").values_list("digest", flat=True))


def lately(person: str, *, at: datetime) -> list[Seen]:
    """The newest repairs the person may see, without those taken back."""
    found = seen_by(person, at=at).exclude(state=rules.UNDONE).order_by("-at", "-id")
    rows = list(found[: rules.LIST_AT_MOST])
    words, where = vault.read([row.words for row in rows]), _where(rows)
    numbers, leads = _matters(rows, person, at)
    shots = _pictures(rows)
    return [
        Seen(
            id=row.id,
            kind=row.kind,
            mended=row.mended,
            where=where[row.id],
            words=words.get(row.words, ""),
            post=posts.role_name(row.post.partition("@")[0]),
            at=row.at,
            number=numbers.get(row.matter, ""),
            leads=row.matter in leads,
            pictures=shots.get(row.id, ()),
            may_undo=may_undo(row, person, at=at),
            may_pass_on=row.state == rules.NOTED,
            urgent=is_urgent(row.kind, words.get(row.words, "")),
        )
        for row in rows
    ]


def may_undo(repair: Repair, person: str, *, at: datetime) -> bool:
    """A wrong tap is taken back by whoever made it, soon."""
    return repair.state == rules.NOTED and repair.person == person and at - repair.at <= rules.UNDO_WITHIN


def words_of(repair: Repair) -> str:
    """What was typed with it; empty where nothing was, or it was wiped."""
    return vault.read([repair.words]).get(repair.words, "")


def is_urgent(kind: str, words: str) -> bool:
    """Whether a matter that begins with these words is urgent by the rule book: limits are short, day and
    night."""
    begins = beginning(kind, words)
    proposed = next(iter(classify.propose(begins)), None)
    return classify.danger(begins) is not None or (proposed is not None and proposed.condition.urgent)


def beginning(kind: str, words: str) -> str:
    """What the matter begins with: the rule book's words for the kind, then what was typed."""
    found = book().doorstep.kind(kind)
    return "。".join(part for part in (found.words if found else kind, words.strip()) if part)


def _where(rows: list[Repair]) -> dict[str, str]:
    labels = places.labels({row.place for row in rows})
    spots = places.labels({f"{row.place}{row.spot}/" for row in rows if row.spot != "-"})
    return {row.id: spots.get(f"{row.place}{row.spot}/", labels[row.place]) for row in rows}


def _matters(rows: list[Repair], person: str, at: datetime) -> tuple[dict[str, str], set[str]]:
    matters = Case.objects.filter(stream__in=[row.matter for row in rows if row.matter != "-"])
    numbers = dict(matters.values_list("stream", "number"))
    seen = sight.seen_by(person, at=at).filter(stream__in=numbers)
    return numbers, set(seen.values_list("stream", flat=True))


def _pictures(rows: list[Repair]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in RepairPicture.objects.filter(repair__in=rows).order_by("id"):
        found[each.repair_id] = (*found.get(each.repair_id, ()), each.digest)
    return found
