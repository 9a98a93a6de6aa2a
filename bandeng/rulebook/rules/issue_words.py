"""For each kind of issue its sentence and its cure, in Chinese and English, with named placeholders."""

from typing import NamedTuple


class Words(NamedTuple):
    """A sentence and its cure."""

    zh: str
    en: str
    cure_zh: str
    cure_en: str


LIMIT_ZH = "写成“数字 单位”,单位用 紧急工作时、工作时、工作日、自然日,例如“2 工作日”。"
LIMIT_EN = (
    "Write “number unit” with urgent hours, working hours, working days or calendar days: “2 working days”."
)
CHOICE_ZH, CHOICE_EN = "{choice_zh}", "{choice_en}"

FILES = {
    "file_missing": Words(
        "缺少这个文件。",
        "This file is missing.",
        "补上它,可以照抄二七区规则书里的同名文件。",
        "Add it; the file of the same name in Erqi's book is a pattern.",
    ),
    "file_unknown": Words(
        "规则书里没有叫这个名字的文件,不会被读到。",
        "A rule book has no file of this name; it would not be read.",
        CHOICE_ZH,
        CHOICE_EN,
    ),
    "encoding": Words(
        "这一行不是 UTF-8 文字。",
        "This line is not UTF-8.",
        "把文件另存为 UTF-8。",
        "Save the file as UTF-8.",
    ),
    "syntax": Words(
        "不是 TOML:{reason}。",
        "This is not TOML: {reason}.",
        "看看这一行和上一行的引号、括号、等号是不是成对。",
        "Look for an unpaired quote, bracket or equals sign here or on the line before.",
    ),
}

SHAPES = {
    "key_missing": Words(
        "“{table}”缺少“{key}”。",
        "“{table}” lacks “{key}”.",
        "在这一段里加一行 {key} = …。",
        "Add a line {key} = … to this part.",
    ),
    "english_missing": Words(
        "“{table}”缺少英文“{key}”。",
        "“{table}” has no English “{key}”.",
        '加一行 {key} = "…",用英语写同一个意思。',
        'Add a line {key} = "…" that says the same in English.',
    ),
    "key_unknown": Words(
        "“{table}”里没有“{key}”这一项。", "“{table}” knows no “{key}”.", CHOICE_ZH, CHOICE_EN
    ),
    "not_table": Words(
        "“{key}”应当是 {head} 开头的一段。",
        "“{key}” must be a part that begins with {head}.",
        "改成 {head},下面每行一项。",
        "Begin it with {head} and write one key per line below.",
    ),
    "not_text": Words(
        "“{key}”要写文字,不能空。",
        "“{key}” must be text and not empty.",
        '写成 {key} = "…"。',
        'Write {key} = "…".',
    ),
    "not_code": Words(
        "“{value}”不能作代码。",
        "“{value}” is no code.",
        "代码只用小写字母、数字、- 和 _。",
        "Use only small letters, digits, - and _.",
    ),
    "not_flag": Words(
        "“{key}”只能是 true 或 false。",
        "“{key}” must be true or false.",
        "改成 true 或 false,不加引号。",
        "Write true or false without quotes.",
    ),
    "not_number": Words(
        "“{key}”要写 0 以上的整数,现在是 {value}。",
        "“{key}” must be a whole number from 0, not {value}.",
        "改成整数,不加引号。",
        "Write a whole number without quotes.",
    ),
    "not_percent": Words(
        "“{key}”是百分数,要在 0 到 100 之间,现在是 {value}。",
        "“{key}” is a percentage from 0 to 100, not {value}.",
        "改成 0 到 100 的整数,10 就是百分之十。",
        "Write a whole number from 0 to 100; 10 means ten in a hundred.",
    ),
    "not_day": Words(
        "“{key}”要写日期,现在是 {value}。",
        "“{key}” must be a date, not {value}.",
        "写成 2022-07-01 的样子,不加引号。",
        "Write it like 2022-07-01, without quotes.",
    ),
    "not_list": Words(
        "“{key}”要写成一列文字。",
        "“{key}” must be a list of texts.",
        '写成 {key} = ["…", "…"]。',
        'Write {key} = ["…", "…"].',
    ),
    "not_numbers": Words(
        "“{key}”要写成一列整数。",
        "“{key}” must be a list of whole numbers.",
        "写成 {key} = [30, 90]。",
        "Write {key} = [30, 90].",
    ),
    "limit": Words("读不懂时限“{value}”。", "The limit “{value}” cannot be read.", LIMIT_ZH, LIMIT_EN),
    "minutes": Words(
        "读不懂“{value}”。",
        "“{value}” cannot be read.",
        "写成“15 分钟”,只在值班时间里走。",
        "Write “15 minutes”; they run in duty hours only.",
    ),
    "hours": Words(
        "读不懂钟点“{value}”。",
        "The hours “{value}” cannot be read.",
        '写成 ["08:00-12:00", "14:00-18:00"],先后有序,到 24:00 为止。',
        'Write ["08:00-12:00", "14:00-18:00"], in order, until 24:00 at most.',
    ),
    "not_phone": Words(
        "“{value}”不是电话号码。",
        "“{value}” is no telephone number.",
        "写应当拨打的号码,例如 119。",
        "Write the number to call, such as 119.",
    ),
    "not_choice": Words("“{item}”不能是“{value}”。", "“{item}” cannot be “{value}”.", CHOICE_ZH, CHOICE_EN),
}

SENSES = {
    "twice": Words(
        "“{value}”写了两次,第一次在 {first}。",
        "“{value}” is written twice, first at {first}.",
        "删掉一处,或换一个代码。",
        "Delete one of them or choose another code.",
    ),
    "unit_unknown": Words(
        "没有代码为“{value}”的单位。", "There is no unit with the code “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "condition_unknown": Words(
        "没有“{value}”这种情形。", "There is no condition “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "threshold": Words(
        "“{value}”不是一个门槛。",
        "“{value}” is no threshold.",
        "写成 at least 2/3(达到三分之二)或 more than 1/2(超过一半),不能大于 1。",
        "Write at least 2/3 (reaches two thirds) or more than 1/2 (beyond a half), not above 1.",
    ),
    "order_date": Words(
        "日期写法“{value}”里没有年、月、日。",
        "The date format “{value}” lacks year, month or day.",
        "写成 %Y-%m-%d %H:%M 的样子:%Y 是年,%m 是月,%d 是日,%H 是时,%M 是分。",
        "Write it like %Y-%m-%d %H:%M.",
    ),
    "order_unnumbered": Words(
        "“{value}”的答复里没有工单编号这一列。",
        "The answer to “{value}” has no column for their number.",
        '加一段 [[sender.answer]],写 value = "number"。',
        'Add a [[sender.answer]] with value = "number".',
    ),
    "template_missing": Words(
        "没有模板文件“{value}”。", "There is no template “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "template_broken": Words(
        "模板读不懂:{reason}。",
        "The template cannot be read: {reason}.",
        "检查花括号和引号是不是成对。",
        "See whether braces and quotes are closed.",
    ),
    "area_unknown": Words("没有“{value}”这个大类。", "There is no area “{value}”.", CHOICE_ZH, CHOICE_EN),
    "role_unknown": Words("没有“{value}”这个岗位。", "There is no role “{value}”.", CHOICE_ZH, CHOICE_EN),
    "act_unknown": Words("没有“{value}”这项权责。", "There is no act “{value}”.", CHOICE_ZH, CHOICE_EN),
    "pattern_unknown": Words(
        "没有“{value}”这个值班时间。", "There are no duty hours “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
    "stage_unknown": Words(
        "没有“{value}”这个阶段。", "There is no stage “{value}” in this row.", CHOICE_ZH, CHOICE_EN
    ),
    "act_built_in": Words(
        "“{value}”是天生的,不能授予。",
        "“{value}” is built in and cannot be granted.",
        "删掉这一项:居民和时钟本来就能做。",
        "Delete it: residents and the clock can do it anyway.",
    ),
    "act_nobody": Words(
        "没有一个岗位能做“{value}”,事项会停在那里。",
        "No role may do “{value}”; matters would stop there.",
        "把它授予一个岗位。",
        "Grant it to a role.",
    ),
    "contact_outside": Words(
        "“{value}”是物管人员,不能看反映人的联系方式。",
        "“{value}” is property staff and must not see how to reach the reporter.",
        "从这一段删掉 cases.contact。",
        "Delete cases.contact from this grant.",
    ),
    "household_outside": Words(
        "“{value}”是物管人员,不能有“{act}”:住户和调解的事不给物业看。",
        "“{value}” is property staff and cannot hold “{act}”: households and mediations are not for them.",
        "从这一段删掉 {act}。",
        "Delete {act} from this grant.",
    ),
    "reach_mismatch": Words(
        "“{value}”在单位里任职,reach 只能是 unit;在地点任职的只能是 place。",
        "“{value}”: a role in a unit reaches its unit, a role at a place reaches its place.",
        '改成 reach = "{other}"。',
        'Write reach = "{other}".',
    ),
    "cycle": Words(
        "转了一圈回到自己:{path}。",
        "This goes round in a circle: {path}.",
        "把其中一处改成别的,或删掉。",
        "Point one of them elsewhere or delete it.",
    ),
    "dates_reversed": Words(
        "失效日 {to} 早于生效日 {begins}。",
        "It ends on {to}, before it begins on {begins}.",
        "把 effective_to 改到生效日以后,或删掉这一行。",
        "Move effective_to past effective_from, or delete the line.",
    ),
    "year_missing": Words(
        "规则书从 {year} 年起用,日历里却没有 {year} 年。",
        "The book begins in {year}, and the calendar has no {year}.",
        "在 years 里加上 {year},并补上当年的放假日。",
        "Add {year} to years, and its days off.",
    ),
    "year_unloaded": Words(
        "程序自带的全国日历没有 {year} 年。",
        "The national calendar that comes with Bandeng has no {year}.",
        "从 years 里删掉 {year},等国务院公布当年放假安排、程序更新以后再加。",
        "Delete {year} from years, and add it once the year's notice is out and Bandeng is updated.",
    ),
    "year_unsaid": Words(
        "日历没有 {year} 年,这一天不会算数。",
        "The calendar has no {year}; this day would not count.",
        "在 years 里加上 {year},或改日期。",
        "Add {year} to years, or correct the date.",
    ),
    "off_and_worked": Words(
        "{day} 既放假又上班。",
        "{day} is both off and worked.",
        "两处删掉一处。",
        "Delete one of the two.",
    ),
    "pairs": Words(
        "繁简字要成对,“{value}”是单数。",
        "Characters come in pairs; “{value}” is odd.",
        "每个繁体字后面紧跟它的简体字。",
        "Write each traditional character followed by its simplified one.",
    ),
    "zone": Words(
        "没有“{value}”这个时区。",
        "There is no time zone “{value}”.",
        "中国各地写 Asia/Shanghai。",
        "All of China writes Asia/Shanghai.",
    ),
}

DOORSTEP = {
    "ground_missing": Words(
        "“{value}”没有写凭什么记住户的这件事。",
        "Nothing says on which ground “{value}” is kept of a household.",
        '住户同意的写 ground = "consent",法律规定的职责写 ground = "duty";没有依据就删掉这一条。',
        'Write ground = "consent" or ground = "duty"; where there is no ground, delete the row.',
    ),
    "basis_missing": Words(
        "“{value}”没有写依据哪一条法律。",
        "“{value}” names no law.",
        "加一行 {item} = …,写清法律和条文。",
        "Add a line {item} = … with law and article.",
    ),
    "kept_too_long": Words(
        "住户的事不能记 {value} 天。",
        "What is kept of a household cannot be kept for {value} days.",
        "写 1 到 {most} 天;到期还要,就再问一次住户。",
        "Write 1 to {most} days; after that ask the household again.",
    ),
    "kept_never": Words(
        "不给住户贴标签,也不记孩子的事:“{value}”。",
        "No household is labelled, and nothing is kept about children: “{value}”.",
        "删掉这一条;只记住户自己想要的服务。",
        "Delete the row; keep only what the household itself wishes.",
    ),
    "category_unknown": Words(
        "没有“{value}”这个类别。", "There is no category “{value}”.", CHOICE_ZH, CHOICE_EN
    ),
}

WORDS: dict[str, Words] = {**FILES, **SHAPES, **SENSES, **DOORSTEP}
