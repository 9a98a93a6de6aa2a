"""What can be wrong with procedures: sentence and cure, as in ``issue_words``."""

from bandeng.rulebook.rules.issue_words import Words

DELIBERATIONS: dict[str, Words] = {
    "order_missing": Words(
        "选举“{value}”没有写候选人按什么排先后。",
        "The election “{value}” does not say how candidates are put in order.",
        '补一行 order = ["heads"](按人数)或 ["heads", "area"](先人数后面积)。',
        'Add order = ["heads"] (by heads) or ["heads", "area"] (heads first, then area).',
    ),
    "stages_order": Words(
        "“{value}”的步骤不对:只有一步作决定,然后公开一,最后一步公开二。",
        "The stages of “{value}”: one decides, then comes publication 1; the last is publication 2.",
        "作决定的一步写 decides = true,后面写 publication = 1,最后写 publication = 2。",
        "Write decides = true once, publication = 1 at a later stage and publication = 2 at the last.",
    ),
}
