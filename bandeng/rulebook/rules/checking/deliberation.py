"""Can every procedure be walked to its end, and does it name rules and bodies that exist?"""

from collections.abc import Iterable, Iterator

from bandeng.rulebook.rules.checking.rows import Row, codes, each_of, rows, twice
from bandeng.rulebook.rules.deliberation import FAMILIES, SORTS
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.voting import ROLLS, threshold

FILE = "assembly.toml"


def deliberation(source: Source) -> Iterator[Issue]:
    """Issues of ``assembly.toml``."""
    rules = codes(rows(source, "ballots.toml", "rule"))
    for part in ("gathering", "procedure", "responsible", "covenant"):
        yield from twice(rows(source, FILE, part))
    for row in rows(source, FILE, "gathering"):
        yield from each_of(row, "family", [row.text("family")], FAMILIES)
        yield from each_of(row, "rolls", row.texts("rolls"), ROLLS)
        yield from each_of(row, "turnout", [row.text("turnout")], rules)
        yield from _rule(row, rules)
        yield from _asked_by(row)
    for row in rows(source, FILE, "covenant"):
        yield from _rule(row, rules)
    for row in rows(source, FILE, "procedure"):
        yield from each_of(row, "sorts", row.texts("sorts"), SORTS)
        yield from _stages(row, rules)


def _rule(row: Row, rules: Iterable[str]) -> Iterator[Issue]:
    yield from each_of(row, "rule", [row.text("rule")], rules)


def _asked_by(row: Row) -> Iterator[Issue]:
    text = row.text("asked_by")
    try:
        if text:
            threshold(text)
    except ValueError:
        yield row.issue("threshold", "asked_by", text)


def _stages(row: Row, rules: Iterable[str]) -> Iterator[Issue]:
    """One stage decides; what is published was decided before; the second publication is the last stage."""
    stages = list(row.rows("stages"))
    yield from twice(stages)
    for stage in stages:
        yield from _rule(stage, rules)
        yield from each_of(stage, "ballot_rule", [stage.text("ballot_rule")], rules)
    deciding = [n for n, stage in enumerate(stages) if stage.values.get("decides") is True]
    published = {stage.values["publication"]: n for n, stage in enumerate(stages) if _publishes(stage)}
    first, last = published.get(1, -1), published.get(2, -1)
    if len(deciding) != 1 or not deciding[0] < first < last == len(stages) - 1:
        yield row.issue("stages_order", "code", row.text("code"))


def _publishes(stage: Row) -> bool:
    return isinstance(stage.values.get("publication"), int) and stage.values["publication"] > 0
