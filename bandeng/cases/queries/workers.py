"""Who had a hand in a matter, and what such a person may not do in it."""

from bandeng.cases.models import Case, Worker
from bandeng.cases.rules import ASKED_BY_STAFF
from bandeng.ledger import straight
from bandeng.ledger.models import Fact

DONE = frozenset({"cases.resolved", "cases.settled"})
SAID = frozenset({"cases.answered", "cases.contested", "cases.judged"})


def workers_of(case: Case) -> set[str]:
    """Ids of the persons who settled or resolved the matter, ever: they neither check nor ask nor review."""
    return {person for (person,) in straight.find(Worker, {"case_id": case.id}, "person")}


def lookers_of(case: Case) -> set[str]:
    """Ids of the staff who checked the last result or asked the reporter about it: they do not review it."""
    told = Fact.objects.of(case.stream).named("cases.checked", *DONE, *SAID)
    found: set[str] = set()
    for fact in told:
        if fact.name in DONE:
            found = set()
        elif fact.name == "cases.checked" or fact.body["channel"] in ASKED_BY_STAFF:
            found.add(fact.person)
    return found
