"""Somebody says that the notice hangs on the board; residents judge the outcome."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import keep
from bandeng.assembly.models import Judgement, Procedure
from bandeng.ballots.queries.pictures import is_of_a_paper
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def confirm(
    *, procedure: Procedure, by: str, at: datetime, pictures: tuple[str, ...] = (), command: str = ""
) -> Fact:
    """Say that the sheet of the present publication hangs on the board, once a person.

    Staff show a picture of it; a resident only says so, and counts once it is known that she lives there.
    Raises NotYours, NotNow, BadInput.
    """
    resident = not posts.holdings(by, at=at)
    hand = _hand(procedure, by, at, resident=resident)
    if command and (first := pen.said_before(command, person=by)):
        return first
    number = _publication(procedure)
    if queries.has_confirmed(procedure, by):
        raise NotNow(_("您已经说过看到了"))
    if not resident and not pictures:
        raise BadInput(_("请放一张公示栏的照片"), {"pictures": _("没有照片,就请两位居民说看到了")})
    if any(is_of_a_paper(digest) for digest in pictures):
        raise BadInput(_("请放一张公示栏的照片"), {"pictures": _("这是一张选票的照片,不能公开;请拍公示栏")})
    if queries.board_is_used(pictures):
        raise BadInput(_("请放一张公示栏的照片"), {"pictures": _("这张照片已经用过了,请拍这一次贴的公示")})
    said = facts.BoardConfirmed(
        procedure=procedure.id,
        stage=procedure.stage,
        resident=resident,
        known=not resident or queries.is_known(by, procedure.place),
        pictures=pictures,
    )
    stream = f"seen{number}:{procedure.id}.{by}"
    return pen.record(said, hand=hand, stream=stream, turn=0, command=command)


def _publication(procedure: Procedure) -> int:
    """Which publication hangs on the board now. Raises NotNow."""
    number = queries.publication_of(procedure)
    if not number:
        raise NotNow(_("现在没有要贴的公示"))
    if not queries.can_be_put_up(procedure):
        raise NotNow(_("答应的事还没有都交代,公开二的公示纸还不能贴;都交代了再贴、再确认"))
    return number


def _hand(procedure: Procedure, by: str, at: datetime, *, resident: bool) -> Hand:
    if resident:
        return posts.built_in("resident", "assembly.confirm", procedure.place, at=at, person=by)
    return posts.hand(by, "assembly.confirm", procedure.place, at=at)


@transaction.atomic
def judge(
    *, procedure: Procedure, outcome: str, by: str, at: datetime, said: str = "", command: str = ""
) -> Fact:
    """A resident judges what became of it; her last word counts, silence stays unknown.

    It counts once it is known that she lives there.

    Raises NotYours for those who deal with it in a post, NotNow before anything was done, BadInput.
    """
    hand = posts.built_in("resident", "assembly.judge", procedure.place, at=at, person=by)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if posts.holdings(by, at=at):
        raise NotYours(_("办得怎么样由居民评,在岗的人不评"))
    if not queries.can_be_judged(procedure):
        raise NotNow(_("还没有到公开结果的时候"))
    if outcome not in rules.JUDGEMENTS:
        raise BadInput(_("请选一项"), {"outcome": _("请选一项")})
    if len(said) > rules.WORDS_AT_MOST:
        raise BadInput(_("写得太长了"), {"said": _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}})
    stream = f"judge:{procedure.id}.{by}"
    before = Judgement.objects.filter(id=stream).first()
    words = facts.OutcomeJudged(
        procedure=procedure.id,
        outcome=outcome,
        known=queries.is_known(by, procedure.place),
        said=keep(said, "judgement", by, at),
    )
    turn = before.turn if before else 0
    return pen.record(words, hand=hand, stream=stream, turn=turn, command=command)
