"""A decision as an official paper (GB/T 9704): title, basis, the list in parts, organ, day, number.

The paper is the organ's own and Chinese, whatever language its reader has.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bandeng.honours.queries import Decided, Shown, by_place
from bandeng.papers.sheet import HEADING, PARAGRAPH, Head, Part, Piece, Sheet
from bandeng.papers.typography import wide
from bandeng.rulebook.rules.honours import BY_UNIT, COMMENDATION, MEDAL, NAMING, RATING, Honour
from bandeng.rulebook.rules.reports import DOCUMENT, Report

NUMERALS = "一二三"
SEPARATOR, COMMA = "、", "\uff0c"
TITLES = {
    COMMENDATION: "关于表彰%s的决定",
    NAMING: "关于命名%s的决定",
    RATING: "关于%s结果的决定",
    MEDAL: "关于颁发%s的决定",
}
FLAG = "关于授予%s的决定"
DOES = {
    COMMENDATION: "对%s予以表彰",
    NAMING: "对%s予以命名",
    RATING: "对%s评定如下",
    MEDAL: "向%s颁发纪念章",
}


def sheet(of: Decided) -> Sheet:
    """The paper of this decision."""
    issuer = of.honour.issuer_zh
    report = Report(
        code="decision",
        zh="决定",
        en="Decision",
        kind=DOCUMENT,
        level="district",
        file="",
        head=f"{issuer}文件",
        issuer=issuer,
        signers=(),
    )
    return Sheet(
        head=Head(report=report, issued_on=of.on, own_mark=of.number),
        title=f"{issuer}{title_of(of.honour)}",
        parts=tuple(_parts(of)),
    )


def title_of(honour: Honour) -> str:
    """What the decision is about: 关于表彰…的决定."""
    return (FLAG if honour.passes_on else TITLES[honour.class_]) % honour.zh


def _parts(of: Decided) -> Iterator[Part]:
    yield _words(f"{_basis(of)},现决定{_does(of)}。名单如下:")
    groups = [(word, rows) for word, rows in (("集体", of.teams), ("个人", of.persons)) if rows]
    for place, (word, rows) in enumerate(groups):
        unit = "个" if word == "集体" else "名"
        yield _heading(f"{NUMERALS[place]}、{word}({len(rows)}{unit})")
        yield from _list(of, word, rows)
    if of.withdrawn:
        yield _words(f"这项决定作出以后,另有{of.withdrawn}项荣誉已经撤销,不在名单里。")


def _basis(of: Decided) -> str:
    """How it came to the decision, step by step, as the book says it of this round."""
    round_, said = of.round, []
    if of.honour.proposes == BY_UNIT:
        said.append("经各单位推荐")
    elif round_.by_day:
        said.append(f"经逐人核算党龄,到{_day(round_.by_day)}满{of.honour.years}年")
    if of.honour.checks:
        said.append("逐级核实")
    if round_.notice_begins and round_.notice_ends:
        said.append(f"{_day(round_.notice_begins)}至{_day(round_.notice_ends)}公示")
        said.append(_objections(of.objections))
    if round_.approval_until:
        said.append(f"经{round_.approved_by}批准({round_.approval})")
    return COMMA.join(said)


def _objections(many: int) -> str:
    return f"公示期间收到异议{many}条、均已答复" if many else "公示期间没有收到异议"


def _counts(of: Decided) -> str:
    teams = f"{len(of.teams)}个集体" if of.teams else ""
    persons = f"{len(of.persons)}名个人" if of.persons else ""
    return "和".join(each for each in (teams, persons) if each)


def _does(of: Decided) -> str:
    honour = of.honour
    return f"向{_counts(of)}授予{honour.zh}" if honour.passes_on else DOES[honour.class_] % _counts(of)


def _list(of: Decided, word: str, rows: Sequence[Shown]) -> Iterator[Part]:
    if word == "个人" and not of.is_named:
        yield _words("姓名不在网上公布,名单在推荐的单位。")
        return
    for group in by_place(rows):
        here = group.label if word == "个人" else None
        names = SEPARATOR.join(_name(of.honour, row, here) for row in group.rows)
        yield _words(names, lead=f"{group.label}:" if group.label else "")


def _name(honour: Honour, row: Shown, here: str | None) -> str:
    """A name, with the grade it was rated at; of a person (``here``: in whose part of the list) her unit."""
    grade = honour.grade(row.award.grade)
    unit = "" if here is None or row.unit == here else row.unit
    beside = SEPARATOR.join(filter(None, (unit, grade.zh if grade else "")))
    return f"{row.name or row.award.subject}({beside})" if beside else row.name or row.award.subject


def _heading(text: str) -> Part:
    return Part(kind=HEADING, level=2, pieces=(Piece(text=wide(text)),))


def _words(text: str, lead: str = "") -> Part:
    before = (Piece(text=wide(lead), bold=True),) if lead else ()
    return Part(kind=PARAGRAPH, pieces=(*before, Piece(text=wide(text))))


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
