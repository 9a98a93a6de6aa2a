"""An area of the roll is corrected at the desk: what it was and becomes, and what everybody reads of it."""

from collections.abc import Collection, Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import actions
from bandeng.ballots.models import Vote
from bandeng.ballots.queries import flats
from bandeng.ballots.queries.rolls import Objected
from bandeng.ballots.rules.numbering import read_number
from bandeng.ballots.rules.roll import square_metres
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.commands import command_of


def correct(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Another area before the roll is frozen."""
    what = _asked(vote, request)
    return actions.correct(vote=vote, what=what, by=who.person, at=who.at, command=command_of(request))


def amend(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Another area, after the announcement."""
    what = _asked(vote, request)
    doing = actions.Doing(vote=vote, by=who.person, at=who.at, command=command_of(request))
    return actions.amend(doing, number=what.number, room=what.room, area=what.area, why=what.why)


def _asked(vote: Vote, request: HttpRequest) -> actions.Correction:
    """What is typed. Raises BadInput where the owner would have less than before: that is asked once."""
    post = request.POST
    what = actions.Correction(
        number=read_number(post.get("number", "")[:20]),
        room=post.get("room", "").strip()[:60],
        area=post.get("area", "").strip(),
        why=post.get("why", ""),
    )
    found, _issues = actions.changed(vote, what)
    if found and found.falls and "smaller" not in post:
        words = {"number": what.number, "was": square_metres(found.was), "area": square_metres(found.area)}
        whole = _("%(number)s 一共从 %(was)s ㎡ 变成 %(area)s ㎡,比原来少。") % words
        together = _("名册上没有分开记几处各是多少,改的是合在一起的数。") if found.place == 0 else ""
        asks = whole + together + _("就是这样的,勾上再改")
        raise BadInput(_("还没有改,面积会变少,请看一下"), {"smaller": asks})
    return what


def told(change: flats.Changed, *, named: bool = True) -> str:
    """What a correction changed, before and after; ``named``: with the room."""
    if change.struck:
        return _("%(number)s 从名册上去掉了。") % {"number": change.number}
    words = {
        "number": change.number,
        "room": change.room if named and change.room else _("其中一处"),
        **{name: square_metres(getattr(change, name)) for name in ("unit_was", "unit_area", "was", "area")},
    }
    if not change.was:
        return _("%(number)s 一共改成 %(area)s ㎡。") % words
    if (change.unit_was, change.unit_area) == (change.was, change.area):
        return _("%(number)s 从 %(was)s ㎡ 改成 %(area)s ㎡。") % words
    return (
        _("%(room)s从 %(unit_was)s ㎡ 改成 %(unit_area)s ㎡,%(number)s 一共从 %(was)s ㎡ 变成 %(area)s ㎡。")
        % words
    )


def after(
    vote: Vote, said: Sequence[Objected], *, mine: Collection[str] | None = None
) -> dict[str, list[str]]:
    """What was changed for each objection that was upheld, by its id; rooms only of ``mine``, where given."""
    upheld = [each for each in said if each.upheld and each.number]
    done = flats.changes(vote) if upheld else []
    return {
        each.id: [
            told(change, named=mine is None or change.number in mine)
            for change in done
            if change.number == each.number and change.at >= each.made_at
        ]
        for each in upheld
    }
