"""Who has worked on a matter: such a person neither checks nor asks nor reviews in it."""

from bandeng.cases.models import Case, Worker
from bandeng.ledger import straight


def workers_of(case: Case) -> set[str]:
    """Ids of the persons who settled or resolved the matter, ever."""
    return {person for (person,) in straight.find(Worker, {"case_id": case.id}, "person")}
