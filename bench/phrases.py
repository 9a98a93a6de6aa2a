"""What the copies say: short, each put together by chance, and now and then with a rare word."""

import random
from functools import lru_cache

from bandeng.search.projections import CASE, marks_of

WHERE = (
    "楼下", "小区门口", "三单元", "东门外", "后院", "车棚旁", "学校对面", "菜场边上",
    "河边步道", "地铁口", "七号楼", "消防通道", "电梯间", "健身广场", "幼儿园旁", "公交站台",
    "巷子深处", "地下车库", "二楼平台", "围墙外",
)  # fmt: skip
WHAT = (
    "路灯", "井盖", "下水道", "垃圾桶", "电动车", "旧家具", "树枝", "电梯",
    "水管", "护栏", "共享单车", "广告牌", "烧烤摊", "施工围挡", "消防栓", "停车位",
    "墙皮", "电线", "暖气", "门禁", "监控", "绿化带", "台阶", "雨棚",
)  # fmt: skip
HOW = (
    "坏了好几天", "没人来管", "挡住了路", "一直在响", "往外冒水", "松动了", "味道很大", "夜里太吵",
    "掉下来过", "看不清路", "堆得很高", "又漏了", "锁不上", "积了水", "没人打扫", "裂了一道缝",
    "歪在一边", "少了一块",
)  # fmt: skip
COMMON, MIDDLE, RARE = "路灯", "烧烤摊", "磨盘"
RARELY = 40_000  # one text in so many has the rare word


def phrase(chance: random.Random) -> str:
    """Ten to fifteen characters, as people write them in a hurry."""
    what = (
        RARE
        if chance.randrange(RARELY) == 0
        else COMMON
        if chance.randrange(12) == 0
        else chance.choice(WHAT)
    )
    return f"{chance.choice(WHERE)}{what}{chance.choice(HOW)}"


@lru_cache(maxsize=100_000)
def marks(text: str) -> tuple[int, ...]:
    """The grams of a text as the index keeps them."""
    return tuple(sorted(set(marks_of(CASE, text))))
