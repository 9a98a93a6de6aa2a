"""The acts of votes that a book may grant; ``acts`` gathers them with all others."""

from typing import NamedTuple


class Act(NamedTuple):
    """The words of an act in both languages."""

    zh: str
    en: str


VOTES: dict[str, Act] = {
    "ballots.see": Act("看表决", "see votes"),
    "ballots.prepare": Act("准备表决", "prepare a vote"),
    "ballots.take_roll": Act("录入表决名册", "take in the roll of a vote"),
    "ballots.correct": Act("改正表决名册", "correct the roll of a vote"),
    "ballots.nominate": Act("写上候选人", "put a candidate forward"),
    "ballots.stand_down": Act("候选人退出", "let a candidate stand down"),
    "ballots.post": Act("公示表决名册", "post the roll of a vote"),
    "ballots.object": Act("记下对名册的异议", "record an objection to a roll"),
    "ballots.rule": Act("答复对名册的异议", "answer an objection to a roll"),
    "ballots.list": Act("名册上补人", "add a voter to a roll"),
    "ballots.strike": Act("名册上去掉人", "take a voter off a roll"),
    "ballots.amend": Act("公告以后更正名册", "correct a frozen roll before the opening"),
    "ballots.announce": Act("公告表决", "announce a vote"),
    "ballots.name_witness": Act("请监票人", "name a scrutineer"),
    "ballots.release_witness": Act("去掉监票人", "release a scrutineer"),
    "ballots.withdraw": Act("撤回表决", "withdraw a vote"),
    "ballots.empower": Act("登记书面委托", "file a written proxy"),
    "ballots.disempower": Act("撤回书面委托", "take a written proxy back"),
    "ballots.change_hands": Act("记下房屋换了业主", "record that a home changed hands"),
    "ballots.deliver": Act("送选票", "hand ballots over"),
    "ballots.receive": Act("收回选票", "take ballots back"),
    "ballots.spoil": Act("作废补发选票", "void a ballot paper and issue another"),
    "ballots.count_batch": Act("数一批纸质选票", "count a batch of papers"),
    "ballots.check_batch": Act("核对一批纸质选票", "close a batch of papers"),
    "ballots.key": Act("录入选票", "key ballot papers"),
    "ballots.adjudicate": Act("裁定选票", "settle what a ballot paper says"),
    "ballots.settle": Act("记下以哪张选票为准", "record which ballot counts"),
    "ballots.answer": Act("答复说不是自己投的", "answer who disputes a ballot"),
    "ballots.settle_voter": Act("定共有人里由谁投", "settle which of the co-owners votes"),
    "ballots.close": Act("计票", "count a vote"),
    "ballots.draw_sample": Act("抽样", "draw the sample of papers"),
    "ballots.compare": Act("核对抽到的选票", "compare a drawn paper"),
    "ballots.recount": Act("重新计票", "count anew"),
    "ballots.settle_tie": Act("记下票数一样的怎样定的", "record how a tie was settled"),
    "ballots.publish": Act("公布表决结果", "publish the result of a vote"),
}
