"""Words of danger show the number to call; sayings do not."""

import pytest

from bandeng.rulebook import classify

DANGERS = [
    ("楼道里有煤气味", "119"),
    ("厨房闻到燃气味,很重", "119"),
    ("三楼着火了快来人", "119"),
    ("配电箱冒烟了", "119"),
    ("孩子触电了", "120"),
    ("电线掉下来了,搭在铁门上", "95598"),
    ("单元门漏电,摸着麻", "95598"),
    ("树枝碰到电线了冒火花", "95598"),
    ("有人落水", "119"),
    ("老人被困电梯", "96333"),
    ("有人困在电梯里", "96333"),
    ("后院的墙坍塌了", "119"),
    ("楼下饭店爆炸了", "119"),
    ("路边有个大爷晕倒了", "120"),
    ("对门的姑娘说要轻生", "110"),
    ("楼下有人持刀", "110"),
    ("老人走失了,下午就没回家", "110"),
    ("樓下有煤氣味", "119"),
]
CALM = [
    "路灯不亮",
    "院里没有煤气味了,谢谢",
    "想参加消防演练",
    "落水管坏了",
    "天天炸街吵人",
    "电动车充电没地方",
    "楼道堆杂物,怕着火",
    "商场跳楼价促销太吵",
    "",
]


@pytest.mark.parametrize(("text", "phone"), DANGERS)
def test_danger_names_the_number(text: str, phone: str) -> None:
    found = classify.danger(text)
    assert found is not None
    assert found.phone == phone
    assert found.word in text
    assert found.zh
    assert found.en


@pytest.mark.parametrize("text", CALM)
def test_sayings_are_no_danger(text: str) -> None:
    assert classify.danger(text) is None
