"""Categories and conditions that are retired: old matters keep them, new ones cannot bear them."""

from collections.abc import Iterator

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
    """An issue where nothing is left that could be reported."""
    conditions, first = retired(source), next(iter(categories(source)), None)
    if first and conditions and all(conditions.values()):
        yield first.issue("nothing_offered", value=first.text("code"))


def _is_so(row: Row) -> bool:
    return row.values.get("retired") is True
