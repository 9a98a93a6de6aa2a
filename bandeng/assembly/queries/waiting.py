"""What waits for somebody in this room: each thing is told to whoever may do it, and to nobody else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from bandeng.assembly import rules
from bandeng.assembly.models import Meeting, Paper, Petition, Procedure, Version
from bandeng.assembly.queries.seeing import under
from bandeng.assembly.queries.talks import kind_name
from bandeng.assembly.queries.unheard import unheard
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.queries import Holding
from bandeng.rulebook.queries import book

DEMANDED, UNWRITTEN, UNCHECKED = "demanded", "unwritten", "unchecked"
UNFILED, FILED, LEGALITY = "unfiled", "filed", "legality"
SENT_BACK, UNHEARD = "sent-back", "unheard"
AT_MOST = 5  # of each: the morning is no list of everything
Found = Iterator[tuple[str, str, str, str]]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits: what for (one of the words above), its id, what it is called, where.

    Of opinions ``ref`` is their topic, or the code of the place; ``many``: how many wait.
    """

    what: str
    ref: str
    called: str
    place: str
    many: int = 0


def waiting_for(held: Sequence[Holding], *, at: datetime) -> list[Waiting]:
    """What waits for whoever is in these posts, the most pressing kind first."""
    checks = _places(held, rules.REVIEW)
    found = [
        *_demanded(under(_places(held, "assembly.call"))),
        *_unwritten(under(_places(held, "assembly.minute")), at),
        *_unchecked(under(_places(held, "assembly.vouch")), held),
        *_versions(UNFILED, rules.AWAITING, _of_covenants(_places(held, "assembly.file"))),
        *_versions(FILED, rules.FILED, _of_covenants(checks)),
        *_reviews(under(checks)),
        *_sent_back(_of_covenants(_places(held, "assembly.draft"))),
    ]
    labels = places.labels({place for _what, _ref, _called, place in found})
    rows = [
        Waiting(what=what, ref=ref, called=called, place=labels.get(place, ""))
        for what, ref, called, place in found
    ]
    return [*rows, *_unheard(_places(held, "assembly.answer"))]


def _unheard(homes: set[str]) -> list[Waiting]:
    """Opinions without an answer, told to the community of their place and to nobody above it."""
    return [
        Waiting(what=UNHEARD, ref=each.ref, called=each.called, place=each.place, many=each.many)
        for each in unheard(homes)[:AT_MOST]
    ]


def _places(held: Sequence[Holding], act: str) -> set[str]:
    """Where these posts may do it: no table is asked, the morning has many things to ask."""
    roles = {grant.role for grant in posts.grants(act) if grant.reach == "place"}
    return {each.place for each in held if each.role in roles}


def _demanded(where: Q) -> Found:
    rows = Petition.objects.filter(where, reached_at__isnull=False, meeting="-").order_by("reached_at", "id")
    return ((DEMANDED, row.id, kind_name(row.kind), row.place) for row in rows[:AT_MOST])


def _unwritten(where: Q, at: datetime) -> Found:
    rows = Meeting.objects.filter(where, state=rules.CALLED, begins_at__lt=at).order_by("begins_at", "id")
    return ((UNWRITTEN, row.id, kind_name(row.kind), row.place) for row in rows[:AT_MOST])


def _unchecked(where: Q, held: Sequence[Holding]) -> Found:
    """Papers that another body took in: nobody checks what her own did."""
    met = Meeting.objects.filter(where, state=rules.MINUTED)
    rows = Paper.objects.filter(meeting__in=met, state=rules.WAITING)
    rows = rows.exclude(unit__in={each.unit for each in held}).exclude(person__in={h.person for h in held})
    rows = rows.select_related("meeting").order_by("at", "id")[:AT_MOST]
    return ((UNCHECKED, row.meeting.id, kind_name(row.meeting.kind), row.meeting.place) for row in rows)


def _of_covenants(paths: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(covenant__place__startswith=path)
    return found


def _versions(what: str, state: str, where: Q) -> Found:
    found = Version.objects.filter(where, state=state).select_related("covenant").order_by("at", "id")
    rows = [row.covenant for row in found[:AT_MOST]]
    words = vault.read([row.title for row in rows])
    return ((what, row.id, words.get(row.title, ""), row.place) for row in rows)


def _sent_back(where: Q) -> Found:
    """Drafts that the street sent back, until the next one is written."""
    return _versions(SENT_BACK, rules.SENT_BACK, where & Q(number=F("covenant__newest")))


def _reviews(where: Q) -> Found:
    """Matters that stand at a stage that is checked."""
    stages = {each.code for kind in book().deliberation.procedures for each in kind.stages if each.review}
    rows = list(Procedure.objects.filter(where, stage__in=stages).order_by("stage_at", "id")[:AT_MOST])
    words = vault.read([row.title for row in rows])
    return ((LEGALITY, row.id, words.get(row.title, ""), row.place) for row in rows)
