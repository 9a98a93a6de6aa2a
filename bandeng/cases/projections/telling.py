"""Who is told of what in a matter: the one table, and the fold that reads it.

``people``: reporter, helper and followers; ``followers``: they without the reporter; ``recorded``: she in
whose name staff wrote an answer down, so that she can object; ``seat``: the post that the fact names;
``holder``: the post that has the matter, unless it goes on in another (``onward``: then the posts that
have that). Nobody is told of what she did
herself, and a post not of what it did itself or handed to itself. A fact with several outcomes has a line
for each, after a colon. A new fact that somebody should hear of takes one line in the table and a kind
with its words.

Nobody is told that a matter came back: whoever accepts it says so and reads it on its page. Nor of root
causes: whoever works at one opened it, and the reporters of its matters heard how each of them ended.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from bandeng.cases.models import Case, Follower
from bandeng.cases.projections.dividing import is_told_already
from bandeng.cases.projections.shared import standing_at
from bandeng.cases.projections.staging import first_stage
from bandeng.cases.rules import ASKED_BY_STAFF, ELSEWHERE, LIFE, is_errand
from bandeng.cases.ties import Kin
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.kinds import CLOCK, JUDGE, OUTCOME, PROGRESS, TODO, WORD, Kind, declare
from bandeng.notices.projections import Telling, tell


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a fact tells whom: codes of kinds, empty for nobody."""

    people: str = ""
    followers: str = ""
    recorded: str = ""
    seat: str = ""
    holder: str = ""
    urgent: bool = False
    onward: bool = False


class _Standing(NamedTuple):
    """The matter as the other folds have left it."""

    id: int
    reporter: str
    helper: str
    seat: str
    urgent: bool
    followers: int
    state: str


TABLE = {
    "cases.reported": Rule(seat="cases.to_accept"),
    "cases.relocated": Rule(seat="cases.to_accept"),
    "cases.supplemented": Rule(holder="cases.supplemented"),
    "cases.told_more": Rule(holder="cases.supplemented"),
    "cases.source_changed": Rule(holder="cases.source_changed", onward=True),
    "cases.accepted": Rule(people="cases.accepted", seat="cases.to_resolve"),
    "cases.reclassified": Rule(people="cases.reclassified"),
    "cases.declined": Rule(people="cases.declined"),
    "cases.settled": Rule(people="cases.to_judge", seat="cases.to_check"),
    "cases.escalated": Rule(people="cases.escalated", seat="cases.to_sign"),
    "cases.dispatched": Rule(people="cases.dispatched", seat="cases.to_sign"),
    "cases.recalled": Rule(people="cases.recalled"),
    "cases.returned": Rule(people="cases.returned", seat="cases.to_sign"),
    "cases.signed": Rule(seat="cases.to_resolve"),
    "cases.urged": Rule(seat="cases.urged", urgent=True),
    "cases.extension_asked": Rule(seat="cases.to_decide"),
    "cases.suspension_asked": Rule(seat="cases.to_decide"),
    "cases.extended": Rule(people="cases.extended", holder="cases.extended"),
    "cases.suspended": Rule(people="cases.suspended", holder="cases.suspended"),
    "cases.pause_refused": Rule(holder="cases.pause_refused"),
    "cases.resumed": Rule(people="cases.resumed", seat="cases.to_resolve"),
    "cases.annotated:public": Rule(people="cases.annotated"),
    "cases.stage_completed": Rule(people="cases.stage_completed"),
    "cases.resolved": Rule(seat="cases.to_check"),
    "cases.checked:passed": Rule(people="cases.to_judge", seat="cases.to_ask"),
    "cases.checked:failed": Rule(people="cases.reworked", seat="cases.to_rework"),
    "cases.answered": Rule(followers="cases.answered", recorded="cases.recorded"),
    "cases.contested": Rule(followers="cases.contested", recorded="cases.recorded", seat="cases.to_review"),
    "cases.asked_again": Rule(people="cases.asked_again", seat="cases.to_review_again"),
    "cases.reviewed:rework": Rule(people="cases.reworked", seat="cases.to_rework"),
    "cases.reviewed:retake": Rule(people="cases.retaken", seat="cases.to_accept"),
    "cases.reviewed:uphold": Rule(people="cases.upheld"),
    "cases.whistled": Rule(people="cases.whistled", seat="cases.to_arrive"),
    "cases.disowned": Rule(seat="cases.to_insist"),
    "cases.insisted": Rule(seat="cases.to_arrive"),
    "cases.arrived": Rule(holder="cases.arrived"),
    "cases.concluded:part": Rule(holder="cases.concluded"),
    "cases.concluded:stage": Rule(holder="cases.to_report_stage"),
    "cases.disbanded": Rule(people="cases.disbanded"),
    "cases.errand_given": Rule(seat="cases.to_answer_errand"),
    "cases.errand_answered": Rule(seat="cases.errand_answered", holder="cases.errand_answered"),
    "cases.errand_withdrawn": Rule(seat="cases.errand_withdrawn"),
    "cases.caller_joined": Rule(holder="cases.caller_joined"),
    "cases.referred": Rule(people="cases.referred", seat="cases.to_rule"),
    "cases.ruled": Rule(people="cases.ruled", seat="cases.to_sign"),
    "cases.ruling_amended:moved": Rule(people="cases.ruled", seat="cases.to_sign"),
    "cases.expired": Rule(people="cases.expired", seat="cases.to_check"),
    "cases.judged:contests": Rule(
        people="cases.contested", recorded="cases.recorded", seat="cases.to_review"
    ),
    "cases.judged:solved": Rule(recorded="cases.recorded"),
    "cases.voiced": Rule(holder="cases.voiced"),
    "cases.merged": Rule(people="cases.merged"),
    "cases.divided": Rule(people="cases.divided"),
    "cases.united": Rule(people="cases.united", holder="cases.to_go_on_whole"),
    "cases.parted": Rule(seat="cases.to_resolve"),
    "cases.absorbed": Rule(holder="cases.absorbed"),
    "cases.detached": Rule(people="cases.detached", holder="cases.to_go_on"),
    "cases.reopened": Rule(people="cases.reworked", seat="cases.to_rework"),
    "cases.appealed": Rule(seat="cases.to_weigh"),
    "cases.appeal_weighed": Rule(seat="cases.to_weigh"),
    "cases.appeal_decided": Rule(seat="cases.appeal_decided"),
    "cases.warned": Rule(seat="cases.warned"),
    "cases.reminded": Rule(seat="cases.reminded", urgent=True),
    "cases.supervised:matter": Rule(seat="cases.supervised", holder="cases.watched", urgent=True),
    "cases.supervised:errand": Rule(seat="cases.supervised", urgent=True),
}

declare(
    Kind(code="cases.accepted", topic=PROGRESS, words=_("已经受理,开始计时")),
    Kind(code="cases.reclassified", topic=PROGRESS, words=_("改了分类,时限跟着变了,页面上写着为什么")),
    Kind(code="cases.escalated", topic=PROGRESS, words=_("已经上报,由上一级接着办")),
    Kind(code="cases.dispatched", topic=PROGRESS, words=_("已经派给部门办理")),
    Kind(code="cases.recalled", topic=PROGRESS, words=_("刚才的上报或派单撤回了,由原来的岗位接着办")),
    Kind(code="cases.returned", topic=PROGRESS, words=_("部门说不归它管,街道正在另找该办的单位")),
    Kind(code="cases.whistled", topic=PROGRESS, words=_("请了几个部门一起到场办")),
    Kind(code="cases.disbanded", topic=PROGRESS, words=_("几个部门一起到场的那一步结束了,接着往下办")),
    Kind(code="cases.arrived", topic=WORD, words=_("叫来的一个部门到场了")),
    Kind(code="cases.concluded", topic=WORD, words=_("叫来的一个部门办完了它那一份")),
    Kind(
        code="cases.to_report_stage",
        topic=TODO,
        words=_("叫来的一个部门办完了它那一份;要先办的那一步办到了没有,等您说一声"),
    ),
    Kind(code="cases.to_answer_errand", topic=TODO, words=_("有一件事请您核实或者协办")),
    Kind(code="cases.errand_answered", topic=WORD, words=_("请人核实或者协办的,有回答了")),
    Kind(code="cases.errand_withdrawn", topic=WORD, words=_("请您核实或者协办的那件,不用了")),
    Kind(code="cases.caller_joined", topic=WORD, words=_("又有人反映同一件事,登记到您这件里")),
    Kind(code="cases.referred", topic=PROGRESS, words=_("几个单位说法不一,已请区里裁决归谁办")),
    Kind(code="cases.ruled", topic=PROGRESS, words=_("区里裁决了归谁办,那个单位不能退回")),
    Kind(code="cases.urged", topic=CLOCK, words=_("有人催办")),
    Kind(code="cases.extended", topic=PROGRESS, words=_("延期了一次,新的时间和理由写在页面上")),
    Kind(code="cases.suspended", topic=PROGRESS, words=_("暂缓办理,到哪一天、为什么写在页面上")),
    Kind(code="cases.resumed", topic=PROGRESS, words=_("接着办了")),
    Kind(code="cases.to_decide", topic=TODO, words=_("有一件事申请延期或暂缓,等您决定")),
    Kind(code="cases.pause_refused", topic=TODO, words=_("延期或暂缓没有批准,理由写在经过里")),
    Kind(code="cases.stage_completed", topic=PROGRESS, words=_("先要办的那一步办完了,后面的接着办")),
    Kind(code="cases.annotated", topic=PROGRESS, words=_("办事的人写了进展")),
    Kind(code="cases.reworked", topic=PROGRESS, words=_("核查或复核说还没办好,退回去接着办")),
    Kind(code="cases.retaken", topic=PROGRESS, words=_("换人复核后,重新受理")),
    Kind(code="cases.contested", topic=PROGRESS, words=_("反映人说还没办好,换了人在复核")),
    Kind(code="cases.asked_again", topic=PROGRESS, words=_("转来这件事的热线又派来一次,换了人在复核")),
    Kind(code="cases.to_judge", topic=JUDGE, words=_("报告说办好了,请您看看,说一声办好没有")),
    Kind(
        code="cases.recorded",
        topic=JUDGE,
        words=_("工作人员问过后,替您记下了一个回答;记得不对,请打开页面改正"),
    ),
    Kind(code="cases.declined", topic=OUTCOME, words=_("没有受理,理由和该找谁写在页面上;不同意可以要求复核")),
    Kind(code="cases.upheld", topic=OUTCOME, words=_("换人复核完了,答复写在页面上")),
    Kind(code="cases.answered", topic=OUTCOME, words=_("反映人说办好了,这件事结束了")),
    Kind(
        code="cases.expired",
        topic=OUTCOME,
        words=_("问过您,几天没有回音,按「未确认」结束;没办好还可以说"),
    ),
    Kind(code="cases.merged", topic=PROGRESS, words=_("和另一件同样的事并在一起办,您的编号照样能查")),
    Kind(code="cases.divided", topic=PROGRESS, words=_("您说的是几件事,分成几件分别办,每件办完都问您")),
    Kind(code="cases.detached", topic=PROGRESS, words=_("从并案里拆出来,接着单独办")),
    Kind(code="cases.absorbed", topic=WORD, words=_("有一件同样的事并到您这件里")),
    Kind(code="cases.to_go_on", topic=TODO, words=_("有一件事从并案里拆出来,回到您这里")),
    Kind(code="cases.united", topic=PROGRESS, words=_("拆分收回了,还是一件,接着办")),
    Kind(code="cases.to_go_on_whole", topic=TODO, words=_("有一件事收回了拆分,回到您这里")),
    Kind(code="cases.to_accept", topic=TODO, words=_("有一件事等您受理")),
    Kind(code="cases.to_sign", topic=TODO, words=_("有一件事交到您这里,等签收")),
    Kind(code="cases.to_resolve", topic=TODO, words=_("有一件事交到您手上办理")),
    Kind(code="cases.to_rework", topic=TODO, words=_("有一件事退回您这里返工")),
    Kind(code="cases.to_arrive", topic=TODO, words=_("请您单位到场一起办")),
    Kind(code="cases.to_insist", topic=TODO, words=_("叫来的部门说不归它管,等您看看")),
    Kind(code="cases.to_rule", topic=TODO, words=_("有一件事等您裁决归谁办")),
    Kind(code="cases.to_check", topic=TODO, words=_("有一件事报告办好了,等您核查")),
    Kind(code="cases.to_ask", topic=TODO, words=_("有一件事等您问反映人办好没有")),
    Kind(code="cases.to_review", topic=TODO, words=_("反映人说没办好,等您复核")),
    Kind(code="cases.to_review_again", topic=TODO, words=_("答复过的工单又派来一次,等您复核")),
    Kind(code="cases.warned", topic=CLOCK, words=_("时限快到了")),
    Kind(code="cases.reminded", topic=CLOCK, words=_("已经超过时限")),
    Kind(code="cases.supervised", topic=CLOCK, words=_("有一步久拖未办,请您督办")),
    Kind(code="cases.watched", topic=CLOCK, words=_("这件事久拖未办,上一级正在督办")),
    Kind(code="cases.to_weigh", topic=TODO, words=_("有一个超时申诉等您审")),
    Kind(code="cases.appeal_decided", topic=CLOCK, words=_("超时申诉审完了,结果和理由写在经过里")),
    Kind(code="cases.voiced", topic=WORD, words=_("又一位反映的人说了上次办得怎么样,写在经过里")),
    Kind(code="cases.supplemented", topic=WORD, words=_("反映人补充了情况")),
    Kind(code="cases.source_changed", topic=WORD, words=_("来源补充了情况或改了时限")),
)


def listen() -> None:
    """Follow the facts of the table; called when all other folds are registered, so the matter has moved."""
    on(*dict.fromkeys(name.partition(":")[0] for name in TABLE))(told)


def told(fact: Fact) -> None:
    """Tell whom the table names."""
    rule = TABLE.get(fact.name) or TABLE.get(f"{fact.name}:{_outcome(fact)}")
    if rule is None:
        return
    case = _standing(fact)
    urgent = case.urgent or rule.urgent
    tell(
        fact,
        (
            Telling(to=_recorded(rule, case, fact), kind=rule.recorded),
            Telling(to=_people(rule, case, fact), kind=rule.people or rule.followers),
            Telling(to=_seat(rule, fact), kind=rule.seat, urgent=urgent),
            Telling(to=_holder(rule, case, fact), kind=rule.holder, urgent=urgent),
        ),
    )


def _standing(fact: Fact) -> _Standing:
    """A matter that is only now raised stands as its fact says."""
    if fact.name != "cases.reported":
        return _Standing(*standing_at(fact, *_Standing._fields))
    body = fact.body
    people = body["reporter"], body["helper"]
    return _Standing(fact.id, *people, body["seat"], body["urgent"], followers=0, state=LIFE.start)


def _outcome(fact: Fact) -> str:
    body = fact.body
    if fact.name == "cases.checked":
        return ("sampled" if body["sample"] else "passed") if body["passed"] else "failed"
    if fact.name == "cases.concluded":
        return "stage" if first_stage(fact) else "part"
    if fact.name == "cases.annotated":
        return "public" if body["public"] else "staff"
    if fact.name == "cases.ruling_amended":
        return "moved" if body["moved"] else "kept"
    if fact.name == "cases.supervised":
        return "errand" if is_errand(body["kind"]) else "matter"
    if fact.name == "cases.judged":
        return "contests" if body["contests"] else "solved"
    return str(body.get("outcome", ""))


def _recorded(rule: Rule, case: _Standing, fact: Fact) -> tuple[str, ...]:
    """In whose name staff wrote an answer down: the reporter and her helper, or who follows the matter."""
    if not rule.recorded or fact.body["channel"] not in ASKED_BY_STAFF:
        return ()
    follower = fact.body.get("follower")
    return (str(follower),) if follower else (case.reporter, case.helper)


def _people(rule: Rule, case: _Standing, fact: Fact) -> tuple[str, ...]:
    if not (rule.people or rule.followers) or is_told_already(case.id, rule.people or rule.followers):
        return ()
    first = (case.reporter, case.helper) if rule.people else ()
    others = straight.find(Follower, {"case_id": case.id}, "person") if case.followers else ()
    found = (*first, *(person for (person,) in others))
    return tuple(person for person in found if person != fact.person)


def _holder(rule: Rule, case: _Standing, fact: Fact) -> tuple[str, ...]:
    if not rule.holder or (case.state in ELSEWHERE and not rule.onward):
        return ()
    seats = _onward(case.id, case.state, case.seat)
    return tuple(dict.fromkeys(seat for seat in seats if seat != fact.post))


def _onward(case: int, state: str, seat: str) -> list[str]:
    """The posts that have it, or that in which it goes on: what it was merged into, its parts."""
    if state not in ELSEWHERE:
        return [seat]
    asked = {"whole": case, "kind": "part"} if state == "divided" else {"id": str(case)}
    found = straight.find(Kin, asked, "case_id" if state == "divided" else "whole")
    ids = [row[0] for row in found]
    rows = straight.find(Case, {"id": ids}, "id", "state", "seat") if ids else ()
    return [one for each in rows for one in _onward(*each)]


def _seat(rule: Rule, fact: Fact) -> tuple[str, ...]:
    if "calls" in fact.body:
        return tuple(call["seat"] for call in fact.body["calls"])
    if "reviewers" in fact.body:
        return tuple(fact.body["reviewers"])
    seat = str(fact.body.get("seat", "-")) if rule.seat else "-"
    return () if seat == fact.post else (seat,)
