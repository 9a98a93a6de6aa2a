"""Every act: ``room.verb`` with its words. What a book may grant, and what is built in and never granted."""

from typing import NamedTuple


class Act(NamedTuple):
    """The words of an act in both languages."""

    zh: str
    en: str


ACTS: dict[str, Act] = {
    "cases.see": Act("看事项", "see matters"),
    "cases.contact": Act("看反映人的联系方式", "see how to reach the reporter"),
    "cases.file": Act("替人登记", "file for somebody"),
    "cases.accept": Act("受理", "accept"),
    "cases.decline": Act("不予受理", "decline"),
    "cases.settle": Act("当场办结", "settle on the spot"),
    "cases.reclassify": Act("改类别", "change the category"),
    "cases.relocate": Act("改地点", "change the place"),
    "cases.escalate": Act("上报", "hand up"),
    "cases.dispatch": Act("派给部门", "send to a department"),
    "cases.recall": Act("撤回刚交出去的", "take back what was just handed over"),
    "cases.batch": Act("一次办几件", "act upon several matters at once"),
    "cases.keep_filter": Act("存筛选", "keep a filter of the list"),
    "cases.sign": Act("签收", "sign for"),
    "cases.return": Act("退回", "return"),
    "cases.resolve": Act("报告办好", "report as mended"),
    "cases.whistle": Act("吹哨", "call several departments at once"),
    "cases.insist": Act("请部门还是到场", "ask a department to come all the same"),
    "cases.disband": Act("结束吹哨", "end the call"),
    "cases.arrive": Act("到场报到", "say that one's unit has arrived"),
    "cases.disown": Act("说明不归本单位", "say that it is not one's own"),
    "cases.conclude": Act("办完本单位的一份", "conclude one's part"),
    "cases.refer": Act("提请裁决", "ask for a ruling"),
    "cases.rule": Act("裁决归谁办", "rule whose it is"),
    "cases.ask_extension": Act("申请延期", "ask for an extension"),
    "cases.ask_suspension": Act("申请暂缓", "ask for a suspension"),
    "cases.extend": Act("批准延期", "give an extension"),
    "cases.suspend": Act("批准暂缓", "give a suspension"),
    "cases.refuse_pause": Act("不批准延期或暂缓", "refuse an extension or suspension"),
    "cases.resume": Act("提前接着办", "go on before the day"),
    "cases.urge": Act("催办", "ask for haste"),
    "cases.check": Act("核查", "check"),
    "cases.ask": Act("回访记录", "record the reporter's answer"),
    "cases.review": Act("复核", "review what is contested"),
    "cases.judge": Act("记下同反映的人的回答", "record the answer of somebody who follows it"),
    "cases.annotate": Act("写说明", "add a note"),
    "cases.hide_picture": Act("遮住照片", "hide a picture"),
    "cases.merge": Act("并案", "merge with another matter"),
    "cases.divide": Act("拆分", "divide into several matters"),
    "cases.unlink": Act("解除回潮关联", "undo the link to an earlier matter"),
    "cases.detach": Act("拆出并案", "take out of a merged matter"),
    "cases.open_root": Act("立根源件", "open a root cause"),
    "cases.gather_root": Act("归到根源件", "gather under a root cause"),
    "cases.mend_root": Act("治理根源", "mend a root cause"),
    "cases.reopen": Act("要求重办", "open once more"),
    "phrases.keep": Act("管回复模板", "keep templates for replies"),
    "doors.see": Act("看门牌和走访", "see doors and visits"),
    "doors.add": Act("记下门牌", "note a door"),
    "doors.ask": Act("记下住户请人上门", "note that a household asked for a visit"),
    "doors.visit": Act("记下走访", "write down a visit"),
    "doors.forget": Act("抹去走访的话", "erase what was heard on visits"),
    "posts.see": Act("看岗位", "see posts"),
    "posts.appoint": Act("任命", "appoint"),
    "posts.end": Act("免去", "end an appointment"),
    "posts.deputise": Act("安排代班", "name a deputy"),
    "posts.rota": Act("排班", "set the rota"),
    "posts.set_hours": Act("定作息", "set a unit's hours"),
    "people.erase": Act("抹去个人资料", "erase a person's data"),
    "notices.resend": Act("处理没发出的消息", "see to letters that did not go out"),
    "figures.see": Act("看数字", "see figures"),
    "oversight.see": Act("督看", "oversee what waits or goes round"),
    "ledger.see": Act("看账本", "see the ledger"),
    "places.draw": Act("画地点", "draw places"),
    "rulebook.adopt": Act("启用规则书", "adopt a rule book"),
    "cases.supervise": Act("督办", "supervise"),
}

BUILT_IN: dict[str, dict[str, Act]] = {
    "resident": {
        "cases.report": Act("反映", "report"),
        "cases.join": Act("我也遇到", "say: this happens to me too"),
        "cases.answer": Act("回答是否解决", "answer whether it is solved"),
        "cases.supplement": Act("补充情况", "add to a report"),
        "cases.urge": Act("催办", "ask for haste"),
        "cases.contest": Act("不认可", "contest the result"),
        "cases.judge": Act("同反映的人回答", "judge what one follows"),
        "notices.choose": Act("选怎样告诉我", "choose how to be told"),
        "people.register": Act("开户", "open an account"),
        "people.erase": Act("注销", "close the account and erase one's data"),
    },
    "clock": {
        "cases.warn": Act("预警", "warn"),
        "cases.remind": Act("提醒", "remind"),
        "cases.supervise": Act("督办", "supervise"),
        "cases.resume": Act("到日子接着办", "go on by itself"),
        "cases.urge": Act("很多人遇到,自动催办", "ask for haste by many voices"),
        "cases.expire": Act("无人回答而结束", "close as unanswered"),
        "ledger.seal": Act("封存", "seal"),
    },
    "operator": {
        "posts.take_roster": Act("录入名册", "take in a roster"),
        "people.register": Act("开户", "open an account"),
        "people.erase": Act("抹去个人资料", "erase a person's data"),
        "places.draw": Act("画地点", "draw places"),
        "posts.appoint": Act("任命", "appoint"),
        "posts.end": Act("免去", "end an appointment"),
        "posts.deputise": Act("安排代班", "name a deputy"),
        "posts.rota": Act("排班", "set the rota"),
        "posts.set_hours": Act("定作息", "set a unit's hours"),
        "rulebook.adopt": Act("启用规则书", "adopt a rule book"),
        "ledger.seal": Act("封存", "seal"),
    },
}


def words_of(act: str) -> Act:
    """The words of a granted or built-in act. KeyError for one nobody knows."""
    for acts in (ACTS, *BUILT_IN.values()):
        if act in acts:
            return acts[act]
    raise KeyError(act)
