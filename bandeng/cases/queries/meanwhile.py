"""What was said in a matter while somebody filled in a form, and whether it matters to her step."""

from bandeng.cases.models import Case
from bandeng.cases.rules import leaves_alone
from bandeng.ledger.models import Fact


def is_as_read(case: Case, verb: str, *, turn: int) -> bool:
    """Whether the matter stands for this step as it was read at that turn: nothing was said since but what
    leaves it alone."""
    if turn == case.turn:
        return True
    if not 0 <= turn < case.turn:
        return False
    since = Fact.objects.of(case.stream).filter(turn__gte=turn).values_list("name", flat=True)
    return all(leaves_alone(name, verb) for name in since)
