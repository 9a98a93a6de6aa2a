"""Overtimes that were appealed, and what came of it; the overtimes themselves stay counted."""

from bandeng.cases.measures.shared import said
from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure


@figure(
    "cases.appealed",
    zh="申诉超时的次数",
    en="Times an overtime was appealed",
    unit="次",
    note=Note(zh="一个时限只能申诉一次", en="A limit is appealed once at most"),
    reads=Reads(during=("cases.appealed",), plain=True),
)
def appealed(scope: Scope) -> Counted:
    return said(scope, "cases.appealed")


def _decided(scope: Scope, *, granted: bool) -> Counted:
    facts = scope.facts("cases.appeal_decided")
    return counted(evidence(fact) for fact in facts if fact.body["granted"] is granted)


@figure(
    "cases.exempted",
    zh="申诉成立、不计入按期率的超时",
    en="Overtimes exempted by an appeal",
    unit="次",
    note=Note(
        zh="两个人都认为成立的;超时照样看得见,在「超过时限的环节」里照样数",
        en="Granted by both reviewers; they stay visible and are counted among the overtimes",
    ),
    reads=Reads(during=("cases.appeal_decided",)),
)
def exempted(scope: Scope) -> Counted:
    return _decided(scope, granted=True)


@figure(
    "cases.appeal_refused",
    zh="没有成立的超时申诉",
    en="Appeals of overtimes that were refused",
    unit="次",
    note=Note(zh="两个人意见不一的也算没有成立", en="Also where the two reviewers were not of one mind"),
    reads=Reads(during=("cases.appeal_decided",)),
)
def appeal_refused(scope: Scope) -> Counted:
    return _decided(scope, granted=False)
