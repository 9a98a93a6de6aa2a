"""What the forms of a list and of a person say, as actions."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, at_field
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.queries import book
from bandeng.ui import spreadsheets
from bandeng.ui.web.commands import command_of as command_of
from bandeng.ui.web.days import needed_day_of
from bandeng.visits import actions, queries, rules
from bandeng.visits.models import Entry, VisitList
from bandeng.visits.queries import tables


def opening(request: HttpRequest) -> actions.Opening:
    """A new list; whose it is stands as ``unit|place``. Raises BadInput."""
    post = request.POST
    unit, _bar, place = post.get("keeper", "").partition("|")
    return actions.Opening(
        unit=unit,
        place=place,
        title=post.get("title", ""),
        begins_on=needed_day_of(request, "begins_on"),
        ends_on=needed_day_of(request, "ends_on"),
        serves=tuple(ref[:80] for ref in post.getlist("serves")[:8]),
    )


def add(who: Sitting, of: VisitList, request: HttpRequest) -> object:
    """Put one person on the list."""
    post = request.POST
    somebody = actions.Somebody(
        category=post.get("category", ""),
        place=post.get("place", ""),
        subject=f"{rules.MEMBER}{ref}" if (ref := post.get("ref", "").strip()) else "",
        name=post.get("name", ""),
        home=post.get("home", ""),
        unit=post.get("unit", "") or "-",
        post=post.get("post", "") or "-",
        another="another" in post,
    )
    command = command_of(request)
    return actions.list_people(of=of, people=(somebody,), by=who.person, at=who.at, command=command)


def assign(who: Sitting, of: VisitList, request: HttpRequest) -> object:
    """Say who goes to those chosen."""
    chosen, to = request.POST.getlist("chosen"), request.POST.get("to", "")
    command = command_of(request)
    return actions.assign(of=of, entries=chosen, post=to, by=who.person, at=who.at, command=command)


def take(who: Sitting, of: VisitList, request: HttpRequest) -> actions.Taken:
    """Take in a table. Raises BadInput for a file that cannot be read."""
    file = request.FILES.get("table")
    if file is None:
        raise BadInput(_("还没有选表格"), {"table": _("请选一份 Excel 或 CSV")})
    sent = spreadsheets.Sent(file.read(), file.name)
    with at_field("table"):
        rows = list(spreadsheets.rows(sent, tables.COLUMNS, most=rules.TABLE_AT_MOST))
    drawn = list(tables.drawn(of, rows))
    return actions.take(of=of, rows=drawn, by=who.person, at=who.at, command=command_of(request))


def record(who: Sitting, entries: Sequence[Entry], request: HttpRequest) -> actions.Recorded:
    """Record a visit to one person, or a round to those chosen; her own post came along if she did not go."""
    post = request.POST
    visitor = post.get("visitor", "")
    what = actions.Round(
        entries=tuple(each.id for each in entries),
        visitor=visitor,
        on=needed_day_of(request, "on"),
        gift=post.get("gift", ""),
        beside=tuple(_beside(who, entries, visitor)) if "beside" in post else (),
        lines={line.code: post.get(f"line-{line.code}", "") for line in book().visiting.lines},
        need=post.get("need", ""),
        consent="consent" in post,
        phone=post.get("phone", ""),
    )
    of = entries[0].list
    return actions.visit(of=of, what=what, by=who.person, at=who.at, command=command_of(request))


def _beside(who: Sitting, entries: Sequence[Entry], visitor: str) -> list[str]:
    going = queries.posts_that_go(entries[0].list.place)
    return [seat for seat in who.seats if seat in going and seat != visitor]
