"""What the forms of sessions say, as plain values."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bandeng.gatherings import actions, queries
from bandeng.gatherings.actions.words import Talk
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.models import Session
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.queries import book
from bandeng.ui.web.commands import command_of as command_of

GUESTS = 3
SERVES = 8
FIELDS = {"begins_at": "on", "ends_at": "to", "units": "unit"}  # where the form asks for what was wrong
ALIKE = ("kind", "serves", "unit", "title", "on", "from", "to", "venue", "room")


def at_fields(wrong: BadInput | None) -> dict[str, str]:
    """What is wrong, by the field in which it is mended."""
    return {FIELDS.get(name, name): said for name, said in wrong.issues.items()} if wrong else {}


def instead(request: HttpRequest) -> str:
    """The address of the form for a session of the past, with what was written of a planned one."""
    return _again(request, ALIKE, past=True)


def apart(request: HttpRequest, *, past: bool) -> str:
    """The address of the same form with what was written, for a session that serves nothing."""
    return _again(request, [name for name in ALIKE if name != "serves"], past=past)


def _again(request: HttpRequest, names: Iterable[str], *, past: bool) -> str:
    asked = [(name, said) for name in names for said in request.POST.getlist(name)[:SERVES]]
    return f"{reverse('gatherings:past' if past else 'gatherings:new')}?{urlencode(asked)}"


def is_over(request: HttpRequest, at: datetime, *, past: bool) -> bool:
    """Whether the end of what is planned has passed: it belongs among those of the past."""
    return not past and span(request)[1] <= at


def is_outside(request: HttpRequest) -> bool:
    """Whether the day that was written is none on which it counts for what it is to serve."""
    return bool(queries.outside(_serves(request), span(request)[0]))


def alike(request: HttpRequest) -> Session | None:
    """The session that may be the same as the one that was written."""
    post, units = request.POST, _units(request)
    examined_units = frozenset(each.unit for each in examined(request))
    wholes = [ref.removeprefix(queries.PART_OF) for ref in _serves(request)]
    return queries.alike(
        kind=post.get("kind", ""),
        units=units,
        begins_at=span(request)[0],
        examined=examined_units,
        but=wholes,
    )


def span(request: HttpRequest) -> tuple[datetime, datetime]:
    """When it begins and ends: a day, two times of day, and the last day where it lasts longer.

    Raises BadInput with everything that cannot be read.
    """
    wrong = dict[str, str]()
    on = _day(request, "on", wrong) or date.min
    last = (request.POST.get("until", "").strip() and _day(request, "until", wrong)) or on
    begins_at, ends_at = _time(request, "from", wrong), _time(request, "to", wrong)
    if wrong:
        raise BadInput(_("还没有记下,请改一下再交"), wrong)
    return datetime.combine(on, begins_at, SHANGHAI), datetime.combine(last, ends_at, SHANGHAI)


def _day(request: HttpRequest, name: str, wrong: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(request.POST.get(name, "").strip())
    except ValueError:
        wrong[name] = _("请写对日期,例如 2022-07-06")
        return None


def _time(request: HttpRequest, name: str, wrong: dict[str, str]) -> time:
    try:
        return time.fromisoformat(request.POST.get(name, "").strip()).replace(tzinfo=None)
    except ValueError:
        wrong[name] = _("请写对时间,例如 09:00")
        return time()


def capacity(request: HttpRequest) -> int:
    """How many may sign up; nothing written: as many as come."""
    text = request.POST.get("capacity", "").strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) < 7 and int(text)):
        raise BadInput(_("还没有记下,请改一下再交"), {"capacity": _("名额至少写1,不限就空着")})
    return int(text or 0)


def lines(request: HttpRequest) -> dict[str, str]:
    """The kind's own lines."""
    return {
        name.removeprefix("line-"): str(said)
        for name, said in request.POST.items()
        if name.startswith("line-") and str(said).strip()
    }


def talks(request: HttpRequest) -> tuple[Talk, ...]:
    """Who speaks: posts that were chosen, and a guest by name."""
    chosen = [Talk(post=post) for post in request.POST.getlist("speakers")[:20] if "@" in post]
    guest = request.POST.get("guest", "").strip()[:30]
    return (*chosen, Talk(called=guest)) if guest else tuple(chosen)


def examined(request: HttpRequest) -> tuple[Examined, ...]:
    """The unit that was examined, with its result; nothing where none was chosen."""
    unit = request.POST.get("examined", "").strip()
    return (Examined(unit=unit, result=request.POST.get("result", "")),) if unit else ()


def planning(request: HttpRequest) -> actions.Planning:
    """A session as the form plans it. Raises BadInput."""
    begins_at, ends_at = span(request)
    post = request.POST
    return actions.Planning(
        kind=post.get("kind", ""),
        title=_title(request),
        units=_units(request),
        begins_at=begins_at,
        ends_at=ends_at,
        venue=post.get("venue", ""),
        room=post.get("room", ""),
        host=post.get("host", ""),
        capacity=capacity(request),
        open_to=post.get("open_to", "own"),
        serves=_serves(request),
        speakers=talks(request),
        lines=lines(request),
        another="another" in post,
    )


def recording(request: HttpRequest) -> actions.Recording:
    """A session of the past as the form tells it. Raises BadInput."""
    begins_at, ends_at = span(request)
    post = request.POST
    return actions.Recording(
        kind=post.get("kind", ""),
        title=_title(request),
        units=_units(request),
        begins_at=begins_at,
        ends_at=ends_at,
        venue=post.get("venue", ""),
        room=post.get("room", ""),
        host=post.get("host", ""),
        serves=_serves(request),
        speakers=talks(request),
        lines=lines(request),
        another="another" in post,
        examined=examined(request),
        told=post.get("told", ""),
    )


def _title(request: HttpRequest) -> str:
    """The title; the kind's own words where none was written."""
    kind = book().gatherings.kind(request.POST.get("kind", ""))
    return request.POST.get("title", "").strip() or (kind.zh if kind else "")


def _units(request: HttpRequest) -> tuple[str, ...]:
    """The leading unit, then those that hold it with her."""
    post = request.POST
    return tuple(code for code in (post.get("unit", ""), *post.getlist("with")) if code)


def _serves(request: HttpRequest) -> tuple[str, ...]:
    return tuple(ref for ref in request.POST.getlist("serves")[:SERVES] if ref)
