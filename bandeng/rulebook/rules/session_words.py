"""What can be wrong with kinds of sessions: sentence and cure, as in ``issue_words``."""

from bandeng.rulebook.rules.issue_words import CHOICE_EN, CHOICE_ZH, Words

SESSIONS: dict[str, Words] = {
    "family_unknown": Words(
        "没有“{value}”这一类场次。", "There is no family “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "lines_many": Words(
        "“{value}”要填的行超过 {most} 行。",
        "“{value}” asks for more than {most} lines.",
        "留下最要紧的 {most} 行,其余删掉。",
        "Keep the {most} that matter and delete the others.",
    ),
    "guardian_age": Words(
        "不满 {most} 周岁的孩子要监护人同意,不能写得更小:{value}。",
        "Children under {most} need a guardian's consent; it cannot be lower: {value}.",
        "写 {most} 或更大;不办少年儿童活动就删掉这一行。",
        "Write {most} or more; delete the line where no child takes part.",
    ),
}
