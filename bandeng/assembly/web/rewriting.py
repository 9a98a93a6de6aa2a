"""What was decided and promised at a meeting; written anew, its form begins with what stands there."""

from collections.abc import Sequence
from datetime import datetime

from django.http import QueryDict

from bandeng.assembly import queries, rules
from bandeng.assembly.models import Meeting
from bandeng.assembly.web import reading


def context(one: Meeting, told: queries.Met, *, at: datetime, anew: bool) -> dict[str, object]:
    """Its matters and promises; ``anew``: nothing was sent, so that the form shows what the minutes say."""
    matters = queries.matters_of(one)
    promises = queries.owed_of([one.stream], at=at).get(one.stream, [])
    shown: dict[str, object] = {"matters": matters, "promises": promises}
    if anew and one.state == rules.MINUTED:
        shown["typed"] = _as_written(told, matters, promises)
    return shown


def _as_written(
    told: queries.Met, matters: Sequence[queries.Matter], promises: Sequence[queries.Owed]
) -> QueryDict:
    """The counts and the promises of these minutes under the names of their fields."""
    typed = QueryDict(mutable=True)
    if len(matters) < 2:
        typed.update(_counts("", told.yes, told.no, told.abstain))
    for number, each in enumerate(matters, 1) if len(matters) > 1 else ():
        if each.hands:
            typed.update(_counts(f"-{number}", each.hands.yes, each.hands.no, each.hands.abstain))
    for number, line in zip(reading.PROMISES, promises, strict=False):
        typed.update({f"what-{number}": line.what, f"who-{number}": line.who})
        typed.update({f"due-{number}": line.due_on.isoformat(), f"for-{number}": line.topic})
    return typed


def _counts(end: str, yes: int, no: int, abstain: int) -> dict[str, str]:
    if not (yes or no or abstain):
        return {}
    return {f"yes{end}": str(yes), f"no{end}": str(no), f"abstain{end}": str(abstain)}
