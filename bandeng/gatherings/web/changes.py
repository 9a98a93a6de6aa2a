"""What the forms of a session's page at the desk say, as actions."""

import re
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.gatherings import actions, rules
from bandeng.gatherings.models import Session
from bandeng.gatherings.web import reading
from bandeng.gatherings.web.reading import command_of
from bandeng.kernel.refusals import BadInput, NotNow, at_field, renamed
from bandeng.ledger import pictures
from bandeng.ledger.models import Fact
from bandeng.ledger.web import drawn
from bandeng.posts.web.sitting import Sitting

CHILD_MARK = re.compile(r"[\s,,、((]+(?:孩子|儿童|child)[))]?$", re.IGNORECASE)


def hold(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Say that it was held."""
    speakers = reading.talks(request)
    what = actions.Outcome(
        speakers=speakers or None,
        lines=reading.lines(request),
        examined=reading.examined(request),
        told=request.POST.get("told", ""),
    )
    return actions.hold(session=session, what=what, by=who.person, at=who.at, command=command_of(request))


def moving_mark(session: Session) -> str:
    """From what the form that moves a session is drawn."""
    return drawn.mark(session.begins_at, session.ends_at, session.venue, session.room)


def move(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Change time or place."""
    drawn.still(request, moving_mark(session), by=who.person)
    begins_at, ends_at = reading.span(request)
    what = actions.Moving(
        begins_at=begins_at,
        ends_at=ends_at,
        venue=request.POST.get("venue", ""),
        room=request.POST.get("room", ""),
        why=request.POST.get("moved_why", ""),
    )
    return actions.move(session=session, what=what, by=who.person, at=who.at, command=command_of(request))


def cancel(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """It does not take place."""
    why = request.POST.get("why", "")
    return actions.cancel(session=session, why=why, by=who.person, at=who.at, command=command_of(request))


def remind(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Remind whoever signed up."""
    return actions.remind(session=session, by=who.person, at=who.at, command=command_of(request))


def enrol(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Write somebody down."""
    post = request.POST
    joining = actions.Joining(
        called=post.get("called", ""), child="child" in post, consented="consented" in post
    )
    return actions.enrol(session=session, who=joining, by=who.person, at=who.at, command=command_of(request))


def give_back(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Somebody rang: her seat is free."""
    seat = request.POST.get("seat", "")
    return actions.withdraw_for(
        session=session, seat=seat, by=who.person, at=who.at, command=command_of(request)
    )


def tick(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Whoever is ticked on the list came."""
    ticked = request.POST.getlist("came")[: rules.AT_ONCE]
    if not ticked:
        raise BadInput(_("没有勾谁"), {"came": _("请在名单上勾到场的人")})
    coming = [actions.Coming(seat=seat) for seat in ticked]
    return _attend(who, session, request, coming, rules.LIST)


def type_in(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """The lines of a sheet of paper, one name a line; behind a child's name stands that it is one."""
    lines = [line.strip() for line in request.POST.get("sheet", "").splitlines() if line.strip()]
    if not lines or len(lines) > rules.SHEET_AT_MOST:
        most = {"most": rules.SHEET_AT_MOST}
        raise BadInput(_("还没有记下"), {"sheet": _("一行写一个名字,一次最多%(most)s行") % most})
    consented = "consented" in request.POST
    renames = {"called": "sheet", "consented": "sheet_consented", "beyond": "sheet_beyond"}
    with renamed(renames):
        return _attend(who, session, request, [_line(line, consented) for line in lines], rules.SHEET)


def _line(line: str, consented: bool) -> actions.Coming:
    called = CHILD_MARK.sub("", line)
    child = called != line
    return actions.Coming(called=called, child=child, consented=child and consented)


def _attend(
    who: Sitting, session: Session, request: HttpRequest, coming: list[actions.Coming], way: str
) -> Fact:
    actions.ask_room(session, len(actions.fresh_of(session, coming)), beyond="beyond" in request.POST)
    return actions.attend(
        session=session, who=coming, way=way, by=who.person, at=who.at, command=command_of(request)
    )


def punch(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """A ticket is shown."""
    ticket, let_in = request.POST.get("ticket", "")[:20], "let_in" in request.POST
    return actions.punch(
        session=session,
        ticket=ticket,
        let_in=let_in,
        by=who.person,
        at=who.at,
        command=command_of(request),
    )


def undo(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Take a line of the attendance back."""
    arrival = request.POST.get("arrival", "")
    return actions.undo_attendance(
        session=session, arrival=arrival, by=who.person, at=who.at, command=command_of(request)
    )


def undo_import(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Take back all that came from a table."""
    try:
        moment = datetime.fromisoformat(request.POST.get("moment", "")[:40])
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise NotNow(_("没有可以撤回的导入,请回到这一场看看名单"))
    return actions.undo_import(
        session=session, moment=moment, by=who.person, at=who.at, command=command_of(request)
    )


def keep_sheet(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Keep a picture of the signed sheet."""
    file = request.FILES.get("sheet_picture")
    if file is None:
        raise BadInput(_("照片还没有留下"), {"sheet_picture": _("请先选一张照片")})
    with at_field("sheet_picture"):
        digest, command = pictures.take(file).digest, command_of(request)
    return actions.keep_sheet(session=session, picture=digest, by=who.person, at=who.at, command=command)


def drop_sheet(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Take it away again."""
    digest, command = request.POST.get("digest", ""), command_of(request)
    return actions.drop_sheet(session=session, picture=digest, by=who.person, at=who.at, command=command)


def show_picture(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Add a picture."""
    file = request.FILES.get("picture")
    if file is None:
        raise BadInput(_("照片还没有放上"), {"picture": _("请先选一张照片")})
    with at_field("picture"):
        digest = pictures.take(file).digest
    what = actions.Picturing(
        digest=digest,
        agreed=request.POST.get("agreed", ""),
        caption=request.POST.get("caption", ""),
        credit=request.POST.get("credit", ""),
    )
    return actions.show_picture(
        session=session, what=what, by=who.person, at=who.at, command=command_of(request)
    )


def hide_picture(who: Sitting, session: Session, request: HttpRequest) -> Fact:
    """Take a picture down."""
    digest = request.POST.get("digest", "")
    return actions.hide_picture(
        session=session, picture=digest, by=who.person, at=who.at, command=command_of(request)
    )
