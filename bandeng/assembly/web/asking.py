"""What is lawful but mostly a slip is asked about once: a home or an illness where everybody reads, an hour
of the night, one more meeting of the same people on that day, minutes without a vote.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.actions.repeating import was_said
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Meeting
from bandeng.assembly.queries.meetings import called_on
from bandeng.assembly.web import reading
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import homes_in
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text

PROMISED = tuple(f"{name}-{number}" for name in ("what", "who") for number in reading.PROMISES)


def ask(request: HttpRequest, *fields: str) -> None:
    """Raises BadInput beside ``public`` where such words stand in these fields and she has not ticked."""
    if "public" in request.POST:
        return
    texts = [reading.text(request, field) for field in fields]
    private = book().deliberation.private_in
    found = tuple(dict.fromkeys(word for text in texts for word in (*homes_in(text), *private(text))))
    if found:
        named = "".join(f"「{word}」" for word in found)
        told = _("这里写的大家都看得到,里面有%(named)s。能不写就改掉;看到也没关系的,勾上再交")
        raise BadInput(_("还没有记下,请再看一眼"), {"public": told % {"named": named}})


def ask_hour(request: HttpRequest) -> None:
    """Raises BadInput beside ``night`` where a meeting would begin in the night: 3:00 is mostly 15:00."""
    at = reading.moment(request, "on", "clock")
    if at and "night" not in request.POST and not life.EARLY <= at.hour + at.minute / 60 <= life.LATE:
        told = _("%(clock)s 是夜里。写错了的改过来;就是这个时候的,勾上再交") % {"clock": f"{at:%H:%M}"}
        raise BadInput(_("还没有通知,请看一下时间"), {"night": told})


def ask_twice(request: HttpRequest, place: str, kind: str, *, but: str = "") -> None:
    """Raises BadInput beside ``twice`` where those of this roll are called there for that day already.

    ``but``: the id of the meeting that is being moved. The same form sent again is not asked about.
    """
    at, gathering = reading.moment(request, "on", "clock"), book().deliberation.gathering(kind)
    if at is None or gathering is None or not gathering.rooms or "twice" in request.POST:
        return
    other = called_on(place, kind, local_day(at), but=but)
    if other and not was_said(reading.command_of(request), by=str(request.user.pk)):
        words = {"kind": spoken(gathering), "at": moment_text(other.begins_at)}
        told = _("这里已经通知了%(at)s开%(kind)s。发重了就不要再发;真的一天开两次,勾上再交")
        raise BadInput(_("还没有通知,请看一下日子"), {"twice": told % words})


def ask_votes(request: HttpRequest, meeting: Meeting) -> None:
    """Raises BadInput beside ``unvoted`` where a meeting had to decide and its minutes say no hands."""
    kind = book().deliberation.gathering(meeting.kind)
    if "unvoted" in request.POST or not (kind and kind.rule and queries.matters_of(meeting)):
        return
    hands = (name for name in request.POST if name.partition("-")[0] in ("yes", "no", "abstain"))
    if not any(request.POST.get(name, "").strip(" 0") for name in hands):
        told = _("这次会有要定的事,可是没有写票数。表决了的补上;真的没有表决,勾上再存")
        raise BadInput(_("还没有记下,请再看一眼"), {"unvoted": told})
