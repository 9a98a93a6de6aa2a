"""Mediations beside their matter, and looks that are due on this morning's page."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.rules import OPEN_STATES
from bandeng.cases.web.desk.beside import Beside, Heap, Row, in_the_morning, on_a_matter
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.kernel.periods import SHANGHAI
from bandeng.mediation import queries
from bandeng.mediation.models import Mediation
from bandeng.mediation.web.words import STATES
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


def show() -> None:
    """Put them there."""
    on_a_matter(mediations)
    in_the_morning(looks)


def mediations(scene: Scene) -> Iterable[Beside]:
    """Those of the matter; the way to begin one where the matter is a dispute. For mediators only."""
    case = scene.case
    if not scene.sitting.may("mediation.see"):
        return
    mine = set(queries.seen_by(scene.by, at=scene.at).filter(case=case.stream).values_list("id", flat=True))
    found = [each for each in queries.of_case(case.stream) if each.id in mine]
    for each in found:
        href = reverse("mediation:page", args=[each.id])
        yield Beside(title=_("调解:%(dispute)s") % {"dispute": dispute(each)}, href=href, meta=_state(each))
    key = case.condition if case.condition != "-" else case.proposed
    leads = book().doorstep.dispute_of(key.partition(".")[0])
    if not leads or found or case.state not in OPEN_STATES:
        return
    if posts.permit(scene.by, "mediation.open", case.place, at=scene.at).yes:
        href = f"{reverse('mediation:new')}?case={case.number}"
        yield Beside(title=_("双方愿意的话,开始调解"), href=href, meta=_("自愿、不收费、不外传"))


def _state(mediation: Mediation) -> str:
    return str(STATES[mediation.state][1])


def dispute(mediation: Mediation) -> str:
    """The kind of dispute in words; its code where the book no longer has it."""
    found = book().doorstep.dispute(mediation.dispute)
    return spoken(found) if found else mediation.dispute


def looks(sitting: Sitting) -> Heap | None:
    """Settlements to look at again by tomorrow."""
    if not sitting.may("mediation.see"):
        return None
    tomorrow = sitting.at.astimezone(SHANGHAI).date() + timedelta(days=1)
    due = queries.to_look_at(sitting.seats, by=tomorrow)
    return Heap(title=_("调解回访"), rows=tuple(_row(each, sitting.at) for each in due))


def _row(mediation: Mediation, at: datetime) -> Row:
    day = mediation.look_on or at.astimezone(SHANGHAI).date()
    ends_at = datetime.combine(day + timedelta(days=1), time(), tzinfo=SHANGHAI)
    return Row(
        title=_("回访:%(dispute)s") % {"dispute": dispute(mediation)},
        href=reverse("mediation:page", args=[mediation.id]),
        meta=_("看看协议履行得怎么样"),
        due_at=ends_at,
        late=ends_at <= at,
    )
