"""A tally as people read it: one sentence for each measure, with the numbers it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.ballots import polls
from bandeng.ballots.models import Elector, Item, Vote
from bandeng.ballots.rules.life import ONLINE, PAPER
from bandeng.ballots.rules.roll import Weight, square_metres
from bandeng.ballots.rules.tallying import (
    ABSTAIN,
    AS_ABSTAIN,
    AS_MAJORITY,
    NO,
    NONE,
    YES,
    Measured,
    Tally,
    measured,
)
from bandeng.people import vault
from bandeng.rulebook.language import spoken
from bandeng.rulebook.rules.voting import Threshold, VotingRule


@dataclass(frozen=True)
class _Words:
    zh: str
    en: str


def law_of(rule: VotingRule) -> str:
    """The article the rule rests on."""
    return spoken(_Words(rule.law_zh, rule.law_en))


def rule_told(rule: VotingRule, *, binding: bool = True) -> list[str]:
    """The rule in plain words: how many must take part, how many must agree, by which law.

    Of a poll without legal effect no threshold and no law.
    """
    if not binding:
        return polls.told(rule.measures)
    both = len(rule.measures) > 1
    words = {"part": threshold_text(rule.quorum), "agree": threshold_text(rule.agreed)}
    of = _("参加表决的") if rule.agreed_of == "participating" else _("全体的")
    passing = (
        _("%(part)s参加表决才有效;%(of)s%(agree)s选的候选人才能当选。")
        if rule.election
        else _("%(part)s参加表决才有效;%(of)s%(agree)s同意才通过。")
    )
    told = [
        passing % {**words, "of": of},
        _("一个也不选,也算参加。") if rule.election else _("弃权也算参加。"),
        _("依据:%(law)s") % {"law": law_of(rule)},
    ]
    return [*told[:1], _("面积和人数两样都要达到。"), *told[1:]] if both else told


def silence_told(vote: Vote) -> str:
    """What a ballot counts as that was handed over and not cast; it must be said before the vote."""
    told = {
        AS_ABSTAIN: _("送到了没有投的,按议事规则算参加、作弃权。"),
        AS_MAJORITY: _("送到了没有投的,按议事规则算参加、跟从多数意见。"),
    }
    return told.get(vote.deemed, _("没有投的,不算参加。"))


def article_told(vote: Vote) -> list[str]:
    """The rules of procedure on silence in their own words; nothing where silence does not count."""
    words = vault.read([vote.article]).get(vote.article, "") if vote.article != "-" else ""
    return [_("议事规则的原文:%(article)s") % {"article": words}] if words and vote.deemed != NONE else []


def replacing_told(vote: Vote) -> str:
    """Which of several ballots counts; it must be said before the vote."""
    again = _("网上可以改投到结束,以最后一次为准。") if vote.revote else _("网上投出不能改。")
    paper = _(
        "本人到投票点交纸质选票的,以纸质的为准。上门收回的纸质选票和网上不一样的,社区来问,问清楚以前不计入。"
    )
    return again + paper


def reasons(tally: Tally) -> list[str]:
    """Why it passed or did not: a sentence for each measure of the rule."""
    return [_reason(tally.rule, each) for each in tally.measures]


def _reason(rule: VotingRule, each: Measured, *, binding: bool = True) -> str:
    words = {
        "name": _("面积") if each.measure == "area" else _("人数"),
        "part": _amount(each.measure, each.participating),
        "roll": _amount(each.measure, each.roll),
        "needed": threshold_text(rule.quorum),
        "yes": _amount(each.measure, each.agreeing),
        "of": _amount(each.measure, each.of),
        "wanted": threshold_text(rule.agreed),
    }
    if not binding:
        return polls.reason(election=rule.election) % words
    if not each.quorum:
        return _("%(name)s:全部 %(roll)s,参加表决 %(part)s,没有达到要求(%(needed)s),不能作出决定。") % words
    return (_marked(each) if rule.election else _agreed(each)) % words


def _agreed(each: Measured) -> str:
    if each.passed:
        return _("%(name)s:全部 %(roll)s,参加表决 %(part)s;同意 %(yes)s,在%(of)s中达到要求(%(wanted)s)。")
    return _("%(name)s:全部 %(roll)s,参加表决 %(part)s;同意 %(yes)s,在%(of)s中没有达到要求(%(wanted)s)。")


def _marked(each: Measured) -> str:
    """The same of a candidate: she was chosen, nobody agreed."""
    if each.passed:
        return _("%(name)s:全部 %(roll)s,参加表决 %(part)s;选了 %(yes)s,在%(of)s中达到要求(%(wanted)s)。")
    return _("%(name)s:全部 %(roll)s,参加表决 %(part)s;选了 %(yes)s,在%(of)s中没有达到要求(%(wanted)s)。")


def threshold_text(threshold: Threshold) -> str:
    """「2/3以上」 or 「超过1/2」."""
    return (_("超过%(share)s") if threshold.beyond else _("%(share)s以上")) % {"share": threshold.share}


def _amount(measure: str, number: int) -> str:
    return f"{square_metres(number)} ㎡" if measure == "area" else _("%(n)s 人") % {"n": number}


def warnings(tally: Tally) -> list[str]:
    """What must be said beside the result: where silence counted, and where the result hangs on it."""
    if tally.deemed.heads == 0:
        return []
    told = [_silence(tally.deemed, tally.deemed_as) + _("条文要附上。")]
    if not tally.rule.silence:
        words = {"rule": spoken(tally.rule)}
        told.append(_("「%(rule)s」的事项,把没有表态的算进去有争议,公布以前请先问主管部门或律师。") % words)
    if tally.only_by_silence:
        told.append(_only_by_silence())
    if tally.quorum_by_silence:
        told.append(_enough_by_silence())
    return told


def _silence(deemed: Weight, deemed_as: str) -> str:
    as_what = {YES: _("同意"), NO: _("不同意"), ABSTAIN: _("弃权")}[deemed_as]
    words = {"n": deemed.heads, "area": square_metres(deemed.area), "as": as_what}
    return _("有 %(n)s 人(%(area)s ㎡)送达后没有表态,按议事规则算作「%(as)s」,分开列。") % words


@dataclass(frozen=True, kw_only=True)
class Told:
    """The result of an item: rows of choice, area and heads; a sentence for each measure; warnings.

    ``dissent``: how many did not agree, how many were not heard.
    """

    words: str
    passed: bool
    badge: str
    rows: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]
    dissent: str
    warnings: tuple[str, ...]


def results(vote: Vote, items: Sequence[Item], rule: VotingRule) -> list[Told]:
    """What each item got; nothing before the close."""
    return [_told(vote, item, rule) for item in items] if vote.closed_at else []


def _told(vote: Vote, item: Item, rule: VotingRule) -> Told:
    sides = {side: _weight(item, side) for side in ("yes", "no", "abstain", "deemed")}
    names = _sides(vote)
    shown = [side for side in names if side != "deemed" or item.deemed_as != NONE]
    whole, part = Weight(vote.area, vote.entities), sum(sides.values(), Weight(0, 0))
    agreeing = sides["yes"] + (sides["deemed"] if item.deemed_as == YES else Weight(0, 0))
    found = [measured(rule, each, whole, part, agreeing) for each in rule.measures]
    cast = part - sides["deemed"]
    alone = [measured(rule, each, whole, cast, sides["yes"]) for each in rule.measures]
    return Told(
        words=item.words,
        passed=item.passed and vote.binding,
        badge=_badge(vote, item)
        if vote.binding
        else polls.badge(rule.measures, sides["yes"], sides["no"], cast),
        rows=tuple(_row(rule, names[side], sides[side]) for side in shown),
        reasons=tuple(_reason(rule, each, binding=vote.binding) for each in found),
        dissent="" if vote.seats else _dissent(rule, sides, whole, part),
        warnings=_warned(sides["deemed"], item, found, alone if vote.binding else found),
    )


def _row(rule: VotingRule, name: str, weight: Weight) -> tuple[str, ...]:
    """A line of the table; no area where heads alone are counted."""
    area = (square_metres(weight.area),) if "area" in rule.measures else ()
    return (name, *area, str(weight.heads))


def quorum_told(vote: Vote, items: Sequence[Item], rule: VotingRule) -> str:
    """Whether enough took part, in words, the numbers beside; nothing before the close and of a poll."""
    if not (vote.closed_at and vote.binding and items):
        return ""
    sides = {side: _weight(items[0], side) for side in ("yes", "no", "abstain", "deemed")}
    part, whole = sum(sides.values(), Weight(0, 0)), Weight(vote.area, vote.entities)
    words = {"needed": threshold_text(rule.quorum), "amounts": _took_part(rule, part, whole)}
    if not _is_enough(rule, part, whole):
        return _("参加的人不够,不能作出决定:依法要%(needed)s参加。%(amounts)s。") % words
    told = _("参加的人够了,表决有效:依法要%(needed)s参加。%(amounts)s。") % words
    return told if _is_enough(rule, part - sides["deemed"], whole) else told + _enough_by_silence()


def _is_enough(rule: VotingRule, part: Weight, whole: Weight) -> bool:
    return all(rule.quorum.holds(part.of(each), whole.of(each)) for each in rule.measures)


def _took_part(rule: VotingRule, part: Weight, whole: Weight) -> str:
    amounts = [
        _("%(name)s:参加 %(part)s,全部 %(roll)s")
        % {
            "name": _("面积") if each == "area" else _("人数"),
            "part": _amount(each, part.of(each)),
            "roll": _amount(each, whole.of(each)),
        }
        for each in rule.measures
    ]
    return _(";").join(amounts)


def _sides(vote: Vote) -> dict[str, str]:
    if vote.seats:
        return {"yes": _("选了"), "abstain": _("没有选")}
    return {"yes": _("同意"), "no": _("不同意"), "abstain": _("弃权"), "deemed": _("没有表态的")}


def _badge(vote: Vote, item: Item) -> str:
    if vote.seats:
        return _("过半") if item.passed else _("没有过半")
    return _("通过") if item.passed else _("没有通过")


def _warned(
    deemed: Weight, item: Item, found: Sequence[Measured], alone: Sequence[Measured]
) -> tuple[str, ...]:
    """``alone``: the measures without the silent."""
    if not item.deemed_heads:
        return ()
    hangs = item.passed and not all(each.quorum and each.passed for each in alone)
    enough = all(each.quorum for each in found) and not all(each.quorum for each in alone)
    told = ((True, _silence(deemed, item.deemed_as)), (hangs, _only_by_silence()))
    return tuple(words for said, words in (*told, (enough, _enough_by_silence())) if said)


def _enough_by_silence() -> str:
    return _("只算投出的票,参加的人不够:算进了没有表态的才够。")


def _only_by_silence() -> str:
    return _("只算投出的票,达不到要求:这个结果全靠没有表态的票。")


def _dissent(rule: VotingRule, sides: Mapping[str, Weight], whole: Weight, part: Weight) -> str:
    """Who did not agree and who was not heard: a result that passed is told with it, too."""
    silent = Weight(whole.area - part.area, whole.heads - part.heads)
    told = {"no": _both(rule, sides["no"]), "abstain": _both(rule, sides["abstain"])}
    return _("不同意的 %(no)s,弃权的 %(abstain)s,没有参加的 %(silent)s。") % {
        **told,
        "silent": _both(rule, silent),
    }


def _both(rule: VotingRule, weight: Weight) -> str:
    return _("、").join(_amount(measure, weight.of(measure)) for measure in reversed(rule.measures))


def _weight(item: Item, side: str) -> Weight:
    return Weight(getattr(item, f"{side}_area"), getattr(item, f"{side}_heads"))


def receipt(seal: str) -> str:
    """The receipt of a ballot, sixteen signs in groups of four: the beginning of its commitment."""
    return "" if seal == "-" else " ".join(seal[place : place + 4] for place in range(0, 16, 4))


def receipt_told(elector: Elector, what: str) -> list[str]:
    """What one can do with the receipt that is shown: of the ballot that counts, or of the one on line."""
    if what in (ONLINE, PAPER):
        keep = _("抄下来。拿着它可以查这一票在不在账本里;计票以后,在核对包里找这个号,开头应当是这个码。")
    elif elector.vote.closed_at:
        keep = _("这是网上那张的回执码,可以查它在不在账本里。它没有计入,核对包里没有。")
    else:
        keep = _("这是网上那张的回执码,可以查它在不在账本里。以哪张为准还没有定。")
    beside = (
        _("网上那张没有计入,计的是纸质那张。")
        if elector.vote.closed_at
        else _("网上那张不计入,以纸质那张为准。")
    )
    return [*([beside] if what == PAPER and elector.online != "-" else []), keep + _("回执不要给别人看。")]
