"""The stages of a condition, and which of them runs in a matter."""

from bandeng.cases.models import Case
from bandeng.inbox import queries as inbox
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


def running(case: Case) -> int | None:
    """The number of the first stage that runs, where one comes after it: the last one ends with the whole."""
    count = len(book().condition(case.condition).stages) if case.condition != "-" else 0
    if count < 2:
        return None
    waited = {each.kind for each in inbox.clocks_of(case.stream) if each.stopped_at is None}
    return next((number for number in range(1, count) if f"stage{number}" in waited), None)


def name(condition: str, number: int) -> str:
    """What a stage of this condition is called; ``""`` where the book has none any more."""
    if condition == "-":
        return ""
    found = book().condition(condition).stages
    return spoken(found[number - 1]) if number <= len(found) else ""
