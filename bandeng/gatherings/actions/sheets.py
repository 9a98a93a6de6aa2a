"""A picture of the signed sheet beside its typed lines: names stand on it, and it goes after some days."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, queries, rules
from bandeng.gatherings.actions.attending import must_be_on
from bandeng.gatherings.actions.words import days_on, hand_of
from bandeng.gatherings.models import Session
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen, pictures
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book


@transaction.atomic
def keep_sheet(*, session: Session, picture: str, by: str, at: datetime, command: str = "") -> Fact:
    """Keep a picture (its digest) of the sheet. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "gatherings.keep_sheet", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must_be_on(session, at)
    kept = [digest for digest, _until in queries.sheets_of(session)]
    if picture in kept:
        raise BadInput(_("照片还没有留下"), {"sheet_picture": _("这张照片已经在了")})
    if len(kept) >= rules.SHEETS_AT_MOST:
        most = {"most": rules.SHEETS_AT_MOST}
        raise BadInput(_("照片还没有留下"), {"sheet_picture": _("一场最多放%(most)s张照片") % most})
    until = days_on(max(at, session.ends_at), book().gatherings.sheet_days)
    said = facts.SheetKept(picture=picture, until=until)
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


@transaction.atomic
def drop_sheet(*, session: Session, picture: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a picture of the sheet away at once. Raises NotYours, NotNow."""
    hand = hand_of(by, "gatherings.drop_sheet", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if picture not in [digest for digest, _until in queries.sheets_of(session)]:
        raise NotNow(_("这张照片已经删掉了"))
    said = facts.SheetDropped(picture=picture)
    fact = pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)
    erase(picture)
    return fact


def erase(picture: str) -> None:
    """Take the picture out of the store, where no session and no other room needs it."""
    if not queries.needed(picture) and not pictures.is_seen_by(picture, pictures.ANYBODY):
        pictures.erase(picture)
