"""Rules of votes: known measures, thresholds that can be read, no code twice."""

from collections.abc import Iterable, Iterator

from bandeng.rulebook.rules.checking.rows import Row, rows
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.voting import MEASURES, OF, ROLLS, threshold

FILE = "ballots.toml"


def voting(source: Source) -> Iterator[Issue]:
    """Issues of ``ballots.toml``."""
    for part in ("rule", "nominator", "agent"):
        yield from _twice(rows(source, FILE, part))
    for rule in rows(source, FILE, "rule"):
        yield from _one_of(rule, "measures", rule.texts("measures"), MEASURES)
        yield from _one_of(rule, "order", rule.texts("order"), rule.texts("measures"))
        yield from _one_of(rule, "pass_of", [rule.text("pass_of")], OF)
        yield from _one_of(rule, "roll", [rule.text("roll")], ROLLS)
        for key in ("quorum", "pass"):
            if rule.text(key) and not _reads(rule.text(key)):
                yield rule.issue("threshold", key, rule.text(key))
        yield from _election(rule)


def _twice(found: list[Row]) -> Iterator[Issue]:
    first: dict[str, Row] = {}
    for row in found:
        before = first.setdefault(row.text("code"), row)
        if before is not row:
            place = f"{before.sheet.name}:{before.line('code')}"
            yield row.issue("twice", "code", row.text("code"), first=place)


def _one_of(row: Row, key: str, values: Iterable[str], known: Iterable[str]) -> Iterator[Issue]:
    known = list(known)
    for value in values:
        if value and value not in known:
            yield row.issue("not_choice", key, value, item=key, **choice(value, known))


def _election(rule: Row) -> Iterator[Issue]:
    """Where candidates are put by name, it is said by what those with a majority are put in order."""
    named = rule.values.get("election") is True and rule.values.get("secret") is not True
    if named and not rule.texts("order"):
        yield rule.issue("order_missing", "code", rule.text("code"))


def _reads(text: str) -> bool:
    try:
        threshold(text)
    except ValueError:
        return False
    return True
