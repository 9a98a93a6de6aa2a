"""Promises whose day has come, on this morning's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put it there."""
    in_the_morning(promised)


def promised(sitting: Sitting) -> Heap | None:
    """How many promises under her eyes have come to their day."""
    if not sitting.may("assembly.account"):
        return None
    number = queries.due_of(sitting.person, at=sitting.at)
    row = Row(
        title=_("%(n)s 件答应的事到了日子") % {"n": number},
        href=reverse("assembly:overview"),
        meta=_("办到了、改日子、没办到,都要对邻居有个交代"),
        due_at=None,
        late=False,
    )
    return Heap(title=_("议事"), rows=(row,) if number else ())
