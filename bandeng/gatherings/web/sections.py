"""Sessions on 「我的」: what she signed up for, and what is kept of her for them."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bandeng.gatherings import queries
from bandeng.gatherings.web.words import waits
from bandeng.people.models import Person
from bandeng.people.web import sections
from bandeng.people.web.sections import Link, Purpose, Section
from bandeng.ui.clock import now
from bandeng.ui.words import moment_text

SHOWN = 3


def show() -> None:
    """Put them there."""
    title = _("我报名的活动")
    sections.add(Section(key="gatherings", order=20, title=title, links=links, export=export))
    why, until = _("办活动的人知道谁来"), _("直到您退掉,或注销账号")
    sections.describe("child", Purpose(label=_("孩子的称呼"), why=why, until=until))


def links(request: HttpRequest) -> Iterable[Link]:
    """The next few, and the way to all of them."""
    at = now()
    rows = [row.session for row in queries.mine(str(request.user.pk), at=at)]
    coming = [session for session in rows if session.is_planned and session.ends_at > at]
    queued = queries.places_in_queues(str(request.user.pk))
    for session in coming[:SHOWN]:
        url, begins = reverse("gatherings:session", args=[session.id]), moment_text(session.begins_at, at)
        note = f"{waits(queued[session.id])} · {begins}" if session.id in queued else begins
        yield Link(url=url, text=session.title, note=note)
    yield Link(url=reverse("gatherings:mine"), text=str(_("我的活动日历")))
    yield Link(url=reverse("gatherings:coming"), text=str(_("身边的活动")))


def export(person: Person) -> object:
    """What she takes along: the sessions she has seats in."""
    rows = queries.mine(person.id, at=now())
    return [{"title": row.session.title, "begins_at": row.session.begins_at.isoformat()} for row in rows]
