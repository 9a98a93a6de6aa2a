"""Households that wait for somebody, on this morning's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.doors import queries
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put it there."""
    in_the_morning(waiting)


def waiting(sitting: Sitting) -> Heap | None:
    """How many households asked for a visit or were promised something by today, where she sees doors."""
    if not sitting.may("doors.see"):
        return None
    number = queries.waiting(sitting.person, at=sitting.at)
    row = Row(
        title=_("%(n)s 户在等您上门") % {"n": number},
        href=reverse("doors:today"),
        meta=_("住户请的,和答应过的日子到了的"),
        due_at=None,
        late=False,
    )
    return Heap(title=_("走访"), rows=(row,) if number else ())
