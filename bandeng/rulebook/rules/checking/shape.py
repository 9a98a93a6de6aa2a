"""Is every key there, known, and of its kind? Looks at each value alone."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from bandeng.kernel.clock import Limit
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules.building import MINUTE, hours, minutes
from bandeng.rulebook.rules.checking.deliberation_tables import DELIBERATION_TABLES
from bandeng.rulebook.rules.checking.honour_tables import HONOURS
from bandeng.rulebook.rules.checking.month_tables import MONTHS
from bandeng.rulebook.rules.checking.report_tables import REPORT_TABLES
from bandeng.rulebook.rules.checking.tables import CATEGORIES, TABLES, Table
from bandeng.rulebook.rules.checking.voting_tables import VOTING_TABLES
from bandeng.rulebook.rules.issues import Issue, choice, issue
from bandeng.rulebook.rules.lines import Spot
from bandeng.rulebook.rules.reading import CHARTER, TEXT, Sheet, Source

CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")
PHONE = re.compile(r"[0-9][0-9-]{2,14}")
PLAIN = {"text": "not_text", "flag": "not_flag", "number": "not_number", "percent": "not_percent"}


def shape(source: Source) -> Iterator[Issue]:
    """Issues of keys and kinds in all files."""
    tables = TABLES | REPORT_TABLES | MONTHS | HONOURS | DELIBERATION_TABLES | VOTING_TABLES
    for sheet in (each for each in source.sheets.values() if not each.name.endswith(TEXT)):
        table = tables[CHARTER] if sheet in source.charters else tables.get(sheet.name, CATEGORIES)
        yield from _table(sheet, (), sheet.values, table)


def _table(sheet: Sheet, spot: Spot, values: dict[str, Any], table: Table) -> Iterator[Issue]:
    for key in values:
        if key not in table.keys and key not in table.inner:
            known = choice(key, [*table.keys, *table.inner])
            yield _at(sheet, (*spot, key), "key_unknown", table=_name(sheet, spot, values), key=key, **known)
    for key, kind in table.keys.items():
        yield from _key(sheet, spot, values, key, kind)
    for key, inner in table.inner.items():
        yield from _inner(sheet, spot, values, key, inner)


def _key(sheet: Sheet, spot: Spot, values: dict[str, Any], key: str, kind: str) -> Iterator[Issue]:
    if key in values:
        yield from _value(sheet, (*spot, key), values[key], kind.rstrip("?"))
    elif not kind.endswith("?"):
        code = "english_missing" if key == "en" or key.endswith("_en") else "key_missing"
        yield _at(sheet, spot, code, table=_name(sheet, spot, values), key=key)


def _inner(sheet: Sheet, spot: Spot, values: dict[str, Any], key: str, table: Table) -> Iterator[Issue]:
    head = f"[[{key}]]" if table.many else f"[{key}]"
    if key not in values:
        if table.needed:
            yield _at(sheet, spot, "key_missing", table=_name(sheet, spot, values), key=head)
        return
    rows = values[key] if table.many else [values[key]]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield _at(sheet, (*spot, key), "not_table", key=key, head=head)
        return
    for number, row in enumerate(rows):
        inside = (*spot, key, number) if table.many else (*spot, key)
        yield from _table(sheet, inside, row, table)


def _value(sheet: Sheet, spot: Spot, value: Any, kind: str) -> Iterator[Issue]:
    if kind == "hours" and isinstance(value, list) and value:
        wrong = _wrong_hours(value)
        if wrong:
            yield _at(sheet, spot, "hours", value=wrong)
        return
    code = _wrong(value, kind)
    if code:
        yield _at(sheet, spot, code, key=spot[-1], value=value)


def _wrong(value: Any, kind: str) -> str:
    """The code of the issue with a single value; empty when it is of its kind."""
    if kind in PLAIN:
        return "" if _is_plain(value, kind) else PLAIN[kind]
    if kind == "day":
        return "" if isinstance(value, date) and not isinstance(value, datetime) else "not_day"
    if kind in {"list", "numbers"}:
        inside = str if kind == "list" else int
        fits = (
            isinstance(value, list) and bool(value) and all(type(item) is inside and item for item in value)
        )
        return "" if fits else f"not_{kind}"
    return "hours" if kind == "hours" else _wrong_text(value, kind)


def _is_plain(value: Any, kind: str) -> bool:
    if kind == "text":
        return isinstance(value, str) and value.strip() != ""
    if kind == "flag":
        return isinstance(value, bool)
    return type(value) is int and 0 <= value <= (100 if kind == "percent" else 100_000)


def _wrong_text(value: Any, kind: str) -> str:
    if not isinstance(value, str):
        return {"code": "not_text", "phone": "not_phone"}.get(kind, kind)
    if kind == "code":
        return "" if CODE.fullmatch(value) else "not_code"
    if kind == "phone":
        return "" if PHONE.fullmatch(value) else "not_phone"
    if kind == "minutes":
        return "" if _reads(value) else "minutes"
    return "" if _reads_limit(value) else "limit"


def _reads(value: str) -> bool:
    try:
        return minutes(value).total_seconds() > 0
    except ValueError:
        return False


def _reads_limit(value: str) -> bool:
    try:
        limit = Limit.parse(value)
    except BadInput:
        return False
    return limit.seconds > 0 and limit.unit != MINUTE


def _wrong_hours(texts: list[Any]) -> str:
    """The first interval that cannot be read or begins before the one before it ends; empty when all fit."""
    last = ""
    for text in texts:
        try:
            hours(str(text))
        except ValueError:
            return str(text)
        if text[:5] < last:
            return str(text)
        last = text[6:]
    return ""


def _name(sheet: Sheet, spot: Spot, values: dict[str, Any]) -> str:
    said = values.get("code") or values.get("key") or values.get("role")
    table = next((part for part in reversed(spot) if isinstance(part, str)), sheet.name)
    return f"{table} {said}" if said else str(table)


def _at(sheet: Sheet, spot: Spot, code: str, **names: object) -> Issue:
    return issue(code, sheet.name, sheet.lines.of(spot), names)
