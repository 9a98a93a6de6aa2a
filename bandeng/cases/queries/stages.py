"""The stages of a condition, and which of them runs in a matter."""

from collections.abc import Iterable, Sequence

from bandeng.cases.models import Case
from bandeng.cases.ties import Appeal
from bandeng.inbox import queries as inbox
from bandeng.inbox.models import Clock
from bandeng.ledger.models import Fact
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

CHOOSES = ("cases.accepted", "cases.settled", "cases.reclassified", "cases.parted")
Chosen = tuple[int, str]  # the height of the fact, and the condition it chose


def running(case: Case) -> int | None:
    """The number of the first stage that runs, where one comes after it: the last one ends with the whole."""
    count = len(book().condition(case.condition).stages) if case.condition != "-" else 0
    if count < 2:
        return None
    waited = {each.kind for each in inbox.clocks_of(case.stream) if each.stopped_at is None}
    return next((number for number in range(1, count) if f"stage{number}" in waited), None)


def chosen_in(case: Case, clocks: Iterable[Clock | Appeal]) -> list[Chosen]:
    """What was chosen in a matter; nothing is asked where none of these limits is that of a stage."""
    if not any(each.kind.startswith("stage") for each in clocks):
        return []
    return chosen(Fact.objects.of(case.stream).named(*CHOOSES))


def chosen(told: Iterable[Fact]) -> list[Chosen]:
    """The conditions that were chosen in these facts, oldest first, each with the height it holds from."""
    return [(fact.id, fact.body["condition"]) for fact in told if fact.name in CHOOSES]


def held(found: Sequence[Chosen], clock: str) -> str:
    """Which of them held when the clock of this id began; ``-`` where none was chosen."""
    height = int(clock.partition(".")[0])
    return next((condition for since, condition in reversed(found) if since <= height), "-")


def name(condition: str, number: int) -> str:
    """What a stage of this condition is called; ``""`` where the book has none any more."""
    if condition == "-":
        return ""
    found = book().condition(condition).stages
    return spoken(found[number - 1]) if number <= len(found) else ""
