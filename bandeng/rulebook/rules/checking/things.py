"""Categories and conditions: what is retired, and whether what is urgent runs through the night."""

from collections.abc import Iterator

from bandeng.kernel.clock import Limit
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules.checking.rows import Row, categories
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source


def retired(source: Source) -> dict[str, bool]:
    """The keys of all conditions, and whether each is retired, by itself or with its category."""
    return {
        f"{category.text('code')}.{condition.text('key')}": _is_so(category) or _is_so(condition)
        for category in categories(source)
        for condition in category.rows("condition")
    }


def things(source: Source) -> Iterator[Issue]:
    """An issue where nothing is left that could be reported, and for what is urgent in office hours only."""
    for category in categories(source):
        for condition in category.rows("condition"):
            yield from _urgent(condition)
    conditions, first = retired(source), next(iter(categories(source)), None)
    if first and conditions and all(conditions.values()):
        yield first.issue("nothing_offered", value=first.text("code"))


def _is_so(row: Row) -> bool:
    return row.values.get("retired") is True


def _urgent(condition: Row) -> Iterator[Issue]:
    limit = condition.text("limit")
    steps = (limit, *(stage.text("limit") for stage in condition.rows("stages")))
    if condition.values.get("urgent") is True and all(_stands_still(step) for step in steps):
        yield condition.issue("urgent_by_day", "limit", limit)


def _stands_still(limit: str) -> bool:
    """Whether it counts office hours only; what is no limit was said by ``shape``."""
    try:
        return not Limit.parse(limit).runs_always
    except BadInput:
        return False
