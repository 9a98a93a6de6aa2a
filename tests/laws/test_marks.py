"""Marks say what measures say, also of lives that no flow would allow: facts of the world in random order."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from bandeng.figures.marks import FAMILIES, Family
from bandeng.figures.models import MarkDay
from bandeng.figures.projections.adding import add
from bandeng.figures.projections.marking import KEYS, Key, Marking
from bandeng.figures.queries import catalogue
from bandeng.figures.queries.marked import Marked, Rolled
from bandeng.figures.queries.scope import COLUMNS, Scope, Shelf, Told
from bandeng.figures.queries.shortcuts import SHORTCUTS
from bandeng.figures.rules import Figure, Question
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.ledger.models import Fact

LIVES, LONGEST, DAYS, QUESTIONS = 60, 14, 60, 8
PLACES = ("410103/410103012/", "410103/410103012/410103012002/")
DAY = timedelta(days=1)
BEGINNINGS = (
    "cases.reported", "cases.parted", "gatherings.held", "gatherings.recorded", "assembly.talked",
    "repairs.added",
)  # fmt: skip
OF_OTHER_LIVES = ("gatherings.attended",)  # an arrival has an id of its own; copies in other lives share it


@dataclass
class Remembered(Shelf):
    """What was told, without a database."""

    question: Question
    told: Sequence[Told]

    @property
    def during(self) -> list[Told]:  # type: ignore[override]
        asked = self.question
        return [fact for fact in self.told if asked.begins_at <= fact.at < asked.ends_at]

    @property
    def before(self) -> list[Told]:  # type: ignore[override]
        return list(self.told)

    @property
    def reaching(self) -> list[Told]:  # type: ignore[override]
        return list(self.told)

    def of_streams(self, streams: Iterable[str], names: Iterable[str]) -> list[Told]:
        return []

    @property
    def everywhere(self) -> list[Told]:  # type: ignore[override]
        return []


def _lives(family: Family, chance: random.Random) -> dict[str, list[Told]]:
    """Facts of the world in an order and at moments of nobody's choosing, each life at one place."""
    real = [Told(*row) for row in Fact.objects.named(*family.facts).values_list(*COLUMNS)]
    if not real:
        return {}
    by_name = [[fact for fact in real if fact.name == name] for name in sorted({f.name for f in real})]
    begins = min(fact.at for fact in real) - 10 * DAY
    said: list[tuple[datetime, str, Told]] = []
    for number in range(LIVES):
        facts = _one_life(
            [chance.choice(chance.choice(by_name)) for _turn in range(chance.randint(1, LONGEST))]
        )
        moments = sorted(_moment(begins, chance) for _fact in facts)
        said += [(at, f"life:{number}", fact) for at, fact in zip(moments, facts, strict=True)]
    lives: dict[str, list[Told]] = {}
    for height, (at, stream, fact) in enumerate(sorted(said, key=lambda each: each[0]), start=1):
        place = PLACES[int(stream[5:]) % len(PLACES)]
        lives.setdefault(stream, []).append(replace(fact, id=height, stream=stream, at=at, place=place))
    return lives


def _one_life(facts: Sequence[Told]) -> list[Told]:
    """With a beginning, and that once."""
    begun = [fact for fact in facts if fact.name in BEGINNINGS][:1]
    return [*begun, *(fact for fact in facts if fact.name not in BEGINNINGS)]


def _moment(begins: datetime, chance: random.Random) -> datetime:
    """Some are midnights."""
    at = begins + timedelta(seconds=chance.randrange(DAYS * 86_400))
    return day_begins(at.astimezone(SHANGHAI).date()) if chance.random() < 0.1 else at


def _questions(told: Sequence[Told], chance: random.Random) -> Iterator[Question]:
    """Periods of whole days; the book reaches their end, or stands in their midst."""
    first = told[0].at.astimezone(SHANGHAI).date()
    for _turn in range(QUESTIONS):
        begins = first + chance.randrange(DAYS) * DAY
        ends = day_begins(begins + chance.randrange(1, 40) * DAY)
        for place in PLACES:
            yield Question(
                place=place,
                begins_at=day_begins(begins),
                ends_at=ends,
                height=told[-1].id,
                known_at=told[-1].at,
            )


def _figures(family: Family) -> list[tuple[Figure, Marked]]:
    ways = [(each, SHORTCUTS.get(each.name)) for each in catalogue() if not each.reads.everywhere]
    ways = [(each, way) for each, way in ways if each.name not in OF_OTHER_LIVES]
    return [(each, way) for each, way in ways if isinstance(way, Marked) and way.family is family]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_marks_say_what_measures_say(any_world: None, name: str, seed: int) -> None:
    family, chance = FAMILIES[name], random.Random(f"{name} {seed}")
    lives, numbers = _lives(family, chance), Counter[Key]()
    if not lives:  # nothing of it happened in this world
        return
    told = sorted((fact for life in lives.values() for fact in life), key=lambda fact: fact.id)
    marking = Marking(family)
    middle = told[len(told) // 2].id
    marking._fold({stream: [f for f in life if f.id < middle] for stream, life in lives.items()}, 0, numbers)
    marking._fold(lives, middle, numbers)
    add(MarkDay, KEYS, numbers)
    for question in _questions(told, chance):
        here = [fact for fact in told if family.reaching or fact.place.startswith(question.place)]
        for figure, way in _figures(family):
            formula = way.formulas[figure.name]
            found = Rolled(family, question, question.height, set())
            found.count(sorted(set(formula.kinds())))
            plainly = figure.measure(Scope(question, figure.reads, Remembered(question, here)))
            said = formula.answer(found, None)
            expected = replace(plainly, evidence=(), records=len(plainly.evidence))
            assert said == expected, (figure.name, question)
