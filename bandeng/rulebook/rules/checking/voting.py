"""Rules of votes: known measures, thresholds that can be read, no code twice."""

from collections.abc import Iterator

from bandeng.rulebook.rules.checking.rows import Row, rows
from bandeng.rulebook.rules.issues import Issue, choice
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.voting import MEASURES, OF, threshold


def voting(source: Source) -> Iterator[Issue]:
    """Issues of ``ballots.toml``."""
    first: dict[str, Row] = {}
    for rule in rows(source, "ballots.toml", "rule"):
        before = first.setdefault(rule.text("code"), rule)
        if before is not rule:
            place = f"{before.sheet.name}:{before.line('code')}"
            yield rule.issue("twice", "code", rule.text("code"), first=place)
        for measure in rule.texts("measures"):
            if measure not in MEASURES:
                yield rule.issue(
                    "not_choice", "measures", measure, item="measures", **choice(measure, MEASURES)
                )
        of = rule.text("pass_of")
        if of and of not in OF:
            yield rule.issue("not_choice", "pass_of", of, item="pass_of", **choice(of, OF))
        for key in ("quorum", "pass"):
            if rule.text(key) and not _reads(rule.text(key)):
                yield rule.issue("threshold", key, rule.text(key))


def _reads(text: str) -> bool:
    try:
        threshold(text)
    except ValueError:
        return False
    return True
