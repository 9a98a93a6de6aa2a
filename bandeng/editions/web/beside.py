"""Reports whose next step is hers, on this morning's page."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.editions.models import Edition
from bandeng.editions.queries import editions, turns
from bandeng.editions.rules.life import DRAFTED, FROZEN, RETURNED, REVIEWED, SIGNED
from bandeng.posts.web.sitting import Sitting

STEPS = {
    DRAFTED: ("review", _("审核这份报告")),
    RETURNED: ("rewrite", _("退回来了,改一改")),
    REVIEWED: ("sign", _("签发这份报告")),
    SIGNED: ("freeze", _("签发了,把数字定下来")),
    FROZEN: ("publish", _("数字定下来了,可以公布")),
}
MOST = 20


def show() -> None:
    """Put them there."""
    in_the_morning(waiting)


def waiting(sitting: Sitting) -> Heap | None:
    """Those whose next step she may take; nobody reviews or signs what she wrote herself."""
    states = [state for state, (verb, _words) in STEPS.items() if sitting.may(f"editions.{verb}")]
    if not states:
        return None
    going = editions.seen_by(sitting.person, at=sitting.at).filter(state__in=states)
    others = going.exclude(writer=sitting.person, state__in=(DRAFTED, REVIEWED))
    mine = [each for each in others.order_by("changed_at", "id")[:MOST] if _is_hers(sitting, each)]
    titles = editions.titles(mine)
    return Heap(title=gettext("等您办的报告"), rows=tuple(_row(each, titles[each.id]) for each in mine))


def _is_hers(sitting: Sitting, edition: Edition) -> bool:
    verb = STEPS[edition.state][0]
    return any(each.person == sitting.person for each in turns.doers(edition, verb, at=sitting.at))


def _row(edition: Edition, title: str) -> Row:
    href = reverse("editions:page", args=[edition.id])
    return Row(title=title, href=href, meta=str(STEPS[edition.state][1]), due_at=None, late=False)
