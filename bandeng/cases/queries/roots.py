"""Root causes: which there are, what is gathered under each, and how often it came back, week by week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.queries import sight
from bandeng.cases.ties import Recurrence, Root
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import queries as posts

SHOWN = 50
WEEKS_AT_MOST = 53
WRITTEN = ("cases.root_opened", "cases.root_mended", "cases.root_amended")  # sentences of a root cause


def seen_by(person: str, *, at: datetime) -> list[Root]:
    """The root causes in the places of this person's posts, the newest first."""
    places = posts.places_where(person, "cases.see", at=at).places
    found = Root.objects.order_by("-id")[: SHOWN * 4]
    return [root for root in found if any(root.place.startswith(place) for place in places)][:SHOWN]


def root_for(person: str, number: str, *, at: datetime) -> Root:
    """The root cause of this number if the person may see it. Raises Root.DoesNotExist."""
    root = Root.objects.get(number=number)
    places = posts.places_where(person, "cases.see", at=at).places
    if not any(root.place.startswith(place) for place in places):
        raise Root.DoesNotExist
    return root


def opened_by(fact: Fact) -> Root:
    """The root cause that this fact opened."""
    return Root.objects.get(stream=fact.stream)


def to_gather(person: str, *, at: datetime, category: str = "") -> CaseQuerySet:
    """The matters that came back and have no root cause yet, of those the person may see, newest first."""
    free = Recurrence.objects.filter(root=0).values("case_id")
    found = sight.seen_by(person, at=at).filter(id__in=free)
    alike = found.filter(condition__startswith=f"{category}.") if category else found
    return alike.newest_first()[:SHOWN]


def came_back(cases: Sequence[Case]) -> bool:
    """Whether each of these is linked to an earlier one."""
    ids = [str(case.id) for case in cases]
    return len(straight.find(Recurrence, {"id": ids}, "id")) == len(set(ids))


def hold_free(cases: Sequence[Case]) -> bool:
    """Whether all of these came back and are gathered under no root cause; until the transaction ends nobody
    else gathers them."""
    ids = {str(case.id) for case in cases}
    free = Recurrence.objects.select_for_update().filter(id__in=ids, root=0).order_by("id")
    return {each.id for each in free} == ids


def gathered(root: Root) -> CaseQuerySet:
    """Every matter of the root cause, the earlier ones with those that came back, oldest first."""
    links = list(Recurrence.objects.filter(root=root.id).values_list("case_id", "earlier"))
    ids = {each for link in links for each in link}
    return Case.objects.filter(id__in=ids).order_by("id")


def words_of(roots: Iterable[Root]) -> dict[str, str]:
    """What stands behind the ids of their words."""
    return vault.read(each for root in roots for each in (root.words, root.done) if each != "-")


@dataclass(frozen=True, kw_only=True)
class Former:
    """A sentence that was corrected: which (``cause`` or ``done``), who wrote it and when."""

    which: str
    words: str
    who: str
    at: datetime


def formers(root: Root) -> list[Former]:
    """What was written and is corrected, the oldest first."""
    told = [(_which(fact), fact) for fact in Fact.objects.of(root.stream).filter(name__in=WRITTEN)]
    written = [(which, fact, fact.body["words"]["kept"]) for which, fact in told]
    former = [each for each in written if each[2] not in {root.words, root.done}]
    words = vault.read(kept for _, _, kept in former)
    names = people.names({fact.person for _, fact, _ in former})
    return [
        Former(which=which, words=words.get(kept, ""), who=names.get(fact.person, ""), at=fact.at)
        for which, fact, kept in former
    ]


def _which(fact: Fact) -> str:
    return str(fact.body.get("which", "done" if fact.name == "cases.root_mended" else "cause"))


@dataclass(frozen=True, kw_only=True)
class Week:
    """A week from its Monday (Shanghai), and how many of the matters were raised in it."""

    begins_on: date
    count: int


def weeks(cases: Iterable[Case], *, at: datetime) -> list[Week]:
    """How many were raised in each week, from the first one's week to this one's; at most a year."""
    counted = Counter(_monday(case.reported_at) for case in cases)
    if not counted:
        return []
    last = _monday(at)
    first = max(min(counted), last - timedelta(weeks=WEEKS_AT_MOST - 1))
    mondays = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    return [Week(begins_on=day, count=counted[day]) for day in mondays]


def _monday(at: datetime) -> date:
    day = at.astimezone(SHANGHAI).date()
    return day - timedelta(days=day.weekday())
