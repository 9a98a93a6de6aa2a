"""Who has worked on a matter: such a person neither checks nor asks nor reviews in it."""

from bandeng.cases.models import Case, Worker


def workers_of(case: Case) -> set[str]:
    """Ids of the persons who settled or resolved the matter, ever."""
    return set(Worker.objects.filter(case=case).values_list("person", flat=True))
