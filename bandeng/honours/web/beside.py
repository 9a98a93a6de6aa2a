"""What waits for her among honours, on this morning's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.honours import queries
from bandeng.honours.models import Award
from bandeng.honours.web import words
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put it there."""
    in_the_morning(waiting)


def waiting(sitting: Sitting) -> Heap | None:
    """Rounds with something to check or to hand over."""
    if not sitting.may("honours.see"):
        return None
    rows = [
        *_rows(queries.waiting_for(sitting.person, at=sitting.at), _("等您核实")),
        *_rows(queries.to_hand_over(sitting.person, at=sitting.at), _("等着颁发")),
    ]
    return Heap(title=_("荣誉"), rows=tuple(rows))


def _rows(awards: list[Award], what: str) -> list[Row]:
    return [
        Row(
            title=words.title(one),
            href=reverse("honours:round", args=[one.id]),
            meta=f"{what}:{many}",
            due_at=None,
            late=False,
        )
        for one, many in queries.by_round(awards)
    ]
