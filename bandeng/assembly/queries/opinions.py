"""Opinions at the desk, grouped; for everybody only their answers; for a resident her own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from bandeng.assembly import rules
from bandeng.assembly.models import Covenant, Opinion, Procedure
from bandeng.assembly.queries.covenants import newest
from bandeng.assembly.queries.seeing import at_or_around, choices, seen
from bandeng.people import vault
from bandeng.places import queries as places

PLACE = "-"  # the topic of an opinion on its place at large
ALIKE_AT_LEAST = 2  # pairs of characters that two similar opinions share at least
ALIKE_SHARE = 4  # and at least one in so many of the shorter one's


@dataclass(frozen=True, kw_only=True)
class Voice:
    """An opinion with its answer (``outcome`` ``""``: none yet)."""

    id: str
    said: str
    article: int
    channel: str
    slip: str
    at: datetime
    outcome: str
    why: str
    beside: str
    pictures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """An opinion with those that stand beside it; ``like``: those that may belong there, too."""

    lead: Voice
    others: tuple[Voice, ...]
    like: tuple[Voice, ...]

    @property
    def unanswered(self) -> int:
        return sum(not each.outcome for each in (self.lead, *self.others))


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer for everybody: how many voices it is for; none of their words."""

    outcome: str
    why: str
    voices: int


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many opinions there are of a topic, and how many have which answer."""

    received: int
    answered: int
    adopted: int


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A place with how many opinions on it at large there are, and how many wait for an answer."""

    code: str
    label: str
    said: int
    waiting: int


def opinion_for(person: str, opinion: str, *, at: datetime) -> Opinion:
    """The opinion, for staff who may see it. Raises Opinion.DoesNotExist otherwise (a 404)."""
    return Opinion.objects.filter(seen(person, at=at)).get(id=opinion)


def with_those_beside(opinion: Opinion) -> list[Opinion]:
    """It and those beside it that have no answer yet."""
    rows = Opinion.objects.filter(beside=opinion.id, outcome="-").order_by("at", "id")
    return [opinion, *rows[: rules.OPINIONS_AT_MOST]]


def groups_of(topic: str, *, place: str = "") -> list[Group]:
    """The opinions of a topic in groups, those without an answer first, with suggestions by their words."""
    rows = Opinion.objects.filter(topic=topic)
    if place:
        rows = rows.filter(place__startswith=place)
    return _grouped(_voices(rows.order_by("at", "id")[: rules.OPINIONS_AT_MOST]))


def opinions_named(ids: Iterable[str]) -> list[Opinion]:
    """The opinions of these ids; those nobody knows are absent."""
    return list(Opinion.objects.filter(id__in=list(ids)))


def opinions_waiting(topics: Iterable[str]) -> Counter[str]:
    """How many opinions on each of these matters and covenants (streams) have no answer."""
    rows = Opinion.objects.filter(topic__in=list(topics), outcome="-").values_list("topic", flat=True)
    return Counter(rows)


def own_opinions(topic: str, person: str, *, place: str = "") -> list[Voice]:
    """What this resident said of it herself."""
    if not person:
        return []
    rows = Opinion.objects.filter(_of(topic, place), person=person).order_by("at", "id")
    return _voices(rows[: rules.LIST_AT_MOST])


def spoken_places(person: str, *, at: datetime) -> list[Spoken]:
    """The places under her eyes that somebody spoke of at large, and her own communities, with what waits.

    What was said of a place below counts there, too, as it stands on the page of either.
    """
    counts = {path: [0, 0] for path, _label in choices(person, "assembly.see", at=at, kinds=("community",))}
    rows = Opinion.objects.filter(seen(person, at=at), topic=PLACE).values_list("place", "outcome")
    spoken = list(rows[: rules.OPINIONS_AT_MOST])
    for path in {place for place, _outcome in spoken} | set(counts):
        there = [outcome for place, outcome in spoken if place.startswith(path)]
        counts[path] = [len(there), there.count("-")]
    labels = places.labels(counts)
    return [
        Spoken(code=path.rstrip("/").rpartition("/")[2], label=labels.get(path, ""), said=said, waiting=waits)
        for path, (said, waits) in sorted(counts.items(), key=lambda each: (-each[1][1], each[0]))
    ][: rules.LIST_AT_MOST]


def answers_of(topic: str, *, place: str = "") -> list[Answered]:
    """The answers for everybody, those for most voices first."""
    rows = Opinion.objects.filter(_of(topic, place)).exclude(outcome="-").order_by("at", "id")
    found: dict[tuple[str, str], int] = {}
    for voice in _voices(rows[: rules.OPINIONS_AT_MOST]):
        found[voice.outcome, voice.why] = found.get((voice.outcome, voice.why), 0) + 1
    by_voices = sorted(found.items(), key=lambda each: -each[1])
    return [Answered(outcome=outcome, why=why, voices=n) for (outcome, why), n in by_voices]


def counts_of(topic: str, *, place: str = "") -> Counts:
    """How many opinions there are of it."""
    outcomes = list(Opinion.objects.filter(_of(topic, place)).values_list("outcome", flat=True))
    return Counts(
        received=len(outcomes),
        answered=sum(outcome != "-" for outcome in outcomes),
        adopted=sum(outcome in (rules.ADOPTED, rules.PARTLY) for outcome in outcomes),
    )


def _of(topic: str, place: str) -> Q:
    """Opinions of a topic; of those on places at large, those of this place, below it or around it."""
    return Q(topic=topic) & at_or_around(place) if place else Q(topic=topic)


def unanswered(topic: str) -> int:
    """How many opinions of it have no answer."""
    return Opinion.objects.filter(topic=topic, outcome="-").count()


def slip_is_typed(topic: str, slip: str) -> bool:
    """Whether a form of this number was typed already."""
    return Opinion.objects.filter(topic=topic, slip=slip).exists()


def pictured_in(pictures: Iterable[str]) -> str:
    """The number of a form typed from one of these pictures (``-``: it has none); ``""``: there is none."""
    rows = [Opinion.objects.filter(pictures__contains=digest).first() for digest in pictures]
    return next((row.slip for row in rows if row), "")


def has_beside(opinion: Opinion) -> bool:
    """Whether others stand beside it."""
    return Opinion.objects.filter(beside=opinion.id).exists()


def takes_opinions(topic: str) -> bool:
    """Whether it can still be spoken of: the place always, a procedure until its end, a covenant as a draft
    and while it holds, not while the street has what was adopted.
    """
    kind, _colon, ref = topic.partition(":")
    if kind == "procedure":
        return Procedure.objects.filter(id=ref).exclude(stage__in=rules.OVER).exists()
    if kind == "covenant":
        covenant = Covenant.objects.filter(id=ref).first()
        return covenant is not None and newest(covenant).state in (rules.DRAFT, rules.HOLDS)
    return topic == PLACE


def _voices(rows: Iterable[Opinion]) -> list[Voice]:
    found = list(rows)
    words = vault.read([e for row in found for e in (row.said, row.why) if e != "-"])
    return [
        Voice(
            id=row.id,
            said=words.get(row.said, ""),
            article=row.article,
            channel=row.channel,
            slip="" if row.slip == "-" else row.slip,
            at=row.at,
            outcome="" if row.outcome == "-" else row.outcome,
            why=words.get(row.why, ""),
            beside="" if row.beside == "-" else row.beside,
            pictures=tuple(row.pictures.split(",")) if row.pictures else (),
        )
        for row in found
    ]


def _grouped(voices: list[Voice]) -> list[Group]:
    beside: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.beside:
            beside.setdefault(voice.beside, []).append(voice)
    leads = [voice for voice in voices if not voice.beside]
    alone = [voice for voice in leads if voice.id not in beside and not voice.outcome]
    groups = [
        Group(
            lead=lead,
            others=tuple(beside.get(lead.id, ())),
            like=tuple(each for each in alone if each.id > lead.id and is_alike(lead.said, each.said)),
        )
        for lead in leads
    ]
    return sorted(groups, key=lambda group: not group.unanswered)


def is_alike(text: str, other: str) -> bool:
    """Whether two texts may be about one thing: they share pairs of characters; a person decides."""
    shared = rules.shares(text, other)
    shorter = min(len(rules.pairs(text)), len(rules.pairs(other)))
    return shared >= ALIKE_AT_LEAST and shared * ALIKE_SHARE >= shorter
