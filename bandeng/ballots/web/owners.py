"""The owners' edition: which rooms took part, for whoever opened a ballot of this vote."""

import io
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bandeng.ballots import owners
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.web import knowing
from bandeng.ballots.web.public import vote_or_404
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import csv_lines


def _vote(ref: str) -> Vote:
    vote = vote_or_404(ref)
    if not owners.is_for(vote):
        raise Http404(ref)
    return vote


@asks("public")
@never_cache
@require_safe
def rooms(request: HttpRequest, ref: str) -> HttpResponse:
    """Which rooms took part, to be read by an owner."""
    vote = _vote(ref)
    elector = knowing.mine(request, vote)
    if elector is None:
        return redirect("ballots:ballot", ref=ref)
    context = {"vote": vote, "rooms": owners.rooms(vote), "least": owners.AT_LEAST, "at": now()}
    return render(request, "ballots/rooms.html", context | {"own": owners.own_line(elector)})


@asks("public")
@never_cache
@require_safe
def edition(request: HttpRequest, ref: str) -> HttpResponse:
    """The same to take along."""
    vote = _vote(ref)
    elector = knowing.mine(request, vote)
    if elector is None:
        return redirect("ballots:ballot", ref=ref)
    answer = HttpResponse(packed(elector), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="vote-{vote.id}-owners.zip"'
    return answer


def packed(elector: Elector) -> bytes:
    """The files of the edition in one: rooms, the own line, what they are."""
    out, found = io.BytesIO(), owners.rooms(elector.vote)
    own = owners.own_line(elector)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        if found is not None:
            words = {True: _("参加了"), False: _("没有参加")}
            lines = [(room, words[took]) for room, took in found]
            box.writestr("rooms.csv", "".join(csv_lines((_("房号"), _("参加表决")), lines)))
        heads = (_("号"), _("房号"), _("面积(㎡)"), _("几处"))
        box.writestr("mine.csv", "".join(csv_lines(heads, [tuple(own.values())])))
        box.writestr("README.txt", _told(elector.vote, few=found is None))
    return out.getvalue()


def _told(vote: Vote, *, few: bool) -> str:
    told = [
        _("业主版核对包:%(title)s") % {"title": vote.title},
        _("rooms.csv:每一处房,参加了没有。没有写号、面积和投了什么:写了,就能和公开的核对包对上是谁投的。"),
        _("mine.csv:您自己在名册上的一行。拿着号,可以在公开的核对包里找到自己的票。"),
        _("您家没有投、这里写参加了的,告诉社区和监票人;计票以前在「我的票」里说。"),
        _("只给业主看。请不要转发,也不要说别人家投没投。"),
    ]
    if few:
        told[1] = _("参加的不到 %(n)s 个,不列哪一处参加了:列出来就看得出是谁投的。") % {"n": owners.AT_LEAST}
    return "\r\n".join(told) + "\r\n"
