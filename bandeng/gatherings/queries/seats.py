"""Who signed up and who came. Names are read for whoever holds the session, and for her own eyes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from bandeng.gatherings import codes
from bandeng.gatherings.models import Attendance, Feed, Seat, Session
from bandeng.gatherings.queries.sessions import holders_of
from bandeng.gatherings.rules import CAME_PAGE, EVERYBODY, GIVEN_BACK, IMPORT, TAKEN, WAITING
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.models import Membership


@dataclass(frozen=True, kw_only=True)
class Seated:
    """A seat as the host reads it; ``place``: in the queue of those who wait, from 1 (0: seated)."""

    id: str
    called: str
    child: bool
    consented: bool
    waits: bool
    place: int
    ticket: str
    came: bool
    has_account: bool


@dataclass(frozen=True, kw_only=True)
class Comer:
    """Somebody who came, as the host reads it."""

    id: str
    called: str
    way: str
    child: bool
    at: datetime


def seats_of(session: Session) -> list[Seated]:
    """The seats of a session, those that wait last; given back ones are left out."""
    rows = list(Seat.objects.filter(session=session).exclude(state=GIVEN_BACK).order_by("number"))
    came = set(Attendance.objects.filter(session=session).values_list("seat", flat=True))
    names = _names([(row.person, row.called) for row in rows])
    queue = {row.id: place for place, row in enumerate((r for r in rows if r.state == WAITING), start=1)}
    found = [
        Seated(
            id=row.id,
            called=name,
            child=row.child,
            consented=row.consented,
            waits=row.state == WAITING,
            place=queue.get(row.id, 0),
            ticket=codes.ticket(session.id, row.id),
            came=row.id in came,
            has_account=row.person != "-",
        )
        for row, name in zip(rows, names, strict=True)
    ]
    return sorted(found, key=lambda seat: seat.place)


def _names(rows: list[tuple[str, str]]) -> list[str]:
    words = vault.read(called for _person, called in rows if called != "-")
    known = people.names(person for person, called in rows if called == "-" and person != "-")
    return [words.get(called, "") or known.get(person, "") for person, called in rows]


def seats_of_person(session: Session, person: str) -> list[Seated]:
    """Her own seats in this session and those of her children."""
    hers = set(Seat.objects.filter(session=session, person=person).values_list("id", flat=True))
    return [seat for seat in seats_of(session) if seat.id in hers] if hers else []


def may_join(session: Session, person: str, *, at: datetime) -> bool:
    """Whether the session is open to her: to everybody, or she holds a post in a unit that holds it, or
    belongs to one."""
    if session.open_to == EVERYBODY:
        return True
    units = {holder.unit for holder in holders_of(session)}
    if units & {holding.unit for holding in posts.holdings(person, at=at)}:
        return True
    return Membership.objects.filter(unit_id__in=units, person_id=person).exists()


def next_waiting(session: Session) -> str:
    """The seat that has waited longest; ``-`` where none waits."""
    rows = Seat.objects.filter(session=session, state=WAITING).order_by("number")
    return rows.values_list("id", flat=True).first() or "-"


def place_in_queue(seat: Seat) -> int:
    """Where a seat stands among those that wait, from 1; 0 for one that was given."""
    if seat.state != WAITING:
        return 0
    return Seat.objects.filter(session=seat.session, state=WAITING, number__lte=seat.number).count()


def places_in_queues(person: str) -> dict[str, int]:
    """Where she, or a child of hers, waits: the first of her places, from 1, by the id of the session."""
    found = dict[str, int]()
    hers = Seat.objects.filter(person=person, state=WAITING).select_related("session")
    for seat in hers.order_by("number"):
        found.setdefault(seat.session_id, place_in_queue(seat))
    return found


def is_free_at_door(session: Session, place: int) -> bool:
    """Whether a place is free for somebody at the door: nobody signed up for it or came without one.

    ``place``: hers in the queue, from 1; 0: she is not in it, and all who wait and have not come go before.
    """
    if not session.capacity:
        return True
    came = set(Attendance.objects.filter(session=session).values_list("seat", flat=True))
    seated = set(Seat.objects.filter(session=session, state=TAKEN).values_list("id", flat=True))
    queue = Seat.objects.filter(session=session, state=WAITING).order_by("number")
    absent = [ref not in came for ref in queue.values_list("id", flat=True)]
    ahead = sum(absent[: place - 1] if place else absent)
    beside = Attendance.objects.filter(session=session).exclude(seat__in=seated).count()
    return session.capacity - len(seated) - beside > ahead


def seat_by_ticket(session: Session, given: str) -> Seat | None:
    """The seat whose ticket this is; None where there is none in this session."""
    asked = codes.plain(given)
    rows = Seat.objects.filter(session=session, state__in=[TAKEN, WAITING])
    return next((row for row in rows if codes.plain(codes.ticket(session.id, row.id)) == asked), None)


def has_arrived(session: Session, *, person: str = "", seat: str = "") -> Attendance | None:
    """The line that says that this person, or whoever has this seat, came; None where none does."""
    rows = Attendance.objects.filter(session=session)
    if seat:
        return rows.filter(seat=seat).first()
    return rows.filter(person=person, child=False).first() if person else None


def arrivals_of(session: Session, *, before: str = "", most: int = CAME_PAGE) -> list[Comer]:
    """Who came, the latest first (ids grow with time); ``before``: those that come after this id's line."""
    rows = Attendance.objects.filter(session=session).order_by("-id")
    if before:
        rows = rows.filter(id__lt=before)
    return [
        Comer(id=row.id, called=name, way=row.way, child=row.child, at=row.at)
        for row, name in came_by_name(rows[:most])
    ]


def known_keys(session: Session, *, children: bool = False) -> set[str]:
    """The names of all who are noted as having come (or of the ``children`` among them), to be compared."""
    rows = came_by_name(Attendance.objects.filter(session=session))
    return {key_of(name) for row, name in rows if name and (row.child or not children)}


def with_units(persons: Iterable[str]) -> dict[str, set[str]]:
    """These persons as a list that names units beside them calls them, to be compared; those of no unit are
    absent.
    """
    rows = list(Membership.objects.filter(person_id__in=set(persons)).select_related("unit"))
    names, found = people.names(row.person_id for row in rows), dict[str, set[str]]()
    for row in rows:
        called = {key_of(names[row.person_id] + unit) for unit in (row.unit.name, row.unit.name_en) if unit}
        found.setdefault(row.person_id, set()).update(called)
    return found


def listed_with_unit(session: Session, person: str) -> Attendance | None:
    """The line of a list that was taken in and names her with her unit; None where none does."""
    keys = with_units([person]).get(person, set())
    taken_in = Attendance.objects.filter(session=session, way=IMPORT, seat="-") if keys else None
    found = came_by_name(taken_in) if taken_in is not None else []
    return next((row for row, name in found if key_of(name) in keys), None)


def came_by_name(found: QuerySet[Attendance]) -> list[tuple[Attendance, str]]:
    """These lines, each with its name: the one written down, that of the seat, or that of the account."""
    rows = list(found)
    seated = {row.seat for row in rows if row.called == "-" and row.seat != "-"}
    called = dict(Seat.objects.filter(id__in=seated).values_list("id", "called")) if seated else {}
    names = _names([(row.person, called.get(row.seat, row.called)) for row in rows])
    return list(zip(rows, names, strict=True))


def persons_on(session: Session) -> list[str]:
    """Everybody with an account who signed up or came, each once."""
    signed = Seat.objects.filter(session=session).exclude(state=GIVEN_BACK).values_list("person", flat=True)
    came = Attendance.objects.filter(session=session).values_list("person", flat=True)
    return [person for person in dict.fromkeys([*signed, *came]) if person != "-"]


def names_of_seats(rows: list[Seat]) -> dict[str, str]:
    """The names of those who have these seats, by the id of the seat."""
    names = _names([(row.person, row.called) for row in rows])
    return {row.id: name for row, name in zip(rows, names, strict=True)}


def feed_number(person: str) -> int:
    """Which address of her own calendar stands: 0 is her first."""
    return Feed.objects.filter(person=person).values_list("number", flat=True).first() or 0


def key_of(called: str) -> str:
    """A name as it is compared: without blanks, one kind of strokes."""
    return "".join(called.split()).replace("·", "").replace("・", "").casefold()
