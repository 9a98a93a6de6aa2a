"""Building what a book says of visits and contests from files that were checked."""

from collections.abc import Callable, Iterable
from typing import Any

from bandeng.rulebook.rules import contesting, visiting

Row = dict[str, Any]


def visits_of(values: Row) -> visiting.Visiting:
    """Of ``visits.toml``; of nothing, where a district has none."""
    if not values:
        return visiting.Visiting()
    return visiting.Visiting(
        **values["visits"],
        categories=_each(visiting.Called, values["category"]),
        visitors=_each(visiting.Caller, values["visitor"]),
        lines=_each(visiting.Choice, values["line"]),
        gifts=_each(visiting.Choice, values["gift"]),
    )


def contests_of(values: Row) -> contesting.Contesting:
    """Of ``contests.toml``; of nothing, where a district has none."""
    if not values:
        return contesting.Contesting()
    return contesting.Contesting(
        **values["contests"],
        kinds=_each(contesting.Sort, values["kind"]),
        criteria=_each(contesting.Criterion, values["criterion"]),
        groups=_each(contesting.Named, values["group"]),
        awards=_each(contesting.Named, values["award"]),
        ties=_each(contesting.Named, values["tie"]),
    )


def _each(make: Callable[..., Any], rows: Iterable[Row]) -> tuple[Any, ...]:
    return tuple(make(**row) for row in rows)
