"""Rolls as offices send them: every oddity told with its row, the sums held against what the table says."""

import time
from io import BytesIO

import openpyxl
import pytest

from bandeng.ballots import sheets
from bandeng.ballots.sheets import Voter, voters_of
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.queries import book

OWNERS = "civil-code-278-general"
MEETINGS = ("residents-meeting", "household-representatives-meeting", "residents-representatives")
RULES = (OWNERS, "owners-committee-election", *MEETINGS, "party-members-meeting")

BOUGHT = "房号,业主,面积,状态,电话\n1,某置业,80,没卖出,13900000001\n2,冯一,90,没交付,13900000002\n"


def read(text: str, *, rule: str = OWNERS) -> list[Voter]:
    return voters_of(BytesIO(text.encode()), "名册.csv", rule=book().voting_rule(rule))


def areas(found: list[Voter]) -> list[tuple[str, ...] | int]:
    return [part for voter in found for part in (voter.units, voter.area)]


def test_co_owners_in_another_order_are_one_voter() -> None:
    found = read(
        "房号,业主,面积\n1,李一、王二,80\n2,王二,李一,90\n3,李一,70\n".replace("王二,李一", '"王二,李一"')
    )
    assert areas(found) == [("1", "2"), 17000, ("3",), 7000]


def test_what_is_not_sold_or_not_handed_over_is_one_head() -> None:
    text = "房号,业主,面积,状态\n1,某置业,80,未售\n2,李一,90,未交付\n3,王二,70,已交付\n4,某置业,10,未售\n"
    assert areas(read(text)) == [("1", "2", "4"), 18000, ("3",), 7000]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        *((word, "未交付", True) for word in ("没卖出", "没有卖出", "未出售", "未 售", "Unsold")),
        *(("未售", word, True) for word in ("没交付", "未交房", "已售,未交付", "undelivered")),
        *(("未售", word, False) for word in ("", "已交付", "已收房", "已售", "卖出")),
    ],
)
def test_whether_a_unit_is_sold_is_written_as_offices_write_it(first: str, second: str, one: bool) -> None:
    text = f'房号,业主,面积,状态\n1,某置业,80,{first}\n2,李一,90,"{second}"\n'
    assert [voter.units for voter in read(text)] == ([("1", "2")] if one else [("1",), ("2",)])


@pytest.mark.parametrize("rule", RULES)
def test_the_table_to_begin_with_is_a_roll(rule: str) -> None:
    rule_ = book().voting_rule(rule)
    lines = [sheets.examples.heads(rule_), *sheets.examples.rows(rule_)]
    found = read("\n".join(",".join(line) for line in lines), rule=rule)
    assert len(found) == (4 if rule_.roll == "owners" else 3)
    assert rule_.roll != "owners" or ("1-1-202", "商铺-1") in [voter.units for voter in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("房号,业主,面积\n1,甲,0\n", "第2行:面积「0」要大于 0"),
        ("房号,业主,面积\n1,甲,-88\n", "第2行:面积「-88」要大于 0"),
        ("房号,业主,面积\n1,甲,88.055\n", "第2行:面积「88.055」看不懂"),
        ('房号,业主,面积\n1,甲,"1,088.05"\n', "最多两位小数,不带逗号和单位"),
        ("房号,业主,面积\n1,甲,88㎡\n", "第2行:面积「88㎡」看不懂"),
        ("房号,业主,面积\n1,甲,\n", "第2行:面积没有写"),
        ("房号,业主,面积\n1,甲,8\n1,乙,8\n", "第3行:1 在第2行已经有了。共有的写在一行"),
        ("房号,业主,面积\n1,甲,8\n合计,,9\n", "第3行:写的面积是 9.00 ㎡,各行加起来是 8.00 ㎡"),
        ("某小区 共2户 总面积8.00㎡,,\n房号,业主,面积\n1,甲,8\n", "第1行:写的是2户,表里有1行"),
        ("某小区 共1户 总面积:1 000平方米,,\n房号,业主,面积\n1,甲,8\n", "各行加起来是 8.00"),
        ("应到2人,,\n房号,业主,面积\n1,甲,8\n", "第1行:写的是2人,表里有1人"),
        ("房号,业主,面积,状态\n1,甲,8,抵押\n", "第2行:「抵押」看不懂,写已交付、没交付或没卖出"),
        ("房号,业主,面积,状态\n1,甲,8,未售\n2,乙,8,未售\n", "第3行:没有卖出的应当是一个建设单位"),
        ("房号,业主,面积,电话\n1,甲,8,没有\n", "第2行:「没有」不是电话号码"),
        ("房号,业主,面积,电话\n1,甲,8,1381111\n", "第2行:「1381111」不是电话号码,手机写11位"),
        ("房号,业主,面积,电话\n1,甲,8,13811112222 139000\n", "第2行:「139000」不是电话号码"),
        (BOUGHT, "第3行:没交付的房由建设单位投,买房的人还没有票,这一行不写电话"),
        (BOUGHT.replace("没卖出", "已售"), "第3行:没交付的房由建设单位投,买房的人还没有票,这一行不写电话"),
        ("房号,业主,面积\n,甲,8\n", "第2行:房号和表决人都要写"),
        ("房号,业主,面积\n", "一行也没有"),
        ("房号,面积\n1,8\n", "表头缺少"),
    ],
)
def test_an_oddity_is_told_with_its_row_and_nothing_is_taken_in(text: str, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert told in str(refused.value)


def test_whoever_builds_votes_with_her_own_telephone_only() -> None:
    (builder,) = read(BOUGHT.replace("13900000002", ""))
    assert (builder.units, builder.phones) == (("1", "2"), ("13900000001",))
    (builder,) = read(BOUGHT.replace("冯一", "某置业"))
    assert builder.phones == ("13900000001", "13900000002")


def test_sums_that_agree_are_no_voters() -> None:
    text = '"凤鸣小院 共2户 总面积1,008.05㎡",,\n房号,业主,面积\n1,甲,1000\n2,乙,8.05\n合计,,"1,008.05"\n'
    assert [voter.units for voter in read(text)] == [("1",), ("2",)]


def test_every_oddity_is_told_and_the_rest_counted() -> None:
    with pytest.raises(BadInput) as refused:
        read("房号,业主,面积\n" + "".join(f"{n},甲,0\n" for n in range(30)))
    lines = str(refused.value).splitlines()
    assert lines[0] == "名册.csv 有问题,没有录入:"
    assert lines[-1] == "还有10处"
    assert len(lines) == 22


def workbook(merged: str) -> BytesIO:
    book_ = openpyxl.Workbook()
    sheet = book_.active
    assert sheet is not None
    for row in (("房号", "业主", "面积"), ("1", "甲", 88.05), ("2", None, None), ("3", "乙", 70)):
        sheet.append(row)
    for cells in merged.split():
        sheet.merge_cells(cells)
    out = BytesIO()
    book_.save(out)
    out.seek(0)
    return out


def test_a_merged_owner_holds_every_unit_beside_it_but_a_merged_area_is_told() -> None:
    rule = book().voting_rule(OWNERS)
    with pytest.raises(BadInput, match="第3行:面积没有写.合并的单元格请拆开"):
        voters_of(workbook("B2:B3 C2:C3"), "名册.xlsx", rule=rule)
    with pytest.raises(BadInput, match="第3行:面积没有写"):
        voters_of(workbook("B2:B3"), "名册.xlsx", rule=rule)


def test_two_residents_of_one_flat_and_of_one_name_are_two_voters() -> None:
    text = "住址,居民\n1-101,李一\n1-101,王二\n2-101,李一\n"
    assert len(read(text, rule="residents-meeting")) == 3
    with pytest.raises(BadInput, match="第3行:1-101 李一 在第2行已经有了"):
        read("住址,居民\n1-101,李一\n1-101,李一\n", rule="residents-meeting")


@pytest.mark.parametrize(
    ("rule", "head"),
    [("household-representatives-meeting", "户号,户代表"), ("residents-representatives", "席位,居民代表")],
)
def test_a_household_or_a_seat_has_one_voter(rule: str, head: str) -> None:
    assert len(read(f"{head}\n1,李一\n2,李一\n", rule=rule)) == 2
    with pytest.raises(BadInput, match="第3行:1 在第2行已经有了"):
        read(f"{head}\n1,李一\n1,王二\n", rule=rule)


def test_twenty_thousand_rows_are_read_in_seconds() -> None:
    lines = [f"{n},业主{n},88.{n % 100:02d}\n" for n in range(20_000)]
    text = "房号,业主,面积\n" + "".join(lines)
    began = time.perf_counter()
    found = read(text)
    assert len(found) == 20_000
    assert {each.number for each in found} == {f"E{place:04d}" for place in range(1, 20_001)}
    assert time.perf_counter() - began < 10


def refused(text: str, *, rule: str = OWNERS) -> list[str]:
    with pytest.raises(BadInput) as wrong:
        read(text, rule=rule)
    return str(wrong.value).splitlines()[1:]


def test_one_name_with_another_telephone_may_be_somebody_else() -> None:
    text = "房号,业主,面积,电话\n1-1-101,张伟,90,13900000001\n1-1-102,张伟,60.5,13900000002\n"
    assert refused(text) == [
        "第3行:「张伟」和第2行同名,电话不一样。不是同一个人的,名字后面写个括号分开,"
        "例如「张伟(1-1-102)」;是同一个人的,两行的电话写成一样的"
    ]
    assert len(read(text.replace("1-1-102,张伟", "1-1-102,张伟(1-1-102)"))) == 2, "as it is told"
    assert len(read(text.replace("0001\n", "0001 13900000002\n"))) == 1, "one person of two telephones"
    assert len(read(text.replace(",13900000002", ","))) == 1


def test_who_builds_may_be_called_on_several_telephones() -> None:
    text = "房号,业主,面积,电话,状态\n1,某置业,80,13900000001,未售\n2,某置业,90,13900000002,未售\n"
    assert len(read(text)) == 1


@pytest.mark.parametrize("second", ["李二", " 李 二", "李 二 ", "李 二"])
def test_blanks_make_no_other_owner(second: str) -> None:
    assert len(read(f"房号,业主,面积\n1,李二,80\n2,{second},90\n")) == 1


def test_blanks_between_latin_names_stay() -> None:
    assert len(read("房号,业主,面积\n1,Ann  Lee,80\n2,Ann Lee,90\n3,Annlee,70\n")) == 2


def test_every_fault_of_a_row_and_of_the_whole_is_told_at_once() -> None:
    text = "共5户 总面积300㎡,,\n房号,业主,面积\n1,甲,80\n1,乙,-3\n2,,0\n合计,,290\n"
    assert refused(text) == [
        "第1行:写的面积是 300.00 ㎡,各行加起来是 80.00 ㎡(有问题的 2 行没有算)",
        "第1行:写的是5户,表里有3行",
        "第4行:面积「-3」要大于 0",
        "第4行:1 在第3行已经有了。共有的写在一行,名字用顿号隔开",
        "第5行:面积「0」要大于 0",
        "第5行:房号和表决人都要写",
        "第6行:写的面积是 290.00 ㎡,各行加起来是 80.00 ㎡(有问题的 2 行没有算)",
    ]


def test_rows_of_one_name_are_told_where_they_stand() -> None:
    lines = ("1,张伟,90,13900000001", "2,张伟,60,13900000002", "3,李一,-3,", "4,张伟,50,13900000003")
    text = "房号,业主,面积,电话\n" + "\n".join(lines)
    assert [told.partition("行")[0] for told in refused(text)] == ["第3", "第4", "第5"]
