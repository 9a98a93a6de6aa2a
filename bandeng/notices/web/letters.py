"""Letters that did not go out: what staff see to, and let go once more."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import NotYours
from bandeng.notices import actions, queries
from bandeng.notices.models import Letter
from bandeng.notices.ways import NAMES, configured, writes_only
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.commands import command_of

TO_SEE_TO = ("dead", "unknown")


def _states() -> dict[str, str]:
    return {
        "dead": _("没发出"),
        "unknown": _("不知道发出没有"),
        "waiting": _("等着发"),
        "sent": _("已发出"),
        "dropped": _("不必再发"),
    }


def _waits() -> dict[str, str]:
    """Why a letter has not gone out yet; each goes on with the moment."""
    return {
        "day": _("每日汇总:合成一条再发"),
        "quiet": _("安静时段不打扰,过了再发"),
        "again": _("上一次没发出,再试一次"),
        "way": _("这种方式还没有接通,接通了再发"),
        "soon": _("马上就发"),
    }


def _reasons() -> dict[str, str]:
    """Why a letter did not go out, by the word that is kept; what a provider answered stands as it is."""
    return {
        "no connection": _("连不上"),
        "the answer was lost": _("没等到对方的答复"),
        "interrupted": _("发到一半断了"),
        "too late": _("等得太久,不再发"),
        "no address": _("没有可以发的地址"),
        "withdrawn": _("她不要再收了"),
        "nothing left to tell": _("要说的已经没有了"),
        "taken back": _("那一步撤回了"),
        "erased": _("她的资料抹去了"),
    }


@asks("notices.resend")
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Fifty in one state, newest first."""
    who, names = _sees(request), _states()
    state = request.GET.get("state", "dead")
    if state not in names:
        raise Http404
    before = request.GET.get("before", "")
    try:
        sheets, older = queries.letters_for(who.person, state=state, at=who.at, before=before)
    except ValueError:
        raise Http404 from None
    context = {
        "sheets": sheets,
        "state": state,
        "tabs": [(name, f"?state={each}", each == state, None) for each, name in names.items()],
        "newer": f"?state={state}" if before else "",
        "older": "?" + urlencode({"state": state, "before": older}) if older else "",
        "waits": _waits(),
        "reasons": _reasons(),
        "can_resend": state in TO_SEE_TO,
        "command": lambda: new_id(who.at),
        "names": NAMES,
        "ways": [_named(way) for way in configured()],
        "sitting": who,
    }
    return render(request, "notices/desk/letters.html", context)


def _sees(request: HttpRequest) -> Sitting:
    """Whoever sees to letters. Raises NotYours."""
    who = sitting(request)
    if not who.may("notices.resend"):
        raise NotYours(_("发出去的消息由再发消息的岗位照看,您的岗位看不到。"))
    return who


def _named(way: str) -> str:
    """The way as people call it; of one that only writes into a file, that nothing goes out."""
    if writes_only(way):
        return _("%(way)s(只写进文件,不真的发出)") % {"way": NAMES[way]}
    return str(NAMES[way])


@asks("notices.resend")
@require_POST
def resending(request: HttpRequest, ref: str) -> HttpResponse:
    """Let one letter go once more."""
    try:
        actions.resend(letter=ref, by=str(request.user.pk), at=now(), command=command_of(request))
    except Letter.DoesNotExist:
        raise Http404 from None
    return redirect("notices:letters")
