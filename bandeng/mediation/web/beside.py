"""Mediations beside their matter, and looks that are due on this morning's page."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.cases.rules import OPEN_STATES
from bandeng.cases.web.desk.beside import Beside, Heap, Row, in_the_morning, on_a_matter
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.kernel.periods import SHANGHAI
from bandeng.mediation import queries
from bandeng.mediation.models import Mediation
from bandeng.mediation.rules import WRITTEN
from bandeng.mediation.web.words import STATES
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


def show() -> None:
    """Put them there."""
    on_a_matter(mediations)
    in_the_morning(looks)
    in_the_morning(papers)


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


def papers(sitting: Sitting) -> Heap | None:
    """Settlements not known to be signed, and those that a court may confirm for a few days more."""
    if not sitting.may("mediation.see"):
        return None
    today = sitting.at.astimezone(SHANGHAI).date()
    unsigned, ending = _("签好以后,记下签的是哪一天"), _("双方还可以共同申请司法确认,提醒一声")
    rows = [_paper(each, unsigned, None) for each in queries.to_sign(sitting.seats, on=today)]
    rows += [_paper(each, ending, each.confirm_by) for each in queries.to_confirm(sitting.seats, on=today)]
    return Heap(title=_("调解协议"), rows=tuple(rows))


def _paper(mediation: Mediation, meta: str, day: date | None) -> Row:
    return Row(
        title=_("协议:%(dispute)s") % {"dispute": dispute(mediation)},
        href=reverse("mediation:page", args=[mediation.id]),
        meta=meta,
        due_at=_end_of(day) if day else None,
        late=False,
    )


def _looked_for(mediation: Mediation, today: date) -> str:
    """What the look is for; also the court, while both may still ask it."""
    unsigned = mediation.form == WRITTEN and mediation.signed_on is None
    if unsigned or mediation.confirm_by is None or mediation.confirm_by < today:
        return _("看看协议履行得怎么样")
    return _("看看协议履行得怎么样;双方还可以共同申请司法确认")


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=SHANGHAI)


def _row(mediation: Mediation, at: datetime) -> Row:
    day = mediation.look_on or at.astimezone(SHANGHAI).date()
    ends_at = _end_of(day)
    return Row(
        title=_("回访:%(dispute)s") % {"dispute": dispute(mediation)},
        href=reverse("mediation:page", args=[mediation.id]),
        meta=_looked_for(mediation, at.astimezone(SHANGHAI).date()),
        due_at=ends_at,
        late=ends_at <= at,
    )
