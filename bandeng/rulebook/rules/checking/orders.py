"""Orders of others: known columns, conditions that exist, dates that can be read, an answer with a number."""

from collections.abc import Iterator, Mapping

from bandeng.rulebook.rules.checking.rows import Row, one_of, rows, twice
from bandeng.rulebook.rules.checking.things import retired
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.orders import DATE_PARTS, DATUMS, HEADS, RESULTS, SENDERS, UNNAMED, VALUES
from bandeng.rulebook.rules.reading import Source


def orders(source: Source) -> Iterator[Issue]:
    """Issues of ``orders.toml``."""
    conditions = retired(source)
    yield from twice(rows(source, "orders.toml", "sender"))
    for sender in rows(source, "orders.toml", "sender"):
        yield from one_of(sender, "code", SENDERS)
        yield from one_of(sender, "datum", DATUMS)
        yield from _dates(sender)
        yield from _heads(sender.part("heads"))
        yield from _kinds(sender, conditions)
        yield from _answer(sender)


def _dates(sender: Row) -> Iterator[Issue]:
    for written in sender.texts("dates"):
        if not all(part in written for part in DATE_PARTS):
            yield sender.issue("order_date", "dates", written)


def _heads(heads: Row) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for key in HEADS:
        for head in heads.texts(key):
            before = first.setdefault(head, key)
            if before != key:
                place = f"{heads.sheet.name}:{heads.line(before)}"
                yield heads.issue("twice", key, head, first=place)


def _kinds(sender: Row, conditions: Mapping[str, bool]) -> Iterator[Issue]:
    for kind in sender.rows("kind"):
        condition = kind.text("condition")
        if condition and condition not in conditions:
            yield kind.issue("condition_unknown", "condition", condition, **choice(condition, conditions))
        elif conditions.get(condition):
            yield kind.issue("condition_retired", "condition", condition)


def _answer(sender: Row) -> Iterator[Issue]:
    columns = list(sender.rows("answer"))
    for column in columns:
        yield from one_of(column, "value", VALUES)
    if columns and not any(column.text("value") == "number" for column in columns):
        yield columns[0].issue("order_unnumbered", value=sender.text("code"))
    results = sender.part("results")
    for key in results.values:
        if key not in (*RESULTS, UNNAMED):
            yield results.issue("not_choice", key, key, item="results", **choice(key, RESULTS))
