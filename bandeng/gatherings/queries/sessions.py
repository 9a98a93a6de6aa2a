"""One session: its units, speakers and lines; who may do what with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from bandeng.gatherings.models import Examination, Holder, Line, Serving, Session, Speech
from bandeng.gatherings.queries.whereabouts import whereabouts
from bandeng.gatherings.rules import (
    HOLD_AT_PLACES,
    LATEST_CODE,
    MOST_OFFERED,
    NOT_OFFERED,
    PARTS_SHOWN,
    UNITS_OFFERED,
)
from bandeng.ledger import remembering, straight
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.models import Post, Unit
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

PART_OF = "session:"  # what a part of a festival serves: the whole


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A line of a page: its words and what is said there; ``inside``: only staff read it."""

    words: str
    said: str
    inside: bool = False


def session(ref: str) -> Session:
    """The session of this id. Raises Session.DoesNotExist."""
    return Session.objects.get(id=ref)


def reminded_at(session: Session) -> datetime | None:
    """When whoever signed up was last reminded; None where nobody was."""
    told = Fact.objects.of(session.stream).named("gatherings.reminded").order_by("-turn")
    return told.values_list("at", flat=True).first()


def holders_of(session: Session) -> list[Holder]:
    """The units that hold it, the leading one first."""

    def ask() -> list[Holder]:
        return sorted(straight.objects(Holder, {"session_id": session.id}), key=lambda row: row.number)

    return remembering.once("gatherings", ("holders", session.id), ask)


def units_of(sessions: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names of the units of each of these sessions, the leading one first."""
    rows = Holder.objects.filter(session_id__in=list(sessions)).order_by("session_id", "number")
    held = list(rows.values_list("session_id", "unit"))
    names = names_of({unit for _session, unit in held})
    found: dict[str, tuple[str, ...]] = {}
    for ref, unit in held:
        found[ref] = (*found.get(ref, ()), names.get(unit, unit))
    return found


def names_of(units: Iterable[str]) -> dict[str, str]:
    """The names of these units in the language of the moment."""
    found = Unit.objects.filter(code__in=list(units))
    return {unit.code: posts.unit_name(unit) for unit in found}


def session_for(person: str, ref: str, *, at: datetime) -> Session:
    """The session as somebody sees it at her desk. Raises Session.DoesNotExist where she does not."""
    found = Session.objects.get(id=ref)
    if not may(person, "gatherings.see", found, at=at):
        raise Session.DoesNotExist(ref)
    return found


def is_beside_hers(person: str, ref: str, *, at: datetime) -> bool:
    """Whether the session of this id is the whole or a part of one that she sees at her desk."""
    found = Session.objects.filter(id=ref).first()
    beside = (*part_of(found), *parts_of(found)) if found else ()
    return any(may(person, "gatherings.see", each, at=at) for each in beside)


def may(person: str, act: str, session: Session, *, at: datetime) -> bool:
    """Whether the person may do this for one of the units that hold it."""
    return any(
        posts.permit(person, act, session.place, at=at, unit=holder.unit).yes
        for holder in holders_of(session)
    )


def has_codes(session: Session, *, at: datetime) -> bool:
    """Whether the code at the door and the tickets open: until some hours after it ended, and never where
    it was entered afterwards."""
    return session.recorded_by == "-" and at < session.ends_at + LATEST_CODE


def units_for(person: str, act: str, *, at: datetime) -> list[tuple[str, str]]:
    """Units for which the person may do this, as (code, name): her own, and those at her places.

    At a place only organisations of residents and of the Party are offered, not every property firm.
    """
    reach = posts.places_where(person, act, at=at)
    asked = Q(code__in=reach.units)
    for place in reach.places:
        asked |= Q(place__startswith=place, kind__in=HOLD_AT_PLACES)
    found = Unit.objects.filter(asked).order_by("place", "code")
    own = set(reach.units)
    rows = [(unit.code, posts.unit_name(unit)) for unit in found[:UNITS_OFFERED]]
    return sorted(rows, key=lambda row: row[0] not in own)


def unit_rows(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Kind and place of these units; those nobody knows are absent."""
    wanted = list(dict.fromkeys(codes))
    return {
        code: (kind, place)
        for code, kind, place in straight.find(Unit, {"code": wanted}, "code", "kind", "place")
    }


def lines_of(session: Session, *, inside: bool) -> list[Shown]:
    """The kind's own lines with their words; those in the vault only ``inside``."""
    kind = book().gatherings.kind(session.kind)
    words = {line.code: spoken(line) for line in kind.lines} if kind else {}
    rows = sorted(
        Line.objects.filter(session=session),
        key=lambda row: list(words).index(row.line) if row.line in words else len(words),
    )
    kept = vault.read(row.kept for row in rows if row.kept != "-") if inside else {}
    found = [
        Shown(
            words=words.get(row.line, row.line),
            said=row.said if row.kept == "-" else kept.get(row.kept, ""),
            inside=row.kept != "-",
        )
        for row in rows
    ]
    return [line for line in found if line.said and (inside or not line.inside)]


def speakers_of(session: Session, *, inside: bool) -> list[str]:
    """Who speaks, in words: a post and its unit; guests by name only ``inside``."""
    rows = list(Speech.objects.filter(session=session).order_by("number"))
    names = names_of(row.unit for row in rows)
    guests = vault.read(row.called for row in rows if row.called != "-") if inside else {}
    found = []
    for row in rows:
        if row.post != "-":
            role = posts.role_name(row.post.partition("@")[0])
            found.append(f"{names.get(row.unit, row.unit)} {role}")
        elif guests.get(row.called):
            found.append(guests[row.called])
    return found


def results_of(session: Session, *, inside: bool = True) -> list[tuple[str, str]]:
    """Units examined there, by name, with how it came out: for staff; an inspection publishes no verdict."""
    rows = list(Examination.objects.filter(session=session).order_by("number"))
    names = names_of(row.unit for row in rows)
    return [(names.get(row.unit, row.unit), row.result if inside else "") for row in rows]


def part_of(session: Session) -> list[Session]:
    """The sessions this one is a part of: a festival that a street's session belongs to."""
    refs = [ref.removeprefix(PART_OF) for ref in session.serves.split(",") if ref.startswith(PART_OF)]
    return list(Session.objects.filter(id__in=refs).order_by("begins_at", "id")) if refs else []


def with_wholes(serves: Iterable[str]) -> tuple[str, ...]:
    """These references, and what the sessions among them serve: a part counts for what its whole is for."""
    asked = list(serves)
    wholes = [ref.removeprefix(PART_OF) for ref in asked if ref.startswith(PART_OF)]
    found: dict[str, str] = dict(straight.find(Session, {"id": wholes}, "id", "serves")) if wholes else {}
    more = [ref for whole in wholes if whole in found for ref in found[whole].split(",")]
    kept = [ref for ref in more if ref != "-" and not ref.startswith(PART_OF)]
    return tuple(dict.fromkeys([*asked, *kept]))


def parts_of(session: Session) -> list[Session]:
    """The sessions that are parts of this one, as they begin; cancelled ones are left out."""
    mine = Serving.objects.filter(what=session.stream).values("session_id")
    return list(Session.objects.filter(id__in=mine).standing().order_by("begins_at", "id")[:PARTS_SHOWN])


def shown(session: Session, *, inside: bool) -> dict[str, object]:
    """What a page of it says beside its own columns."""
    kind = book().gatherings.kind(session.kind)
    told = vault.read([session.told, session.why]) if inside else {}
    return {
        "kind_name": spoken(kind) if kind else session.kind,
        "units": units_of([session.id]).get(session.id, ()),
        "lines": lines_of(session, inside=inside),
        "speakers": speakers_of(session, inside=inside),
        "results": results_of(session, inside=inside),
        "wholes": part_of(session),
        "parts": parts_of(session),
        "where": whereabouts,
        "told": told.get(session.told, ""),
        "why": told.get(session.why, ""),
    }


def other_units(but: str) -> list[tuple[str, str]]:
    """Units that may hold a session together with this one, or be examined: all but people's firms."""
    found = Unit.objects.exclude(code=but).exclude(kind__in=NOT_OFFERED).order_by("place", "code")
    return [(unit.code, posts.unit_name(unit)) for unit in found[:MOST_OFFERED]]


def speaking_posts(units: Iterable[str]) -> list[tuple[str, str]]:
    """The posts of these units as a whole (none of a grid in it) as (id, words), for who chairs or speaks."""
    rows = Post.objects.filter(unit_id__in=list(units), place=F("unit__place")).select_related("unit")
    rows = rows.order_by("unit_id", "role", "id")
    return [(row.id, f"{posts.unit_name(row.unit)} {posts.role_name(row.role)}") for row in rows[:60]]


def post_words(post: str) -> str:
    """A post as people read it: its unit and role; empty for none."""
    found = Post.objects.filter(id=post).select_related("unit").first()
    if found is None:
        return ""
    return f"{posts.unit_name(found.unit)} {posts.role_name(found.role)}"
