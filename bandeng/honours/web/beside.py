"""What waits for her among honours, on this morning's page."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.figures.web.leading import Sight, leads
from bandeng.honours import queries
from bandeng.honours.models import Award, Round
from bandeng.honours.web import words
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

DAY = timedelta(days=1)


def show() -> None:
    """Put it there."""
    in_the_morning(waiting)
    leads("award", given)


def given(refs: Sequence[str]) -> dict[str, Sight]:
    """What numbers of honours are made of: which honour, never whose."""
    known = {each.code: each for each in book().honours}
    return {
        ref: Sight(title=spoken(known[code]), page=reverse("honours:honour", args=[code]))
        for ref, code in queries.honours_of(refs).items()
        if code in known
    }


def waiting(sitting: Sitting) -> Heap | None:
    """Rounds with something to check, to announce, to decide or to hand over."""
    if not sitting.may("honours.see"):
        return None
    rows = [
        *_rows(queries.waiting_for(sitting.person, at=sitting.at), _("等您核实")),
        *_rounds(queries.to_publish(sitting.person, at=sitting.at), _("核实好了,等您公示")),
        *_rounds(queries.to_decide(sitting.person, at=sitting.at), _("等您决定")),
        *_rows(queries.to_hand_over(sitting.person, at=sitting.at), _("等着颁发")),
        *_rows(queries.to_take_back(sitting.person, at=sitting.at), _("撤销了,牌匾奖章还没收回")),
        *_rounds(queries.unanswered(sitting.person, at=sitting.at), _("有异议等您答复")),
        *_flags(sitting),
    ]
    return Heap(title=_("荣誉"), rows=tuple(rows))


def _rows(awards: QuerySet[Award], what: str) -> list[Row]:
    return _rounds(queries.by_round(awards), what)


def _rounds(found: list[tuple[Round, int]], what: str) -> list[Row]:
    return [
        Row(
            title=words.title(one),
            href=reverse("honours:round", args=[one.id]),
            meta=f"{what}:{many}",
            due_at=None,
            late=False,
        )
        for one, many in found
    ]


def _flags(sitting: Sitting) -> list[Row]:
    """Flags whose term is over, or nearly."""
    today = sitting.at.astimezone(SHANGHAI).date()
    return [
        Row(
            title=flag.called,
            href=reverse("honours:flag", args=[flag.id]),
            meta=_("流动红旗,%(day)s到期") % {"day": words.day(flag.until)},
            due_at=day_begins(flag.until + DAY),
            late=flag.until < today,
        )
        for flag in queries.due_back(sitting.person, at=sitting.at)
        if flag.until
    ]
