"""Against which roll whoever comes to a meeting is counted, as its announcement says."""

from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.queries.rolled import only_roll, rolled, rolls_for
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering


def roll_to_call(place: str, kind: Gathering, named: str) -> tuple[str, int]:
    """The vote whose roll it is (``-``: none) and how many can come; ``named``: the one that was picked.

    Where none was, a number that was noted counts for a meeting that votes by hands, else the only roll of
    the place. Raises BadInput where the one that was picked is not for such a meeting here, and where a
    meeting that votes has none.
    """
    noted = queries.roll_of(place, kind.code)
    if not named and noted:
        return "-", noted.heads
    found = next((vote for vote in rolls_for([place], [kind]) if vote.id == named), None)
    if named and found is None:
        raise BadInput(_("通知还没有发,请改一下再交"), {"roll": _wanted(kind)})
    vote = found or only_roll(place, kind)
    if vote is None and kind.rule:
        told = _("先在“表决”里录一本名册并公示,或者在下面记下名册上有多少,才知道要到多少")
        raise BadInput(told, {"kind": _("这种会要先有名册")})
    return (vote.id, rolled(vote).due) if vote else ("-", 0)


def _wanted(kind: Gathering) -> str:
    if not kind.rolls:
        return _("这种会不按名册算到会,不用选")
    rules = (spoken(each) for each in book().voting if each.roll in kind.rolls and not each.secret)
    return _("这本名册不是这种会的:请选这里的、按这些规则录的:%(rules)s") % {"rules": _("、").join(rules)}
