"""Works to read and ties to declare, on the morning's page of a reader."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.contests import queries
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put them there."""
    in_the_morning(waiting)


def waiting(sitting: Sitting) -> Heap | None:
    """What she has to read, by contest, and where she has to declare her ties first."""
    if not sitting.may("contests.mark"):
        return None
    rows = [
        _row(contest.title, ngettext("有%(n)s篇作品等您读", "有%(n)s篇作品等您读", many) % {"n": many})
        for contest, many in queries.unread_by(sitting.person)
    ]
    rows += [
        _row(contest.title, _("先申报要回避的,作品才会分给您"))
        for contest in queries.undeclared_by(sitting.person, at=sitting.at)
    ]
    return Heap(title=_("评审"), rows=tuple(rows))


def _row(title: str, meta: str) -> Row:
    return Row(title=title, href=reverse("contests:readings"), meta=meta, due_at=None, late=False)
