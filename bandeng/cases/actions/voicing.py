"""One's own word on a result that another has sent back already."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.closing import Word
from bandeng.cases.actions.words import keep_if_any
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import voices
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def voice(*, case: Case, person: str, word: Word, by: str, at: datetime, command: str = "") -> Fact:
    """The reporter, or whoever follows the matter, judges the last result although it is open again.

    The word is hers and stands beside: the matter goes on as it does. ``person``: in whose name.
    """
    follower = _follower(case, person, by)
    hand = posts.built_in("resident", "cases.voice", case.place, at=at, person=by)
    if word.answer not in rules.ANSWERS:
        raise BadInput(_("请选一个回答"), {"answer": _("请选一项")})
    if not voices.may_speak_beside(case, follower):
        raise NotNow(_("上一次的结果您已经回答过了,或者还没有问过您;有了新的结果,再问您办好没有"))
    said = facts.CaseVoiced(
        person=person,
        who="follower" if follower else "reporter",
        answer=word.answer,
        words=keep_if_any(word.words, "words", about=person, at=at),
        channel=word.channel,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _follower(case: Case, person: str, by: str) -> Follower | None:
    """Whoever follows it, None for the reporter herself. Raises NotYours for anybody else."""
    found = Follower.objects.filter(case=case, person=person).first()
    own = {found.person, found.helper} if found else {case.reporter, case.helper}
    if by not in own - {"-"} or (found is None and person != case.reporter):
        raise NotYours(_("只有反映过这件事的人能回答;请用事项编号和查询码"))
    return found
