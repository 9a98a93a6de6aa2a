"""A tally as people read it: one sentence for each measure, with the numbers it rests on."""

from fractions import Fraction

from django.utils.translation import gettext as _

from bandeng.ballots.rules.roll import square_metres
from bandeng.ballots.rules.tallying import ABSTAIN, NO, YES, Measured, Tally
from bandeng.rulebook.language import spoken
from bandeng.rulebook.rules.voting import Threshold


def reasons(tally: Tally) -> list[str]:
    """Why it passed or did not: a sentence for each measure of the rule."""
    return [_reason(tally, each) for each in tally.measures]


def _reason(tally: Tally, each: Measured) -> str:
    words = {
        "name": _("面积") if each.measure == "area" else _("人数"),
        "part": _amount(each.measure, each.participating),
        "roll": _amount(each.measure, each.roll),
        "needed": threshold_text(tally.rule.quorum),
        "yes": _amount(each.measure, each.agreeing),
        "of": _amount(each.measure, each.of),
        "wanted": threshold_text(tally.rule.agreed),
    }
    if not each.quorum:
        return _("%(name)s:全部 %(roll)s,参加表决 %(part)s,没有达到要求(%(needed)s),不能作出决定。") % words
    if each.passed:
        return (
            _("%(name)s:全部 %(roll)s,参加表决 %(part)s;同意 %(yes)s,在 %(of)s 中达到要求(%(wanted)s)。")
            % words
        )
    return (
        _("%(name)s:全部 %(roll)s,参加表决 %(part)s;同意 %(yes)s,在 %(of)s 中没有达到要求(%(wanted)s)。")
        % words
    )


def threshold_text(threshold: Threshold) -> str:
    """「2/3以上」 or 「超过1/2」."""
    share: Fraction = threshold.share
    return (_("超过%(share)s") if threshold.beyond else _("%(share)s以上")) % {"share": share}


def _amount(measure: str, number: int) -> str:
    return f"{square_metres(number)} ㎡" if measure == "area" else _("%(n)s 人") % {"n": number}


def warnings(tally: Tally) -> list[str]:
    """What must be said beside the result: where silence counted, and where the result hangs on it."""
    if tally.deemed.heads == 0:
        return []
    as_what = {YES: _("同意"), NO: _("不同意"), ABSTAIN: _("弃权")}[tally.deemed_as]
    words = {"n": tally.deemed.heads, "area": square_metres(tally.deemed.area), "as": as_what}
    told = [_("有 %(n)s 人(%(area)s ㎡)送达后没有表态,按议事规则算作「%(as)s」,分开列;条文要附上。") % words]
    if not tally.rule.silence:
        told.append(
            _("「%(rule)s」的事项,把没有表态的算进去有争议,公布以前请先问主管部门或律师。")
            % {"rule": spoken(tally.rule)}
        )
    if tally.only_by_silence:
        told.append(_("只算投出的票,达不到要求:这个结果全靠没有表态的票。"))
    return told
