"""Whether a matter is urgent: by its class, by words of danger, or by an urgent one that was merged in."""

from bandeng.cases.models import Case
from bandeng.ledger.models import Fact
from bandeng.rulebook.rules.things import Condition


def under(case: Case, condition: Condition) -> bool:
    """Whether the matter is urgent once this condition is chosen; what was guessed before counts no more."""
    return condition.urgent or case.danger != "-" or (case.urgent and _holds_an_urgent_one(case))


def _holds_an_urgent_one(case: Case) -> bool:
    """Whether a matter that was merged in, and not taken out again, was urgent."""
    told = Fact.objects.of(case.stream).named("cases.absorbed", "cases.released")
    inside = {fact.body["merged"]: fact.name == "cases.absorbed" and fact.body["urgent"] for fact in told}
    return any(inside.values())
