"""Making members' rules and honours of files that were checked and found right."""

from collections.abc import Mapping
from typing import Any

from bandeng.rulebook.rules.honours import Grade, Honour, HonourFigure
from bandeng.rulebook.rules.members import JoiningPeriod, MemberRules

Row = dict[str, Any]
LISTS = ("authority", "subjects", "checks", "unit_kinds")


def members(values: Mapping[str, Any]) -> MemberRules:
    """``members.toml``; a book without it lets nobody be held."""
    if not values:
        return MemberRules()
    periods = tuple(JoiningPeriod(**row) for row in values["period"])
    return MemberRules(held=values["held"], keeper=values["keeper"], periods=periods)


def honours(values: Mapping[str, Any]) -> tuple[Honour, ...]:
    """``honours.toml``; a book without it gives none."""
    return tuple(_honour(row) for row in values.get("honour", ()))


def _honour(row: Row) -> Honour:
    flat = {key: value for key, value in row.items() if key not in {"class", "figure", "grade", *LISTS}}
    lists: Row = {key: tuple(row.get(key, ())) for key in LISTS}
    return Honour(
        class_=row["class"],
        grades=tuple(Grade(**each) for each in row.get("grade", ())),
        figures=tuple(_figure(each) for each in row.get("figure", ())),
        **lists,
        **flat,
    )


def _figure(row: Row) -> HonourFigure:
    return HonourFigure(**{**row, "subjects": tuple(row.get("subjects", ()))})
