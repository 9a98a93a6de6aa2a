"""What can be wrong with reports: sentence and cure, as in ``issue_words``."""

from bandeng.rulebook.rules.issue_words import Words

REPORTS: dict[str, Words] = {
    "place_outside": Words(
        "“{value}”不是 {level} 这一级的地点代码:本区的代码都以 {district} 开头,区以下的更长。",
        "“{value}” is no code of a place of level {level}: here they begin with {district}, longer below.",
        "写对代码(街道如 {district}012),或者去掉这一行,哪里都能用。",
        "Write the code (of a street: {district}012), or leave the line out, so that it is for every place.",
    ),
    "figure_unknown": Words(
        "没有叫“{value}”的数字。",
        "There is no figure “{value}”.",
        "{choice_zh}还没有人记的,写进 editions.toml 的 [[awaited]]。",
        "{choice_en} What nobody records yet goes into [[awaited]] of editions.toml.",
    ),
    "figure_taken": Words(
        "“{value}”是程序里已经有的数字,规则书里不能再定一个。",
        "“{value}” is a figure that is counted already; the book cannot declare another.",
        "换一个名字。",
        "Take another name.",
    ),
}
