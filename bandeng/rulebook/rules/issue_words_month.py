"""Sentences and cures of issues in what a book says of visits and contests."""

from bandeng.rulebook.rules.issue_words import Words

VISITS_AND_CONTESTS = {
    "asked_never": Words(
        "走访时不问“{value}”。",
        "Nobody is asked about “{value}” on a visit.",
        "换一行别的;病情、信仰、收入、家事都不问。",
        "Ask something else; health, faith, income and family affairs are not asked about.",
    ),
    "lines_too_many": Words(
        "走访记录最多{most}行,“{value}”是多出来的。",
        "A visit has {most} lines at most; “{value}” is one too many.",
        "谁陪同、带了什么、要办的需求已经占三行,自己定的最多两行。",
        "Who came along, what was brought and the need are three; the book adds two at most.",
    ),
    "not_within": Words(
        "{item} 不能是 {value}。",
        "{item} cannot be {value}.",
        "写 {least} 到 {most}。",
        "Write {least} to {most}.",
    ),
}
