"""People to call upon, on this morning's page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.posts.web.sitting import Sitting
from bandeng.visits import queries


def show() -> None:
    """Put it there."""
    in_the_morning(waiting)


def waiting(sitting: Sitting) -> Heap | None:
    """How many people her posts are still to call upon."""
    if not sitting.may("visits.visit"):
        return None
    number = queries.waiting(sitting.person, at=sitting.at)
    row = Row(
        title=ngettext("%(n)s 位等您去走访", "%(n)s 位等您去走访", number) % {"n": number},
        href=reverse("visits:today"),
        meta=_("名单上定了您去的"),
        due_at=None,
        late=False,
    )
    return Heap(title=_("走访慰问"), rows=(row,) if number else ())
