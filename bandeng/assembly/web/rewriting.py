"""Minutes that are written anew: the form shows what stands there, so that nothing has to be typed again."""

from django.http import QueryDict

from bandeng.assembly import queries, rules
from bandeng.assembly.models import Meeting
from bandeng.assembly.web import reading
from bandeng.people import vault


def context(one: Meeting, told: queries.Met) -> dict[str, QueryDict]:
    """What its form begins with; nothing before there are minutes."""
    return {"typed": _as_written(one, told, queries.matters_of(one))} if one.state == rules.MINUTED else {}


def _as_written(one: Meeting, told: queries.Met, matters: list[queries.Matter]) -> QueryDict:
    """The counts and the promises of these minutes under the names of their fields."""
    typed = QueryDict(mutable=True)
    if len(matters) < 2:
        typed.update(_counts("", told.yes, told.no, told.abstain))
    for number, each in enumerate(matters, 1) if len(matters) > 1 else ():
        if each.hands:
            typed.update(_counts(f"-{number}", each.hands.yes, each.hands.no, each.hands.abstain))
    for number, line in zip(reading.PROMISES, queries.rows_of(one.stream), strict=False):
        words = vault.read([line.what, line.who])
        typed.update({f"what-{number}": words.get(line.what, ""), f"who-{number}": words.get(line.who, "")})
        typed.update({f"due-{number}": line.due_on.isoformat(), f"for-{number}": line.topic})
    return typed


def _counts(end: str, yes: int, no: int, abstain: int) -> dict[str, str]:
    if not (yes or no or abstain):
        return {}
    return {f"yes{end}": str(yes), f"no{end}": str(no), f"abstain{end}": str(abstain)}
