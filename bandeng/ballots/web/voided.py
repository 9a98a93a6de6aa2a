"""What everybody reads of ballots that were voided: how many and why, no number and no room."""

from django.utils.translation import gettext as _

from bandeng.ballots.models import Vote
from bandeng.ballots.queries.voided import Voided, reissued, voided
from bandeng.ballots.rules import life
from bandeng.ballots.web import words


def told(vote: Vote) -> list[str]:
    """A sentence for each reason, and one for papers that another took the place of; nothing before the
    count."""
    if vote.closed_at is None:
        return []
    return [*(_because(each) for each in voided(vote)), *_papers(vote)]


def _because(each: Voided) -> str:
    why = {
        life.BALLOT: _("%(n)s 个号的票作废了:有人说不是自己家投的,查了确实不是。"),
        life.VOTER: _("%(n)s 个号的票作废了:几位共有的说不到一起,社区定了换人投。"),
    }[each.why]
    late = _("其中 %(late)s 个是投票结束以后作废的,不能重新投,没有计入。") if each.late else ""
    return (why + late) % {"n": each.many, "late": each.late}


def _papers(vote: Vote) -> list[str]:
    many = reissued(vote)
    if not many:
        return []
    names = dict(words.WHY_SPOILED)
    each = (_("%(why)s %(n)s 张") % {"why": names.get(why, why), "n": n} for why, n in sorted(many.items()))
    return [_("补发过 %(n)s 张纸票,旧的作废:%(why)s。") % {"n": many.total(), "why": _("、").join(each)}]
