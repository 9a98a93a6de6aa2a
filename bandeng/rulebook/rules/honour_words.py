"""What can be wrong with honours and periods of joining: sentence and cure, as in ``issue_words``."""

from bandeng.rulebook.rules.issue_words import Words

HONOURS: dict[str, Words] = {
    "period_overlaps": Words(
        "这一段从 {value} 开始,可上一段到 {before} 才完。",
        "This period begins on {value}, but the one before lasts until {before}.",
        "把入党的时期按先后写,一天只属于一段。",
        "Write the periods of joining in order; each day belongs to one.",
    ),
    "naming_authority": Words(
        "“{value}”不能开展命名:只有经批准的县级党委、政府(由区委的部门承办)可以,街道和区直部门都不行。",
        "“{value}” may run no naming: only the district's committee and government may, once approved.",
        "写 party.toml 里的一个部门;不是创建示范的,把 class 改成别的类。",
        "Name a body of party.toml; where it is no naming, write another class.",
    ),
    "honour_years": Words(
        "“{value}”由规则提名,没有写满几年、到哪一天。",
        "“{value}” is proposed by rule, but says neither years nor day.",
        '加 years = 50 和 by_day = "07-01" 这样的两行。',
        'Add lines such as years = 50 and by_day = "07-01".',
    ),
    "honour_undecided": Words(
        "“{value}”没有写由哪个单位决定。",
        "Nothing says who decides “{value}”.",
        '加一行 decides = "单位代码"。',
        'Add a line decides = "code of a unit".',
    ),
    "class_proposes": Words(
        "“{value}”写着 proposes = “{proposes}”,可上级授予的只登记,别的类别不能只登记。",
        "“{value}” says proposes = “{proposes}”, but only what another level gave is a mere record.",
        'class = "recorded" 和 proposes = "record" 要一起写。',
        'Write class = "recorded" and proposes = "record" together.',
    ),
    "team_only": Words(
        "“{value}”是给单位的(命名或流动红旗),subjects 里不能有个人或党员。",
        "“{value}” is for teams (a naming or a flag that passes on): subjects may hold no person or member.",
        '写 subjects = ["team"]。',
        'Write subjects = ["team"].',
    ),
    "rating_endless": Words(
        "“{value}”是评星,没有写多久以后要复评。",
        "“{value}” is a rating and does not say how long it lasts.",
        "加一行 valid_years = 1;流动红旗写 held_months = 3。",
        "Add a line valid_years = 1, or held_months = 3 for a flag that passes on.",
    ),
    "grades_of_none": Words(
        "“{value}”写了等次,可它不是评星。",
        "“{value}” has grades but is no rating.",
        "去掉 [[honour.grade]],或者把 class 写成 rating。",
        'Leave [[honour.grade]] out, or write class = "rating".',
    ),
    "figure_twice": Words(
        "数字“{value}”在 {first} 已经另有说法。",
        "The figure “{value}” is worded otherwise at {first}.",
        "同一个数字写同一句话,或者换一个名字。",
        "Word one figure alike everywhere, or give it another name.",
    ),
}
