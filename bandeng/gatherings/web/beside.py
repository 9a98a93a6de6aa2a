"""Sessions that are over and not spoken of, on this morning's page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.figures.web.leading import Sight, leads
from bandeng.gatherings import queries
from bandeng.gatherings.telling import matters
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put it there."""
    in_the_morning(waiting)
    leads("session", sessions)


def sessions(refs: Sequence[str]) -> dict[str, Sight]:
    """What numbers of sessions are made of."""
    return {
        stream.partition(":")[2]: Sight(title=each.title, page=each.page)
        for stream, each in matters(f"session:{ref}" for ref in refs).items()
    }


def waiting(sitting: Sitting) -> Heap | None:
    """Each session that is over by the clock and of which nobody has said whether it was held."""
    if not sitting.may("gatherings.hold"):
        return None
    rows = queries.of_desk(sitting.person, at=sitting.at).awaiting
    return Heap(
        title=_("场次"),
        rows=tuple(
            Row(
                title=each.session.title,
                href=reverse("gatherings:desk-session", args=[each.session.id]),
                meta=_("时间到了,开了没有?记一句就好"),
                due_at=None,
                late=False,
            )
            for each in rows[:5]
        ),
    )
