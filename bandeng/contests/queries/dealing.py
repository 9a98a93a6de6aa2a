"""Who reads which work: ties, and an even share."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils.translation import gettext as _

from bandeng.contests import rules
from bandeng.contests.models import Contest, Reader, Reading, Work
from bandeng.contests.rules.likeness import plain
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.models import Membership, Unit
from bandeng.posts.queries import Holding
from bandeng.rulebook.queries import book

YEAR = timedelta(days=366)


def who_may_read(contest: Contest, *, at: datetime) -> list[Holding]:
    """The people in posts that read works there."""
    return posts.people_who_may("contests.mark", contest.place, at=at)


def free_readers(contest: Contest, *, at: datetime) -> list[tuple[str, str]]:
    """Who may still be appointed, as choices: person and name."""
    taken = set(Reader.objects.filter(contest=contest).values_list("person", flat=True))
    free = {held.person for held in who_may_read(contest, at=at)} - taken
    names = people.names(free)
    return sorted(((person, names.get(person, "")) for person in free), key=lambda row: row[1])


def remarks_of(work: Work) -> list[tuple[int, str]]:
    """What each reader gave in all, with her remark; not who she is."""
    rows = list(Reading.objects.filter(work=work, state=rules.MARKED).order_by("given", "id"))
    words = vault.read([row.remark for row in rows])
    return [(row.given, words.get(row.remark, "")) for row in rows]


def own_units(person: str, *, at: datetime) -> tuple[str, ...]:
    """The units a person belongs to or serves in; that of the readers' own post is none."""
    belongs = set(Membership.objects.filter(person_id=person).values_list("unit_id", flat=True))
    readers = {grant.role for grant in posts.grants("contests.mark")}
    held = posts.holdings(person, at=at)
    lists = {each.unit for each in held if each.role in readers}
    serves = {each.unit for each in held if each.role not in readers}
    return tuple(sorted((belongs - lists) | serves))


def reader_of(contest: Contest, person: str) -> Reader | None:
    """This person as a reader of the contest; None where she is none."""
    return Reader.objects.filter(id=f"{contest.id}:{person}").first()


def reading_of(work: Work, person: str) -> Reading | None:
    """Whether, and how, she has this work to read."""
    return Reading.objects.filter(id=f"{work.id}:{person}").first()


def known_to(reader: Reader) -> list[str]:
    """The names of units and persons she declared, for herself."""
    units = [posts.unit_name(unit) for unit in Unit.objects.filter(code__in=reader.units.split())]
    words = vault.read(reader.known.split())
    return [*units, *(words[entry] for entry in reader.known.split() if entry in words)]


def was_dealt_to(contest: Contest, person: str) -> bool:
    """Whether any work of the contest was given to her."""
    return Reading.objects.filter(work__contest=contest, reader=person).exists()


def work_of(contests: Sequence[Contest], ref: str) -> Work | None:
    """A work of one of these contests; None where it is of none."""
    return Work.objects.filter(id=ref, contest__in=contests).select_related("contest").first()


def to_read(person: str) -> list[Reading]:
    """What she has been given to read and has not withdrawn from, by number."""
    rows = Reading.objects.filter(reader=person).exclude(state=rules.RECUSED)
    live = rows.exclude(work__state=rules.WITHDRAWN).select_related("work", "work__contest")
    return list(live.order_by("state", "work__number")[: rules.WORKS_AT_MOST])


def unread_by(person: str) -> list[tuple[Contest, int]]:
    """The contests in which she has works to read, each with how many, the newest first."""
    rows = Reading.objects.filter(reader=person, state=rules.WAITING, work__state=rules.IN)
    counts = dict(rows.values_list("work__contest").annotate(many=Count("id")))
    found = Contest.objects.filter(id__in=list(counts)).order_by("-closes_on", "-id")
    return [(contest, counts[contest.id]) for contest in found]


def undeclared_by(person: str, *, at: datetime) -> list[Contest]:
    """The last year's contests she reads for without having declared her ties, the newest first."""
    refs = Reader.objects.filter(person=person, declared=False).values_list("contest", flat=True)
    since = at.astimezone(SHANGHAI).date() - YEAR
    found = Contest.objects.filter(id__in=list(refs), closes_on__gte=since)
    return list(found.order_by("-closes_on", "-id")[: rules.CONTESTS_AT_MOST])


def tie_of(work: Work, person: str) -> str:
    """Why she may not read this work, as a sentence; empty where nothing is against it."""
    reader = reader_of(work.contest, person)
    if reader is None:
        return _("您不是这次的评审")
    if work.sender == person:
        return _("这是您自己的作品,不能打分")
    words = vault.read([*reader.known.split(), work.author, work.guardian])
    return _tie(work, reader, words)


def _tie(work: Work, reader: Reader, words: dict[str, str]) -> str:
    if work.unit != "-" and work.unit in reader.units.split("\n"):
        return _("作者和您在同一个单位,或者在您申报要回避的单位,按规定不能由您打分")
    known = {plain(words.get(entry, "")) for entry in reader.known.split()}
    if plain(words.get(work.author, "")) in known - {""}:
        return _("您申报过认识这位作者,按规定不能由您打分")
    if plain(words.get(work.guardian, "")) in known - {""}:
        return _("您申报过认识这位作者的监护人,按规定不能由您打分")
    return ""


def is_being_read(work: Work) -> bool:
    """Whether not all readers it needs have marked it."""
    readings = list(Reading.objects.filter(work=work))
    marked = [reading for reading in readings if reading.state == rules.MARKED]
    waiting = any(reading.state == rules.WAITING for reading in readings)
    return waiting or len(marked) < _wanted([reading.given for reading in marked])


def _wanted(given: list[int]) -> int:
    """How many readers a work needs, seeing what those before gave."""
    contesting = book().contesting
    full = len(given) >= contesting.readers
    apart = full and rules.lies_apart(given, whole=contesting.whole, percent=contesting.spread)
    return contesting.readers + (1 if apart else 0)


class Dealing:
    """The works of a contest that need readers, and the readers who have declared, with what each has."""

    def __init__(self, contest: Contest) -> None:
        self.readers = list(Reader.objects.filter(contest=contest, declared=True).order_by("id"))
        self.works = list(
            Work.objects.filter(contest=contest, state=rules.IN, faded=False).order_by("number")
        )
        self._readings: dict[str, list[Reading]] = {}
        self._load: Counter[str] = Counter()
        for reading in Reading.objects.filter(work__in=self.works):
            self._readings.setdefault(reading.work_id, []).append(reading)
            self._load[reading.reader] += reading.state != rules.RECUSED
        entries = [entry for reader in self.readers for entry in reader.known.split()]
        persons = [entry for work in self.works for entry in (work.author, work.guardian)]
        self._words = vault.read([*entries, *persons])

    def wanted(self, work: Work) -> int:
        """How many more readers the work needs."""
        live = [each for each in self._readings.get(work.id, ()) if each.state != rules.RECUSED]
        given = [each.given for each in live if each.state == rules.MARKED]
        return max(0, _wanted(given if len(given) == len(live) else []) - len(live))

    def choose(self, work: Work) -> list[str]:
        """Readers for it: without a tie, whoever has least to read first."""
        had = {reading.reader for reading in self._readings.get(work.id, ())}
        free = [
            reader.person
            for reader in self.readers
            if reader.person not in had
            and reader.person != work.sender
            and not _tie(work, reader, self._words)
        ]
        chosen = sorted(free, key=lambda person: (self._load[person], person))[: self.wanted(work)]
        self._load.update(chosen)
        return chosen
