"""Who had a hand in a matter, and what such a person may not do in it."""

from bandeng.cases.models import Case, Worker
from bandeng.cases.projections.shared import lookers_in
from bandeng.ledger import straight


def workers_of(case: Case) -> set[str]:
    """Ids of the persons who settled or resolved the matter, ever: they neither check nor ask nor review."""
    return {person for (person,) in straight.find(Worker, {"case_id": case.id}, "person")}


def lookers_of(case: Case) -> set[str]:
    """Ids of the staff who checked the last result or asked the reporter about it: they do not review it."""
    return lookers_in(case.stream)
