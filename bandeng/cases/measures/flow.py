"""How many matters came in and went where."""

from bandeng.cases.measures.shared import (
    HANDLED,
    MERGERS,
    OPEN,
    last_of_each,
    merged_away,
    open_at_end,
    said,
)
from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

TAKEN = ("cases.accepted", "cases.settled", "cases.parted")


@figure(
    "cases.reported",
    zh="居民反映的事",
    en="Matters raised",
    unit="件",
    note=Note(zh="期间第一次说出的事项,各种来源都算", en="Raised in the period, whatever the channel"),
    reads=Reads(during=("cases.reported",), plain=True),
)
def reported(scope: Scope) -> Counted:
    return said(scope, "cases.reported")


@figure(
    "cases.joined",
    zh="「我也遇到」",
    en="Times somebody said “me too”",
    unit="次",
    note=Note(
        zh="自己点的和工作人员替来电的人登记的;一人(同一个电话)对一件事算一次",
        en="Said by themselves or joined by staff; one person (one telephone) counts once for one matter",
    ),
    reads=Reads(during=("cases.joined", "cases.caller_joined")),
)
def joined(scope: Scope) -> Counted:
    told = scope.facts("cases.joined", "cases.caller_joined")
    return counted(evidence(fact) for fact in told if fact.body["one_with"] == "-")


@figure(
    "cases.registered",
    zh="受理的事",
    en="Matters accepted",
    unit="件",
    note=Note(
        zh="受理立案的,加上当场办结的;并案的算一件,分成几件的算几件",
        en="Accepted or settled at once; merged ones count as one, divided ones as their parts",
    ),
    reads=Reads(during=TAKEN, before=MERGERS),
)
def registered(scope: Scope) -> Counted:
    taken = last_of_each(scope.facts(*TAKEN))
    away = merged_away(scope)
    return counted(evidence(fact) for stream, fact in taken.items() if stream not in away)


@figure(
    "cases.declined",
    zh="不予受理的事",
    en="Matters not accepted",
    unit="件",
    note=Note(zh="每件都写明了理由、依据和去处", en="Each with reason, basis and where to go"),
    reads=Reads(during=("cases.declined",), plain=True),
)
def declined(scope: Scope) -> Counted:
    return said(scope, "cases.declined")


@figure(
    "cases.settled",
    zh="即办即结的小事",
    en="Small matters settled on the spot",
    unit="件",
    note=Note(zh="与走完全程的事项分开计数", en="Counted apart from matters that went the whole way"),
    reads=Reads(during=("cases.settled",), plain=True),
)
def settled(scope: Scope) -> Counted:
    return said(scope, "cases.settled")


@figure(
    "cases.sampled",
    zh="抽查的",
    en="Drawn for a check",
    unit="件",
    note=Note(
        zh="即办即结的和没有回音就结束的,由事项自己的随机编号抽出,谁也选不了;紧急的、多人遇到的、又发生的抽得多",
        en="Of what was settled on the spot or ended without an answer, by the matter's own random id; more"
        " of what is urgent, met by several, or came back",
    ),
    reads=Reads(during=("cases.settled", "cases.expired")),
)
def sampled(scope: Scope) -> Counted:
    over = scope.facts("cases.settled", "cases.expired")
    return counted(evidence(fact) for fact in over if fact.body["sampled"])


@figure(
    "cases.dispatched",
    zh="派给部门的次数",
    en="Dispatches to departments",
    unit="次",
    note=Note(zh="同一件事派两次算两次", en="A matter dispatched twice counts twice"),
    reads=Reads(during=("cases.dispatched",), plain=True),
)
def dispatched(scope: Scope) -> Counted:
    return said(scope, "cases.dispatched")


@figure(
    "cases.escalated",
    zh="上报的次数",
    en="Times handed up a level",
    unit="次",
    note=Note(zh="网格到社区、社区到街道", en="Grid to community, community to street"),
    reads=Reads(during=("cases.escalated",), plain=True),
)
def escalated(scope: Scope) -> Counted:
    return said(scope, "cases.escalated")


@figure(
    "cases.returned",
    zh="部门退回的次数",
    en="Returns by departments",
    unit="次",
    note=Note(zh="每次都写明了依据和建议单位", en="Each with its basis and a suggested unit"),
    reads=Reads(during=("cases.returned",), plain=True),
)
def returned(scope: Scope) -> Counted:
    return said(scope, "cases.returned")


@figure(
    "cases.handled",
    zh="办好的事",
    en="Matters handled",
    unit="件",
    note=Note(
        zh="期间报告办好的;返工后以最后一次为准", en="Reported done in the period; the last time counts"
    ),
    reads=Reads(during=HANDLED),
)
def handled(scope: Scope) -> Counted:
    done = last_of_each(scope.facts(*HANDLED))
    return counted(evidence(fact) for fact in done.values())


@figure(
    "cases.supervised",
    zh="督办的次数",
    en="Supervisions raised",
    unit="次",
    note=Note(zh="超时仍未办,上一级被告知", en="Long overdue; the level above was told"),
    reads=Reads(during=("cases.supervised",), plain=True),
)
def supervised(scope: Scope) -> Counted:
    return said(scope, "cases.supervised")


@figure(
    "cases.overtime",
    zh="超过时限的环节",
    en="Steps that passed their limit",
    unit="次",
    note=Note(zh="每个时限算一次,事后免责也照样看得见", en="Each limit once; they stay visible"),
    reads=Reads(during=("cases.reminded",), plain=True),
)
def overtime(scope: Scope) -> Counted:
    return said(scope, "cases.reminded")


@figure(
    "cases.handled_without_picture",
    zh="办好时没有照片的",
    en="Reported done without a picture",
    unit="件",
    note=Note(zh="照片从不强制,没有照片看得见", en="A picture is never required; its absence is visible"),
    reads=Reads(during=HANDLED),
)
def handled_without_picture(scope: Scope) -> Counted:
    done = last_of_each(scope.facts(*HANDLED))
    return counted(evidence(fact) for fact in done.values() if not fact.body["pictures"])


@figure(
    "cases.open",
    zh="期末还在办的事",
    en="Matters open at the end of the period",
    unit="件",
    note=Note(
        zh="到期末还没有结束的;又被说没办好或要求重办的算在办,并进另一件的和分成几件的在那里算",
        en="Not closed by then; contested or opened once more is open; merged and divided count elsewhere",
    ),
    reads=Reads(before=OPEN),
)
def still_open(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in open_at_end(scope).values())
