"""What voters said of a roll or of a ballot, on the morning's page of those who answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.ballots.queries import waiting
from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put it there: votes and matters do not know each other."""
    in_the_morning(unanswered)


def unanswered(sitting: Sitting) -> Heap | None:
    """Objections to a roll, and ballots somebody says are not hers: a row for each vote."""
    if not (sitting.may("ballots.rule") or sitting.may("ballots.answer")):
        return None
    found = waiting.unanswered(sitting.seats, at=sitting.at)
    return Heap(title=_("表决"), rows=tuple(_row(each, sitting) for each in found))


def _row(each: waiting.Unanswered, sitting: Sitting) -> Row:
    title, meta = (
        (_("%(title)s:名册有 %(n)s 条异议等答复"), _("答复了才能定名册"))
        if each.what == waiting.OBJECTION
        else (_("%(title)s:有 %(n)s 家说票记得不对,等答复"), _("答复以前不计票"))
    )
    return Row(
        title=title % {"title": each.title, "n": each.many},
        href=reverse("ballots:desk-vote", args=[each.vote]),
        meta=meta,
        due_at=each.due_at,
        late=each.due_at is not None and each.due_at <= sitting.at,
    )
