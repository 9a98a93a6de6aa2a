"""What states, choices and ways are called."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bandeng.ballots.models import Vote
from bandeng.ballots.queries.households import Said
from bandeng.ballots.rules import life
from bandeng.ballots.rules.slots import CONFLICT, NOTHING, UNDECIDED
from bandeng.ballots.rules.tallying import ABSTAIN, AS_ABSTAIN, AS_MAJORITY, NO, NONE, YES
from bandeng.rulebook.queries import book

Text = Promise | str
CHOICES: Mapping[str, Text] = {YES: _("同意"), NO: _("不同意"), ABSTAIN: _("弃权")}
MARKS: Mapping[str, Text] = {YES: _("选"), ABSTAIN: _("不选")}  # of an election
# state of a vote: the look of its badge, and its word
STATES: Mapping[str, tuple[str, Text]] = {
    life.PREPARED: ("waiting", _("准备中")),
    life.ROLLED: ("waiting", _("名册已录入")),
    life.POSTED: ("waiting", _("公示中")),
    life.ANNOUNCED: ("moving", _("已公告")),
    life.CLOSED: ("unknown", _("已计票")),
    life.PUBLISHED: ("done", _("已公布")),
    life.WITHDRAWN: ("unknown", _("已撤回")),
}
DEEMED: tuple[tuple[str, Text], ...] = (
    (NONE, _("不算(没有投票的,就是没有参加)")),
    (AS_ABSTAIN, _("算参加,作弃权")),
    (AS_MAJORITY, _("算参加,跟从多数意见")),
)
HOW: tuple[tuple[str, Text], ...] = (("hand", _("当面交给")), ("door", _("上门送到")), ("post", _("邮寄")))
TO: tuple[tuple[str, Text], ...] = (
    ("owner", _("本人")),
    ("household", _("家里的大人")),
    ("agent", _("书面委托的人")),
    ("other", _("租户或者别人(不算送到本人)")),
)
WHERE: tuple[tuple[str, Text], ...] = (
    (life.DESK, _("本人交到投票点(以这张为准)")),
    (life.DOOR, _("上门收回")),
    (life.AGENT, _("受托人交来(本人再投的,以本人为准)")),
)
WHY_SPOILED: tuple[tuple[str, Text], ...] = (
    ("written-badly", _("写错了")),
    ("lost", _("丢了")),
    ("damaged", _("破损了")),
    ("owner-came", _("受托人交过,本人来投了")),
)
WAYS: Mapping[str, Text] = {life.ONLINE: _("网上投的"), life.PAPER: _("纸质选票上的")}
KEEPS: tuple[tuple[str, Text], ...] = (
    (life.PAPER, _("以纸质的为准")),
    (life.ONLINE, _("以网上的为准")),
)
SETTLED: tuple[tuple[str, Text], ...] = (("in-person", _("当面问的")), ("telephone", _("打电话问的")))
ANSWERS: tuple[tuple[str, Text], ...] = (
    (life.STANDS, _("没有记错,这一票照旧")),
    (life.VOID, _("不是本人的,作废;本人可以重新投")),
)
OUTCOMES: Mapping[str, tuple[str, Text]] = {
    life.OPEN: ("waiting", _("等社区答复")),
    life.STANDS: ("done", _("答复了:没有记错")),
    life.VOID: ("done", _("答复了:作废,可以重新投")),
}
LATE_ANSWERS: tuple[tuple[str, Text], ...] = (
    (life.STANDS, _("没有记错,这一票照旧")),
    (life.VOID, _("不是本人的,作废,不计入;投票已经结束,不能重新投")),
)
LATE_OUTCOMES: Mapping[str, tuple[str, Text]] = {
    **OUTCOMES,
    life.VOID: ("done", _("答复了:作废,不计入。投票已经结束,不能重新投")),
}
WAS_VOID: tuple[str, Text] = ("done", _("答复了:作废"))  # before the end, which has come since
STANDINGS: Mapping[str, Text] = {
    NOTHING: _("还没有投票"),
    life.ONLINE: _("以网上投的为准"),
    life.PAPER: _("以纸质选票为准"),
    CONFLICT: _("网上和纸质的不一样,请在下面说以哪张为准"),
    UNDECIDED: _("纸质选票收到了,正在录入"),
}
CLOSED_STANDINGS: Mapping[str, Text] = {
    NOTHING: _("没有投票,没有计入"),
    life.ONLINE: _("计的是网上投的"),
    life.PAPER: _("计的是纸质选票"),
    CONFLICT: _("网上和纸质的不一样,没有问清楚,没有计入"),
    UNDECIDED: _("纸质选票没有录好,没有计入"),
}


ABOUT: tuple[tuple[str, Text], ...] = (
    ("area", _("面积不对")),
    ("missing", _("漏了人")),
    ("owner", _("业主不对")),
    ("other", _("别的")),
)
ABOUT_PEOPLE = tuple((code, _("名字不对") if code == "owner" else word) for code, word in ABOUT[1:])
WHY_ENDED: tuple[tuple[str, Text], ...] = (("herself", _("本人自己投")), ("another", _("换人")))
SOLD: Mapping[str, Text] = {
    life.STANDS: _("原来的业主已经投过,那一票算数"),
    life.ANEW: _("原来的业主没有投,由新业主投"),
}
WHY_DOWN: tuple[tuple[str, Text], ...] = (
    ("herself", _("本人不参选了")),
    ("not-eligible", _("不符合条件")),
)


def abouts(vote: Vote) -> list[tuple[str, Text]]:
    """What may be wrong with the roll: of one that counts heads alone no area, and nobody owns."""
    weighs = "area" in book().voting_rule(vote.rule).measures
    return list(ABOUT if weighs else ABOUT_PEOPLE)


def choices_of(vote: Vote) -> list[tuple[str, Text]]:
    """What can be said of each item, or of each candidate."""
    return list((MARKS if vote.seats else CHOICES).items())


def answers(vote: Vote, *, at: datetime) -> tuple[tuple[str, Text], ...]:
    """How a dispute may be answered: after the end of voting nobody votes anew."""
    return LATE_ANSWERS if vote.is_over(at=at) else ANSWERS


def outcome_of(vote: Vote, said: Said, *, at: datetime) -> tuple[str, Text]:
    """The look and the word of what came of a dispute, as it reads at this moment."""
    if said.answered_at and vote.is_over(at=said.answered_at):
        return LATE_OUTCOMES[said.outcome]
    return WAS_VOID if said.outcome == life.VOID and vote.is_over(at=at) else OUTCOMES[said.outcome]


def standing_of(vote: Vote, what: str, *, void: bool = False) -> str:
    """What counts of a ballot, or counted once the votes were counted; ``void``: it was, and for good."""
    if void and what == NOTHING:
        return str(_("原来的票作废了,没有计入") if vote.closed_at else _("原来的票作废了,不计入"))
    return str((CLOSED_STANDINGS if vote.closed_at else STANDINGS)[what])


def state_of(vote: Vote, *, at: datetime) -> tuple[str, str]:
    """The look and the word of a vote's state at this moment."""
    look, word = STATES[vote.state]
    if vote.is_open(at=at):
        look, word = "moving", _("投票中")
    elif vote.state == life.ANNOUNCED:
        look, word = "waiting", _("还没有开始投票") if vote.is_ahead(at=at) else _("投票结束,等计票")
    return look, str(word)
