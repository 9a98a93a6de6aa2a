"""What can be wrong with months of activities, with its cure."""

from bandeng.rulebook.rules.issue_words import CHOICE_EN, CHOICE_ZH, Words

WORDS: dict[str, Words] = {
    "month_day": Words(
        "“{value}”不是几月几日。",
        "“{value}” is no day of a year.",
        "写成“月-日”,例如“07-01”。",
        "Write month and day: “07-01”.",
    ),
    "month_reversed": Words(
        "结束的日子 {value} 不晚于开始的日子 {begins}。",
        "It ends on {value}, which is not after {begins}.",
        "结束写到最后一天的后一天,例如七月写 08-01。",
        "Write the day after the last one: 08-01 for July.",
    ),
    "audience_unknown": Words(
        "没有“{value}”这种发放范围。", "There is no audience “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "kind_unknown": Words(
        "没有“{value}”这种场次。", "There is no kind of session “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "audience_empty": Words(
        "“{value}”没有说发给哪些单位。",
        "“{value}” does not say which units it means.",
        "写 kinds(单位种类)或 post(设有哪个岗位),两样写一样。",
        "Write kinds of units, or the post that they have: one of the two.",
    ),
}
