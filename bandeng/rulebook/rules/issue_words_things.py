"""Sentences and cures of issues in what a book says of categories and conditions."""

from bandeng.rulebook.rules.issue_words import Words

THINGS = {
    "condition_retired": Words(
        "“{value}”这种情形已经停用,新来的工单不能归到它。",
        "The condition “{value}” is retired; no new order can bear it.",
        "换一种还在用的情形;要接着用它,去掉类别或情形里的 retired = true。",
        "Name one that is in use; to use it again, take retired = true from its category or its row.",
    ),
    "nothing_offered": Words(
        "所有情形都停用了,居民什么也反映不了。",
        "Every condition is retired; residents could report nothing.",
        "至少留一种情形不写 retired = true。",
        "Leave at least one without retired = true.",
    ),
}
