"""Making a Book of files that were checked and found right."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from typing import Any

from bandeng.kernel.calendar import Reason
from bandeng.kernel.clock import Limit
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules import building_month, honouring, sessions
from bandeng.rulebook.rules.book import (
    Area,
    Book,
    DangerRule,
    Department,
    District,
    Eligibility,
    Grant,
    PartyBody,
    Role,
    Spelling,
)
from bandeng.rulebook.rules.campaigns import months
from bandeng.rulebook.rules.deliberation import deliberation
from bandeng.rulebook.rules.doorstep import CallsFigure, Dispute, Doorstep, Keepable, Mended, Purpose
from bandeng.rulebook.rules.hours import Duty, DutyPattern, OnCall, OwnCalendar, Week
from bandeng.rulebook.rules.limits import LevelLimits, Limits, Replies
from bandeng.rulebook.rules.orders import AnswerColumn, Sender
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.reports_building import reports_of
from bandeng.rulebook.rules.things import Category, Condition, Stage
from bandeng.rulebook.rules.voting import voting_people, voting_rules

Row = dict[str, Any]
MINUTE = "分钟"
PARTS = ("levels", "escalation", "replies")  # of limits.toml, beside its single values
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


def build(source: Source) -> Book:
    """The book of these files. Only for a source without issues."""
    values = {name: sheet.values for name, sheet in source.sheets.items()}
    book = values["district.toml"]["book"]
    return Book(
        district=District(**values["district.toml"]["district"]),
        version=book["version"],
        effective_from=book["effective_from"],
        effective_to=book.get("effective_to"),
        digest=source.digest,
        areas=_each(Area, values["district.toml"]["area"], parent=""),
        categories=tuple(_category(row) for sheet in source.categories for row in sheet.values["category"]),
        departments=tuple(_department(row) for row in values["departments.toml"]["department"]),
        roles=tuple(_role(row) for row in values["roles.toml"]["role"]),
        grants=tuple(each for sheet in source.charters for each in _grants(sheet.values["grant"])),
        limits=_limits(values["limits.toml"]),
        duty=_duty(values["duty.toml"]),
        danger=tuple(_danger(row) for row in values["danger.toml"]["danger"]),
        escalation=values["limits.toml"]["escalation"],
        calendar=_calendar(values["calendar.toml"]),
        spelling=_spelling(values["spelling.toml"]),
        doorstep=_doorstep(values["doors.toml"]),
        replies=_replies(values["limits.toml"].get("replies", {})),
        reports=reports_of(source),
        **_optional(values),
    )


def _optional(values: dict[str, Row]) -> dict[str, Any]:
    """What a district that does not do it has no file for."""

    def rows(file: str, table: str) -> Iterable[Row]:
        found: Iterable[Row] = values.get(file, {}).get(table, ())
        return found

    return {
        "senders": tuple(_sender(row) for row in rows("orders.toml", "sender")),
        "party": _each(PartyBody, rows("party.toml", "body")),
        "members": honouring.members(values.get("members.toml", {})),
        "honours": honouring.honours(values.get("honours.toml", {})),
        "gatherings": sessions.gatherings(values.get("gatherings.toml", {})),
        "voting": voting_rules(rows("ballots.toml", "rule")),
        "voting_people": voting_people(values.get("ballots.toml", {})),
        "deliberation": deliberation(values.get("assembly.toml", {})),
        "months": months(values.get("campaigns.toml", {})),
        "visiting": building_month.visits_of(values.get("visits.toml", {})),
        "contesting": building_month.contests_of(values.get("contests.toml", {})),
    }


def minutes(text: str) -> timedelta:
    """``15 分钟`` or ``15 minutes``. Raises ValueError for anything else."""
    try:
        limit = Limit.parse(text)
    except BadInput as refusal:
        raise ValueError(str(refusal)) from None
    if limit.unit != MINUTE:
        raise ValueError(f"not a number of minutes: {text}")
    return timedelta(seconds=int(limit.seconds))


def hours(text: str) -> tuple[time, time]:
    """``08:00-12:00``; an end of ``24:00`` is midnight, written ``00:00``. Raises ValueError."""
    found = HOURS.fullmatch(text)
    if not found or text[:5] >= text[6:] or text[6:] > "24:00":
        raise ValueError(f"not an interval of hours: {text}")
    return time(int(found[1]), int(found[2])), time(int(found[3]) % 24, int(found[4]))


def week(row: Row) -> Week:
    """The hours of Monday to Sunday; a day left out has none."""
    return tuple(tuple(hours(text) for text in row.get(day, ())) for day in DAYS)


def _each(make: Callable[..., Any], rows: Iterable[Row], **otherwise: Any) -> tuple[Any, ...]:
    return tuple(make(**{**otherwise, **row}) for row in rows)


def _department(row: Row) -> Department:
    return Department(**{**row, "aliases": tuple(row.get("aliases", ()))})


def _category(row: Row) -> Category:
    return Category(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        parent=row["parent"],
        words=tuple(row["words"]),
        persons=tuple(row.get("persons", ())),
        at_home=row.get("at_home", False),
        of_property=row.get("of_property", False),
        conditions=tuple(
            _condition(row["code"], inner, retired=row.get("retired", False)) for inner in row["condition"]
        ),
    )


def _condition(category: str, row: Row, *, retired: bool) -> Condition:
    return Condition(
        key=f"{category}.{row['key']}",
        category=category,
        zh=row["zh"],
        en=row["en"],
        limit=row["limit"],
        stages=tuple(Stage(**stage) for stage in row.get("stages", ())),
        unit=row.get("unit", ""),
        small=row.get("small", False),
        urgent=row.get("urgent", False),
        words=tuple(row.get("words", ())),
        phrases=tuple(row.get("phrases", ())),
        retired=retired or row.get("retired", False),
    )


def _role(row: Row) -> Role:
    return Role(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        kind_of_place=row["kind_of_place"],
        eligible=Eligibility(code=row["eligible"], zh=row["eligible_zh"], en=row["eligible_en"]),
        duty=row["duty"],
        per_place=row.get("per_place", 1),
        deputies=tuple(row.get("deputies", ())),
        on_call=row.get("on_call", False),
    )


def _grants(rows: Iterable[Row]) -> Iterable[Grant]:
    for row in rows:
        for act in row["acts"]:
            yield Grant(role=row["role"], act=act, reach=row["reach"])


def _limits(values: Row) -> Limits:
    flat: Row = {name: value for name, value in values.items() if name not in PARTS}
    for name in ("acceptance", "urgent_acceptance", "urgent_check"):
        flat[name] = minutes(flat[name])
    flat["recurrence_days"] = tuple(flat["recurrence_days"])
    return Limits(levels=LevelLimits(**values["levels"]), **flat)


def _replies(row: Row) -> Replies:
    """A book without this part asks nothing of replies."""
    texts = {key: tuple(row.get(key, ())) for key in ("empty", "courtesy", "particles", "alone")}
    return Replies(least=row.get("least", 0), **texts)


def _duty(values: Row) -> Duty:
    rule = values["on_call"]
    return Duty(
        patterns=tuple(
            DutyPattern(code=row["code"], zh=row["zh"], en=row["en"], week=week(row), holidays=_off(row))
            for row in values["pattern"]
        ),
        on_call=OnCall(roles=tuple(rule["roles"]), step=minutes(rule["step"]), zh=rule["zh"], en=rule["en"]),
    )


def _off(row: Row) -> bool:
    return bool(row.get("holidays", True))


def _danger(row: Row) -> DangerRule:
    return DangerRule(
        key=row["key"],
        words=tuple(row["words"]),
        phone=row["phone"],
        zh=row["zh"],
        en=row["en"],
        unless=tuple(row.get("unless", ())),
    )


def _calendar(values: Row) -> OwnCalendar:
    return OwnCalendar(
        years=tuple(values["years"]),
        week=week(values["hours"]),
        off=_days(values.get("off", ())),
        worked=_days(values.get("worked", ())),
        source=values.get("source", ""),
    )


def _days(rows: Iterable[Row]) -> dict[date, Reason]:
    return {row["day"]: Reason(row["zh"], row["en"]) for row in rows}


def _spelling(values: Row) -> Spelling:
    words = {other: row["word"] for row in values.get("same", ()) for other in row["also"]}
    pairs = "".join(values.get("traditional", ()))
    return Spelling(words=words, characters=dict(zip(pairs[::2], pairs[1::2], strict=True)))


def _sender(row: Row) -> Sender:
    return Sender(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        dates=tuple(row["dates"]),
        heads={name: tuple(heads) for name, heads in row["heads"].items()},
        kinds={theirs: kind["condition"] for kind in row.get("kind", ()) for theirs in kind["theirs"]},
        answer=_each(AnswerColumn, row["answer"]),
        results=row["results"],
        datum=row.get("datum", "wgs84"),
        residents=row.get("residents", True),
    )


def _purpose(row: Row) -> Purpose:
    figures = _each(CallsFigure, row.get("figure", ()))
    named = {name: row[name] for name in ("code", "zh", "en", "answers") if name in row}
    return Purpose(**named, figures=figures)


def _doorstep(values: Row) -> Doorstep:
    return Doorstep(
        **values["visits"],
        **values["mediation"],
        purposes=tuple(_purpose(row) for row in values["purpose"]),
        keeps=_each(Keepable, values.get("keep", ())),
        mended=_each(Mended, values["mended"]),
        disputes=tuple(
            Dispute(**{**row, "categories": tuple(row.get("categories", ()))}) for row in values["dispute"]
        ),
    )
