"""Sentences as residents write them, and what they are about."""

import pytest

from bandeng.rulebook import classify

SENTENCES = [
    ("楼下路灯好几天不亮了", "street-lamp.one-out"),
    ("我们这条街整条路的路灯都不亮,晚上黑漆漆的", "street-lamp.row-out"),
    ("路灯杆歪了,看着要倒", "street-lamp.leaning"),
    ("大白天路灯还亮着,太浪费", "street-lamp.daylight"),
    ("后面那条巷子没有路灯,老人晚上不敢出门", "street-lamp.missing"),
    ("路中间井盖没了,昨晚有人差点掉进去", "manhole.missing"),
    ("南门外污水井盖翻了,差点踩进去", "manhole.missing"),
    ("车一过井盖就咣当响,吵得睡不着", "manhole.rattling"),
    ("窨井盖翘起来了,老人走路绊脚", "manhole.rattling"),
    ("路灯不亮,孩子放学回家害怕", "street-lamp.one-out"),
    ("井盖破了一个大口子", "manhole.broken"),
    ("井盖周围的路面沉下去一圈", "manhole.sunken"),
    ("小区门口路上有个大坑,骑车摔过人", "road.hole"),
    ("小区大门口的道路有个大坑", "road.hole"),
    ("自行车棚边上的路灯又不亮了", "street-lamp.one-out"),
    ("车棚旁边的雨棚漏了,车棚漏雨", "yard.shelter"),
    ("3号楼楼道里的旧柜子挡路,请帮忙挪走", "stairwell.clutter"),
    ("院里的路坑坑洼洼,轮椅没法走", "road.hole"),
    ("一下雨路面就积水,鞋都湿透", "road.puddle"),
    ("修完管子路挖开没人管,半个月没回填", "road.unfinished"),
    ("马路塌陷了一大块", "road.collapse"),
    ("人行道地砖松动,踩上去溅一身水", "pavement.broken"),
    ("盲道被占,停满了车", "pavement.tactile"),
    ("十字路口红绿灯坏了,乱成一团", "traffic.light-out"),
    ("下水道堵了,污水流到楼门口", "sewer.blocked"),
    ("化粪池满了往外冒,臭得很", "sewer.blocked"),
    ("厨房下水返水,一楼全是脏水", "sewer.blocked"),
    ("雨水篦子丢了一个", "sewer.grate"),
    ("自来水管爆了,水往外喷", "water.burst"),
    ("家里停水一天了,什么时候来水", "water.outage"),
    ("六楼水压太低,洗澡水上不来", "water.pressure"),
    ("水龙头放出来的水发黄", "water.quality"),
    ("整栋楼停电了", "power.outage"),
    ("楼道里配电箱敞着,孩子伸手就能摸到", "power.box"),
    ("楼里线路老化,电线皮都裂了", "wires.bare"),
    ("空中的线缆低垂,高一点的车都过不去", "wires.hanging"),
    ("楼道里有煤气味", "gas.leak"),
    ("家里没气了,做不成饭", "gas.outage"),
    ("暖气不热,老人冻得受不了", "heat.outage"),
    ("垃圾堆成山,几天没人清", "rubbish.exposed"),
    ("花坛边满地垃圾,到处是塑料袋", "rubbish.scattered"),
    ("垃圾桶满了没人倒", "rubbish.bin-full"),
    ("不知道谁把旧沙发扔在楼下", "rubbish.bulky"),
    ("装修垃圾堆在路边没人拉", "rubble.piled"),
    ("墙上贴满小广告", "advert.stuck"),
    ("门口的广告牌要掉了,风一吹晃得厉害", "sign-board.loose"),
    ("公厕太脏,没人打扫", "toilet.dirty"),
    ("门口积雪没人扫,老人滑倒了", "snow.uncleared"),
    ("楼顶有人正在搭建房子", "illegal-building.under-way"),
    ("顶楼住户在房顶搭了个彩钢房,好几年了", "illegal-building.roof"),
    ("一楼把花坛圈起来盖了小房子,花坛违建没人管", "illegal-building.flower-bed"),
    ("外墙瓷砖掉下来,差点砸到人", "house-danger.falling"),
    ("顶楼漏雨,天花板都湿了", "house-danger.leak-roof"),
    ("三单元楼道灯坏了,上下楼摸黑", "stairwell.lamp"),
    ("楼道里堆满杂物,走路都得侧身", "stairwell.clutter"),
    ("单元门关不上,锁坏了", "stairwell.door"),
    ("有人被困电梯里了", "lift.trapped"),
    ("电梯坏了三天了,八楼的老人下不来", "lift.broken"),
    ("健身器材松了,孩子玩着危险", "yard.fitness"),
    ("我们院没有物业,什么都没人管", "yard.no-manager"),
    ("我们小区什么时候改造,能不能纳入改造", "renewal.wish"),
    ("消防通道停满了车,着火消防车进不来", "fire-lane.blocked"),
    ("楼里灭火器过期了", "fire-gear.broken"),
    ("想请社区给商户搞一次消防安全培训", "fire-training.shops"),
    ("有人把电瓶车推到楼道里充电", "ebike-charging.stairwell"),
    ("二楼从窗户拉线给电动车充电", "ebike-charging.wire"),
    ("小区充电桩不够,想多安装几个", "ebike-charging.shortage"),
    ("充电桩坏了扫不了码", "ebike-charging.broken"),
    ("电动车停在单元门口把门堵死了", "ebike.doorway"),
    ("有人从楼上往下扔烟头", "hazard.thrown"),
    ("昨晚电瓶被偷了", "security.theft"),
    ("停车位太少,下班回来没地方停", "parking.shortage"),
    ("有车乱停乱放,堵住出口出不去", "parking.wild"),
    ("有人私装地锁占着公共车位", "parking.space-taken"),
    ("院里有辆僵尸车,落灰好几年了", "parking.zombie"),
    ("共享单车乱停,人行道都走不成", "bicycle.wild"),
    ("学校门口流动摊贩占道,孩子没法走", "stalls.street"),
    ("饭店把桌子摆到人行道上", "stalls.shop-front"),
    ("有人在绿地里种菜,浇粪臭得很", "obstruction.garden"),
    ("工地半夜还在施工,吵得睡不着", "noise.site"),
    ("楼上孩子天天半夜蹦,楼上太吵了", "noise.life"),
    ("楼下广场舞音响太大", "noise.square-dance"),
    ("周末一大早装修,电钻声受不了", "noise.decoration"),
    ("楼下烧烤店油烟呛得开不了窗", "air.fumes"),
    ("工地扬尘大,窗台一层灰", "air.dust"),
    ("大树被风刮倒了,压在路上", "trees.fallen"),
    ("树枝长到窗户里了,挡光,请修剪", "trees.pruning"),
    ("花坛里杂草丛生,蚊子多", "green.overgrown"),
    ("有人遛狗不牵绳,吓着孩子", "animals.unleashed"),
    ("小区里到处是狗屎", "animals.barking"),
    ("垃圾站旁边老鼠很多", "animals.pests"),
    ("楼上漏水漏到我家,说了多次不修", "dispute.leak"),
    ("和对门邻居因为门口放鞋柜吵起来了,想请人调解", "dispute.quarrel"),
    ("物业不作为,打电话没人理", "property.service"),
    ("物业费涨价了也没公示", "property.fee"),
    ("想成立业委会,不知道怎么办", "property.committee"),
    ("隔壁独居老人好几天没见出门了", "elderly.alone"),
    ("社区有没有老年食堂,老人吃饭不方便", "elderly.meal"),
    ("我妈瘫痪在床,想问上门护理怎么申请", "elderly.home-care"),
    ("家里困难想申请低保", "hardship.benefit"),
    ("下岗半年了,想找个工作", "jobs.seeking"),
    ("老板拖欠工资三个月", "jobs.wages"),
    ("暑期托管班还有名额吗,孩子没人看", "children.activity"),
    ("单元门口没有坡道,轮椅上不去", "disability.access"),
    ("超市卖过期食品", "food.unsafe"),
    ("理发店办卡不退,老板跑了", "consumer.refund"),
    ("小店想办营业执照,怎么办", "business.licence"),
    ("感谢社区的工作人员,热心帮忙", "praise.praise"),
    ("家里水管漏水", "water.leak"),
    ("楼上空调滴水滴到我家窗台", "dispute.leak"),
    ("小区保安态度很差", "property.service"),
    ("阳台上的花盆快掉下来了", "hazard.balcony"),
    ("邻居家狗半夜一直叫", "animals.barking"),
    ("老人想办老年卡", "elderly.benefit"),
    ("小区门口老堵车", "traffic.jam"),
    ("无主管楼院没人扫地", "yard.no-manager"),
    ("河里漂着死鱼", "river.polluted"),
    ("邻居装修砸承重墙", "illegal-building.basement"),
    ("孩子被同学欺负", "children.protection"),
    ("我想举报有人赌博", "security.gambling"),
    ("外卖吃出虫子", "food.unsafe"),
    ("建议在路口安装路灯", "street-lamp.missing"),
    ("建议小区多种点树", "praise.idea"),
    ("楼上装修把下水道堵了", "sewer.blocked"),
    ("垃圾桶旁边的井盖坏了", "manhole.broken"),
]
OTHERWISE_WRITTEN = [
    ("樓下路燈好幾天不亮了", "street-lamp.one-out"),
    ("下水到堵了,污水流了一地", "sewer.blocked"),
    ("電瓶車推上樓充電", "ebike-charging.stairwell"),
    ("有人溜狗不牵绳", "animals.unleashed"),
    ("小区里拉圾堆成山", "rubbish.exposed"),
    ("路 灯 不 亮", "street-lamp.one-out"),
    ("KTV半夜还在吵", "noise.shop"),
    ("ktv半夜还在吵", "noise.shop"),
]
NONSENSE = [
    "",
    "   ",
    "哈哈哈",
    "asdf 1234",
    "。。。!!",
    "今天天气真不错",
    "😀😀",
    "null",
    "床前明月光",
    "我家楼上今天请客",
]
RIGHT = 0.95


def first(text: str) -> str:
    found = classify.propose(text)
    return found[0].condition.key if found else ""


def test_nearly_all_sentences_are_understood_at_first() -> None:
    wrong = [(text, key, first(text)) for text, key in SENTENCES if first(text) != key]
    assert len(SENTENCES) >= 60
    assert len(wrong) <= len(SENTENCES) * (1 - RIGHT), wrong


def test_the_right_condition_is_among_the_proposals() -> None:
    for text, key in SENTENCES:
        assert key in [proposal.condition.key for proposal in classify.propose(text)], text


@pytest.mark.parametrize(("text", "key"), OTHERWISE_WRITTEN)
def test_traditional_characters_and_slips_are_read(text: str, key: str) -> None:
    assert first(text) == key


@pytest.mark.parametrize("text", NONSENSE)
def test_a_text_without_a_matter_gets_no_proposal(text: str) -> None:
    assert classify.propose(text) == []


def test_the_reason_quotes_what_was_written() -> None:
    best = classify.propose("樓下路燈好幾天不亮了")[0]
    assert best.reason_zh == "文中有“路燈”“不亮”"
    assert best.reason_en == "The text says “路燈”, “不亮”"


def test_proposals_are_at_most_three_ordered_and_the_same_each_time() -> None:
    text = "楼道里堆满杂物,路灯不亮,垃圾没人清,电动车乱停,下水道堵了"
    found = classify.propose(text)
    assert len(found) == 3
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert found == classify.propose(text)


def test_a_very_long_text_is_read() -> None:
    assert first("很长的话" * 900 + "路灯不亮") == "street-lamp.one-out"
