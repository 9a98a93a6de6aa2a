"""Open matters that may be the same: near a point or alike in words, the likest first."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import nearby
from bandeng.cases.queries.nearby import Told
from bandeng.cases.rules import subject
from bandeng.demo.town import GRID, Town
from bandeng.people import actions as people

COMMUNITY = "410103012002"
PIN = (113.6400, 34.7300)


def raised(town: Town, words: str, condition: str, pin: tuple[float, float] | None = None) -> Case:
    told = actions.Report(
        place=GRID, words=words, reporter=people.guest(at=town.noon), condition=condition, pin=pin
    )
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


def found(words: str, condition: str, pin: tuple[float, float] | None = None) -> list[int]:
    told = Told(condition=condition, words=words)
    return [
        each.case.id for each in nearby.near_for_staff(pin=pin, community=COMMUNITY, told=told, metres=250)
    ]


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("3单元门口下水道堵了", "5号楼2单元楼道灯不亮", False),
        ("3单元门口下水道堵了", "院里下水道往外冒水", True),
        ("三号楼前的路灯不亮", "路灯灭了好久", True),
        ("有人在楼下唱歌", "有人在楼下停车", False),
        ("楼道里堆着杂物", "楼道堆杂物", True),
    ],
)
def test_where_it_is_said_to_be_is_no_subject(one: str, other: str, common: bool) -> None:
    assert bool(subject(one) & subject(other)) is common


def test_in_a_community_the_category_alone_proposes_nothing(town: Town) -> None:
    stairs = raised(town, "5号楼2单元楼道灯不亮", "stairwell.lamp")
    assert found("3单元门口下水道堵了", "stairwell.lamp") == []
    assert found("3号楼楼道灯坏了,不亮", "stairwell.lamp") == [stairs.id]


def test_words_in_common_are_found_whatever_the_book_reads(town: Town) -> None:
    sewer = raised(town, "院里下水道往外冒水", "sewer.blocked")
    assert found("3单元门口下水道堵了", "stairwell.lamp") == [sewer.id]
    assert found("三单元门口有水", "stairwell.lamp") == []


def test_near_a_pin_the_category_is_enough_and_elsewhere_nothing_is(town: Town) -> None:
    lamp = raised(town, "灯柱晃", "street-lamp.leaning", PIN)
    assert found("晚上看不见路", "street-lamp.one-out", PIN) == [lamp.id]
    assert found("灯柱晃", "street-lamp.one-out", (PIN[0] + 0.02, PIN[1])) == []


def test_the_likest_comes_first(town: Town) -> None:
    near = raised(town, "灯柱晃", "street-lamp.leaning", PIN)
    alike = raised(town, "北门路灯不亮,看不见路", "street-lamp.one-out", (PIN[0] + 0.001, PIN[1]))
    assert found("北门的路灯不亮", "street-lamp.one-out", PIN) == [alike.id, near.id]


def test_the_same_category_comes_before_more_words_in_common(town: Town) -> None:
    cover = raised(town, "窨井盖响", "manhole.rattling")
    lamp = raised(town, "东门的路灯晚上看不见,老人害怕", "street-lamp.one-out")
    told = "东门口井盖碎了,晚上看不见,老人差点踩空"
    assert found(told, "manhole.broken") == [cover.id, lamp.id]


def test_residents_read_of_nothing_in_homes(town: Town) -> None:
    raised(town, "厨房水管漏水,楼下天花板湿了", "dispute.leak")
    told = Told(condition="street-lamp.one-out", words="厨房水管漏水,楼下天花板湿了")
    assert nearby.near(pin=None, community=COMMUNITY, told=told, metres=250) == []
