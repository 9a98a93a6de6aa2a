"""Whose words are whose in a person's matters: staff's are kept about her, and are not her own."""

import json

from bandeng.cases.models import Case
from bandeng.kernel.facts import kept_in
from bandeng.ledger.models import Fact

TOLD_BY_HER = frozenset(
    {
        "cases.reported",
        "cases.joined",
        "cases.caller_joined",
        "cases.supplemented",
        "cases.told_more",
        "cases.answered",
        "cases.contested",
        "cases.judged",
        "cases.voiced",
    }
)


def written_by_others(person: str) -> set[str]:
    """The entries of the vault about this person that others wrote in her matters. Two statements."""
    streams = list(Case.objects.filter(reporter=person).values_list("stream", flat=True))
    rows = Fact.objects.filter(stream__in=streams).exclude(name__in=TOLD_BY_HER)
    bodies = rows.values_list("body_text", flat=True)
    return {one.kept for text in bodies if '"kept":' in text for one in kept_in(json.loads(text))}
