"""Meetings, rolls and demands: who must be told, who has come, what is still needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bandeng.assembly import rules
from bandeng.assembly.models import (
    Attendance,
    Meeting,
    Opinion,
    Paper,
    Signature,
    Version,
)
from bandeng.assembly.queries.seeing import at_or_around, seen
from bandeng.assembly.queries.talks import kind_name
from bandeng.assembly.rules.hands import needed
from bandeng.assembly.rules.households import door
from bandeng.ballots.rules.roll import by_room
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Post
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering


@dataclass(frozen=True, kw_only=True)
class Met:
    """A meeting for everybody. ``came`` rooms of ``due``; ``needed`` for its quorum (0: none is asked).

    ``afterwards``: of those rooms, so many were noted after the day; ``minuted_on``: the local day on which
    the minutes were written, where that was another than the meeting's (None: the same, or not written).
    ``why``: it was moved (from ``moved_from``) or cancelled for this reason (``""``: neither).
    """

    id: str
    kind: str
    law_zh: str
    law_en: str
    place: str
    code: str
    begins_at: datetime
    where: str
    agenda: str
    minutes: str
    seal: str
    state: str
    due: int
    came: int
    afterwards: int
    minuted_on: date | None
    needed: int
    yes: int
    no: int
    abstain: int
    signatures: int
    signatures_needed: int
    rooms: bool
    votes: bool
    moved_from: datetime | None
    why: str


def meeting_for(person: str, meeting: str, *, at: datetime) -> Meeting:
    """The meeting, for staff who may see it. Raises Meeting.DoesNotExist otherwise (a 404)."""
    return Meeting.objects.filter(seen(person, at=at)).get(id=meeting)


def meeting_numbered(meeting: str) -> Meeting:
    """The meeting, for its public page. Raises Meeting.DoesNotExist."""
    return Meeting.objects.get(id=meeting)


def meetings_of(person: str, *, at: datetime) -> list[Met]:
    """Those under her eyes, the newest first."""
    rows = Meeting.objects.filter(seen(person, at=at)).order_by("-begins_at", "-id")
    return [met(row) for row in rows[:20]]


def meetings_at(place: str) -> list[Met]:
    """Those of a place, for everybody, the newest first."""
    rows = Meeting.objects.filter(at_or_around(place)).order_by("-begins_at", "-id")
    return [met(row) for row in rows[:20]]


def met(meeting: Meeting) -> Met:
    """One meeting in words."""
    kind = book().deliberation.gathering(meeting.kind)
    entries = (meeting.where, meeting.agenda, meeting.minutes, meeting.why)
    words = vault.read([e for e in entries if e != "-"])
    noted = list(Attendance.objects.filter(meeting=meeting).values_list("afterwards", flat=True))
    came = len(noted)
    return Met(
        id=meeting.id,
        kind=kind_name(meeting.kind),
        place=places.label(meeting.place),
        code=meeting.place.rstrip("/").rpartition("/")[2],
        begins_at=meeting.begins_at,
        where=words.get(meeting.where, ""),
        agenda=words.get(meeting.agenda, ""),
        minutes=words.get(meeting.minutes, ""),
        afterwards=sum(noted),
        minuted_on=_later_day(meeting),
        came=came if came or meeting.state == rules.CALLED else meeting.present,
        **{name: getattr(meeting, name) for name in ("seal", "state", "due", "yes", "no", "abstain")},
        signatures=meeting.signatures,
        moved_from=meeting.moved_from,
        why=words.get(meeting.why, ""),
        **_of_the_kind(meeting, kind),
    )


def _later_day(meeting: Meeting) -> date | None:
    if meeting.minuted_at is None:
        return None
    day = meeting.minuted_at.astimezone(SHANGHAI).date()
    return day if day != meeting.begins_at.astimezone(SHANGHAI).date() else None


def _of_the_kind(meeting: Meeting, kind: Gathering | None) -> dict[str, Any]:
    rule = book().voting_rule(kind.rule) if kind and kind.rule else None
    return {
        "law_zh": kind.law_zh if kind else "",
        "law_en": kind.law_en if kind else "",
        "needed": needed(rule, meeting.due) if rule else 0,
        "signatures_needed": kind.signatures if kind else 0,
        "rooms": bool(kind and kind.rooms),
        "votes": rule is not None,
    }


def can_be_moved(meeting: Meeting) -> bool:
    """Whether it can be moved or cancelled: nobody came yet, nothing is written."""
    return meeting.state == rules.CALLED and not Attendance.objects.filter(meeting=meeting).exists()


def called_on(place: str, kind: str, day: date, *, but: str = "") -> Meeting | None:
    """A meeting of this kind there on this local day that was not cancelled, other than the one named."""
    begins = datetime.combine(day, time(), tzinfo=SHANGHAI)
    rows = Meeting.objects.filter(place=place, kind=kind, begins_at__gte=begins)
    others = rows.filter(begins_at__lt=begins + timedelta(days=1)).exclude(state=rules.CANCELLED)
    return others.exclude(id=but).order_by("begins_at", "id").first()


def posts_around(place: str, *, at: datetime) -> list[str]:
    """The posts there and just below whose holders see deliberations, and hear of meetings."""
    roles = {grant.role for grant in posts.grants("assembly.see") if grant.reach == "place"}
    below = places.paths_below(place.rstrip("/").rpartition("/")[2])
    rows = Post.objects.filter(place__in=[place, *below], role__in=roles).order_by("id")
    held = posts.holders(rows.values_list("id", flat=True), at=at)
    return sorted({each.post for each in held})


def rooms_of(meeting: Meeting) -> list[str]:
    """The rooms that came, in the order in which they were noted."""
    entries = list(Attendance.objects.filter(meeting=meeting).order_by("id").values_list("room", flat=True))
    words = vault.read(entries)
    return [words.get(entry, "") for entry in entries]


def doors_that_came(meeting: Meeting) -> set[str]:
    """The doors that came, each in its one spelling."""
    return {door(room) for room in rooms_of(meeting)}


def came_to(meeting: Meeting) -> list[tuple[str, str]]:
    """The entry and the door of each household that came, in the order of the doors."""
    entries = list(Attendance.objects.filter(meeting=meeting).order_by("id").values_list("room", flat=True))
    words = vault.read(entries)
    return sorted(((entry, words.get(entry, "")) for entry in entries), key=lambda each: by_room(each[1]))


def has_signed(meeting: Meeting, person: str) -> bool:
    """Whether this resident signed these minutes."""
    return Signature.objects.filter(meeting=meeting, person=person).exists()


def paper_of(meeting: Meeting) -> Paper | None:
    """The minutes signed on paper that wait to be vouched for; None where there are none."""
    return Paper.objects.filter(meeting=meeting, state=rules.WAITING).first()


def paper_is_used(pictures: Iterable[str]) -> bool:
    """Whether one of these pictures stands for signatures already."""
    return any(Paper.objects.filter(pictures__contains=digest).exists() for digest in pictures)


def signers_of(paper: Paper) -> list[str]:
    """Room and name of everybody who signed on paper, for whoever asks them."""
    entries = paper.signers.split(",")
    words = vault.read(entries)
    return [words.get(each, "") for each in entries]


def paper_picture_is_seen(digest: str, person: str, *, at: datetime) -> bool:
    """Whether this person looks after the place where the sheet, the slip or the minutes were taken in."""
    places_ = [*Paper.objects.filter(pictures__contains=digest).values_list("meeting__place", flat=True)]
    places_ += Opinion.objects.filter(pictures__contains=digest).values_list("place", flat=True)
    places_ += Version.objects.filter(pictures__contains=digest).values_list("covenant__place", flat=True)
    reach = posts.places_where(person, "assembly.see", at=at).places if person and places_ else ()
    return any(place.startswith(path) for place in places_ for path in reach)


def meetings_named(ids: Iterable[str]) -> list[Meeting]:
    """These meetings, those that there are."""
    return list(Meeting.objects.filter(id__in=list(ids)))
