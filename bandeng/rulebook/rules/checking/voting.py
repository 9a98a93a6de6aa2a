"""Rules of votes: known measures, thresholds that can be read, no code twice."""

from collections.abc import Iterator

from bandeng.rulebook.rules.checking.rows import Row, each_of, rows, twice
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.voting import MEASURES, OF, ROLLS, threshold

FILE = "ballots.toml"


def voting(source: Source) -> Iterator[Issue]:
    """Issues of ``ballots.toml``."""
    for part in ("rule", "nominator", "agent", "tie"):
        yield from twice(rows(source, FILE, part))
    for rule in rows(source, FILE, "rule"):
        yield from each_of(rule, "measures", rule.texts("measures"), MEASURES)
        yield from each_of(rule, "order", rule.texts("order"), rule.texts("measures"))
        yield from each_of(rule, "pass_of", [rule.text("pass_of")], OF)
        yield from each_of(rule, "roll", [rule.text("roll")], ROLLS)
        for key in ("quorum", "pass"):
            if rule.text(key) and not _reads(rule.text(key)):
                yield rule.issue("threshold", key, rule.text(key))
        yield from _election(rule)


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
