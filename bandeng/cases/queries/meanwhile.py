"""What was said in a matter while somebody filled in a form, and whether it matters to her step."""

from bandeng.cases.models import Case
from bandeng.cases.rules import QUIET, leaves_alone, told_by
from bandeng.ledger.models import Fact

WORDS = frozenset({"cases.answered", "cases.contested", "cases.judged", "cases.voiced"})
BESIDE = QUIET | {"cases.caller_joined", "cases.supplemented", "cases.annotated"}


def is_as_read(case: Case, verb: str, *, turn: int) -> bool:
    """Whether the matter stands for this step as it was read at that turn: nothing was said since but what
    leaves it alone."""
    if turn == case.turn:
        return True
    if not 0 <= turn < case.turn:
        return False
    since = Fact.objects.of(case.stream).filter(turn__gte=turn).values_list("name", flat=True)
    return all(leaves_alone(name, verb) for name in since)


def took_call(case: Case, person: str) -> bool:
    """Whether this person filed it, or joined somebody who called to it: she has heard from her."""
    told = Fact.objects.of(case.stream).named("cases.reported", "cases.caller_joined")
    return told.filter(person=person).exists()


def only_others_spoke(case: Case, person: str, *, turn: int) -> bool:
    """Whether nothing was said since that turn but what others who reported it think of the result: her own
    word (``person``) is hers all the same."""
    since = Fact.objects.of(case.stream).filter(turn__gte=turn)
    return 0 <= turn <= case.turn and all(_is_anothers(fact, case, person) for fact in since)


def _is_anothers(fact: Fact, case: Case, person: str) -> bool:
    if fact.name not in WORDS:
        return fact.name in BESIDE
    return told_by(fact.body, reporter=case.reporter) != person
