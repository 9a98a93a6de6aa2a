"""Reports that wait for a review or a signature, on this morning's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.editions.models import Edition
from bandeng.editions.queries import editions, turns
from bandeng.editions.rules.life import DRAFTED, REVIEWED
from bandeng.posts.web.sitting import Sitting

STEPS = {DRAFTED: "editions.review", REVIEWED: "editions.sign"}
MOST = 20


def show() -> None:
    """Put them there."""
    in_the_morning(waiting)


def waiting(sitting: Sitting) -> Heap | None:
    """Those whose next step she may take, unless she wrote them."""
    if not any(sitting.may(act) for act in STEPS.values()):
        return None
    going = editions.seen_by(sitting.person, at=sitting.at).filter(state__in=STEPS)
    others = going.exclude(writer=sitting.person).order_by("changed_at", "id")[:MOST]
    mine = [each for each in others if _is_hers(sitting, each)]
    titles = editions.titles(mine)
    return Heap(title=_("等您审核或签发的报告"), rows=tuple(_row(each, titles[each.id]) for each in mine))


def _is_hers(sitting: Sitting, edition: Edition) -> bool:
    verb = STEPS[edition.state].partition(".")[2]
    return any(each.person == sitting.person for each in turns.doers(edition, verb, at=sitting.at))


def _row(edition: Edition, title: str) -> Row:
    meta = _("审核这份报告") if edition.state == DRAFTED else _("签发这份报告")
    href = reverse("editions:page", args=[edition.id])
    return Row(title=title, href=href, meta=meta, due_at=None, late=False)
