"""What later facts changed in a number, as plain values for its page."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from bandeng.figures import words
from bandeng.figures.queries import Difference, Reading
from bandeng.figures.rules import Evidence
from bandeng.figures.web.asking import Asked
from bandeng.figures.web.showing import PAGE, Record, records
from bandeng.ledger.words import as_of
from bandeng.rulebook.language import spoken


def page(found: Difference, asked: Asked) -> dict[str, Any]:
    """Both answers side by side, and the first records of each kind of change; all are in the JSON."""
    hidden = found.before.withheld or found.after.withheld
    groups = [
        (_("后来算进去的"), found.came, found.after),
        (_("后来不算的"), found.went, found.before),
        (_("算法变了的"), found.changed, found.after),
    ]
    return {
        "figure": found.after.figure,
        "sentence": spoken(found.after.figure),
        "sides": [_side(found.before), _side(found.after)],
        "groups": [] if hidden else [_group(*group) for group in groups if group[1]],
        "hidden": hidden,
        "same": found.is_none,
        "back": asked.address,
    }


def _side(reading: Reading) -> tuple[str, str, str]:
    """When it was so, the value, its unit."""
    when = as_of(reading.seal.at) if reading.seal else _("到现在")
    return when, words.value_text(reading), words.unit_text(reading)


def _group(title: str, evidence: Sequence[Evidence], reading: Reading) -> tuple[str, int, list[Record]]:
    return title, len(evidence), records(evidence[:PAGE], reading)
