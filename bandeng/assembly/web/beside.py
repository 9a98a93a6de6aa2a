"""Promises in one's hands, and promises whose day has come, on this morning's page."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.web import entrusted, heard, waits
from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.figures.web.leading import Sight, leads
from bandeng.kernel.periods import SHANGHAI
from bandeng.notices.kinds import about
from bandeng.posts.web.sitting import Sitting


def show() -> None:
    """Put it there."""
    in_the_morning(promised)
    about("promise:", entrusted.matters)
    about("opinion:", heard.matters)
    about("meeting:", heard.meetings)
    leads("procedure", decided)
    leads("covenant", written)


def decided(refs: Sequence[str]) -> dict[str, Sight]:
    """What numbers of decisions are made of."""
    return {
        ref: Sight(title=title or _("(话已抹去)"), page=reverse("assembly:decision", args=[ref]))
        for ref, title in queries.titles_of_procedures(refs).items()
    }


def written(refs: Sequence[str]) -> dict[str, Sight]:
    """What numbers of covenants are made of."""
    return {
        ref: Sight(title=title or _("(话已抹去)"), page=reverse("assembly:covenant-page", args=[ref]))
        for ref, title in queries.titles_of_covenants(refs).items()
    }


def promised(sitting: Sitting) -> Heap | None:
    """What was given to her posts, each a row; how many under her eyes have come to their day."""
    rows = [_given(each) for each in queries.in_hand(sitting.seats, at=sitting.at)]
    rows += [waits.row(each) for each in queries.waiting_for(sitting.held, at=sitting.at)]
    number = queries.due_of(sitting.person, at=sitting.at) if sitting.may("assembly.account") else 0
    if number:
        rows.append(
            Row(
                title=_("%(n)s 件答应的事到了日子") % {"n": number},
                href=reverse("assembly:overview"),
                meta=_("办到了、改日子、没办到,都要对邻居有个交代"),
                due_at=None,
                late=False,
            )
        )
    return Heap(title=_("议事"), rows=tuple(rows)) if rows else None


def _given(owed: queries.Owed) -> Row:
    return Row(
        title=owed.what or _("(话已抹去)"),
        href=reverse("assembly:entrusted", args=[owed.id]),
        meta=_("答应邻居的,交给您办;%(who)s答应的") % {"who": owed.who},
        due_at=datetime.combine(owed.due_on + timedelta(days=1), time(), tzinfo=SHANGHAI),
        late=owed.state == "late",
    )
