"""Show a picture of a session, take it down. Never asked for; nobody is shown who did not agree."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.gatherings import facts, rules
from bandeng.gatherings.actions.words import days_on, hand_of, keep
from bandeng.gatherings.models import Session, Shot
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Picturing:
    """A picture that was taken in (its digest), what it shows, who took it, who agreed to be seen."""

    digest: str
    agreed: str
    caption: str = ""
    credit: str = ""


@transaction.atomic
def show_picture(*, session: Session, what: Picturing, by: str, at: datetime, command: str = "") -> Fact:
    """Add a picture of a session that was held. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "gatherings.show_picture", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not rules.LIFE.can(session.state, "picture"):
        raise NotNow(_("活动开过以后才能放照片"))
    _check(session, what)
    said = facts.PictureShown(
        picture=what.digest,
        agreed=what.agreed,
        caption=keep(what.caption, "caption", session.id, at),
        credit=keep(what.credit, "credit", session.id, at),
    )
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)


def _check(session: Session, what: Picturing) -> None:
    issues, shots = {}, Shot.objects.filter(session=session)
    if what.agreed not in rules.AGREED:
        issues["agreed"] = _("请选照片里的人是否同意")
    for name in ("caption", "credit"):
        if len(getattr(what, name)) > rules.LINE_AT_MOST:
            issues[name] = _("最多写%(most)s个字") % {"most": rules.LINE_AT_MOST}
    if shots.filter(digest=what.digest).exists():
        issues["picture"] = _("这张照片已经在了")
    elif shots.count() >= rules.PICTURES_AT_MOST:
        issues["picture"] = _("一场最多放%(most)s张照片") % {"most": rules.PICTURES_AT_MOST}
    if issues:
        raise BadInput(_("照片还没有放上"), issues)


@transaction.atomic
def hide_picture(*, session: Session, picture: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a picture down: its words go now, it goes after the days of the book. Raises NotYours, NotNow."""
    hand = hand_of(by, "gatherings.hide_picture", session, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    row = Shot.objects.filter(session=session, digest=picture).first()
    if row is None:
        raise NotNow(_("这张照片已经撤下了"))
    vault.wipe([entry for entry in (row.caption, row.credit) if entry != "-"], at=at)
    said = facts.PictureHidden(picture=picture, until=days_on(at, book().gatherings.hidden_days))
    return pen.record(said, hand=hand, stream=session.stream, turn=session.turn, command=command)
