"""Sentences and cures of issues in what a book says of categories and conditions."""

from bandeng.rulebook.rules.issue_words import Words

THINGS = {
    "condition_retired": Words(
        "“{value}”这种情形已经停用,新来的工单不能归到它。",
        "The condition “{value}” is retired; no new order can bear it.",
        "换一种还在用的情形;要接着用它,去掉类别或情形里的 retired = true。",
        "Name one that is in use; to use it again, take retired = true from its category or its row.",
    ),
    "urgent_by_day": Words(
        "标了紧急(urgent),时限“{value}”却只走工作时间:夜里叫了人,时限到早上才开始走。",
        "Marked urgent, yet “{value}” runs in office hours only: who is called at night waits till morning.",
        "时限写成紧急工作时,或者给第一个阶段一个紧急工作时的时限;不紧急的去掉 urgent = true。",
        "Write urgent hours, or give its first stage a limit in urgent hours; or take urgent = true away.",
    ),
    "nothing_offered": Words(
        "所有情形都停用了,居民什么也反映不了。",
        "Every condition is retired; residents could report nothing.",
        "至少留一种情形不写 retired = true。",
        "Leave at least one without retired = true.",
    ),
}
