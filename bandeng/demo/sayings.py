"""What the residents of the demo say, and what came of it. Made up, with the troubles an old district has."""

from dataclasses import dataclass

# Communities in which the demo's matters happen: mostly 冯春社区, the 蜜蜂张 street, and a few others.
PLACES = (
    "410103012002",
    "410103012002",
    "410103005001",
    "410103012002",
    "410103005005",
    "410103009012",
    "410103012002",
    "410103005002",
    "410103012001",
    "410103013008",
)


@dataclass(frozen=True, kw_only=True)
class Saying:
    """Words of a resident, the condition they mean, and how the matter goes.

    ``ends``: on-the-spot, grid, community, street or department (``unit``).
    """

    words: str
    where: str
    condition: str
    ends: str
    done: str
    unit: str = ""
    tried: str = "已到现场看过,拍了情况,也问了物业和邻居。"
    why: str = "要动用专门的设备和人手,本级没有。"
    but: str = "只弄好了一半,剩下的还是老样子。"


SAYINGS: tuple[Saying, ...] = (
    Saying(
        words="楼下那盏路灯三天不亮了,晚上老人下楼看不见路。",
        where="3号楼东侧",
        condition="street-lamp.one-out",
        ends="department",
        done="已换灯头,当晚亮了。",
        unit="410103-sz",
    ),
    Saying(
        words="楼道灯坏了,二层到四层都是黑的。",
        where="2号楼2单元",
        condition="stairwell.lamp",
        ends="on-the-spot",
        done="换了声控灯泡,四层都亮了。",
    ),
    Saying(
        words="院子门口下水道堵了,污水一直往外冒。",
        where="南门口",
        condition="sewer.blocked",
        ends="department",
        done="已疏通并清洗路面,一周后再来看一次。",
        unit="410103-sz",
    ),
    Saying(
        words="有人把纸箱和旧柜子堆在楼道里,过不去人。",
        where="5号楼1单元",
        condition="stairwell.clutter",
        ends="on-the-spot",
        done="和住户一起搬走了,楼道已清空。",
    ),
    Saying(
        words="电动车从六楼飞线下来充电,看着害怕。",
        where="6号楼后面",
        condition="ebike-charging.wire",
        ends="community",
        done="已拆线,劝住户到车棚充电,楼里贴了提醒。",
    ),
    Saying(
        words="小区里车位不够,消防通道上天天停车。",
        where="西侧消防通道",
        condition="fire-lane.blocked",
        ends="street",
        done="车已挪走,地面重新划线,物业每晚看一次。",
    ),
    Saying(
        words="花坛里有人搭了个棚子,把树都圈进去了。",
        where="花园北角",
        condition="illegal-building.flower-bed",
        ends="department",
        done="经认定后由住户自行拆除,花坛已恢复。",
        unit="410103-cg",
    ),
    Saying(
        words="墙上贴满了小广告,开锁的、通下水的都有。",
        where="东围墙",
        condition="advert.stuck",
        ends="on-the-spot",
        done="已清理并补了墙面。",
    ),
    Saying(
        words="楼上漏水把我家天花板泡了,说了几次都不管。",
        where="4号楼",
        condition="dispute.leak",
        ends="grid",
        done="已约两家一起看过,楼上换了水管,赔补天花板。",
    ),
    Saying(
        words="垃圾桶满了好几天没人收,味道很大。",
        where="北门垃圾房",
        condition="rubbish.bin-full",
        ends="on-the-spot",
        done="已清运,换了两个新桶。",
    ),
    Saying(
        words="院里路面破了个大坑,下雨天摔过人。",
        where="中心路",
        condition="road.hole",
        ends="department",
        done="已填平压实,放了三天警示牌。",
        unit="410103-sz",
    ),
    Saying(
        words="老楼电线老化,表箱那里有火花。",
        where="7号楼表箱",
        condition="wires.bare",
        ends="department",
        done="已断电排险,更换线路,绝缘测过。",
        unit="410103-gd",
    ),
    Saying(
        words="独居的邻居老太太两天没出门了,能不能去看看。",
        where="1号楼",
        condition="elderly.alone",
        ends="grid",
        done="已上门,老人感冒在家,联系了家人,每天去看一次。",
    ),
    Saying(
        words="共享单车堆在大门口,轮椅出不去。",
        where="大门口",
        condition="bicycle.wild",
        ends="on-the-spot",
        done="已挪到划线区,告诉了运维人员。",
    ),
    Saying(
        words="想问问社区有没有适合我的工作,孩子上学了有空。",
        where="居民活动室",
        condition="jobs.seeking",
        ends="community",
        done="已登记并推荐了两家,约好面谈。",
    ),
    Saying(
        words="物业好久没扫院子了,电话也打不通。",
        where="全院",
        condition="property.service",
        ends="street",
        done="已约谈物业,恢复每天清扫,电话已公布。",
    ),
    Saying(
        words="井盖一过车就咣当响,晚上睡不着。",
        where="东门外",
        condition="manhole.rattling",
        ends="department",
        done="已加胶垫固定,过车不响了。",
        unit="410103-sz",
    ),
    Saying(
        words="夜里十二点工地还在打桩,孩子没法睡。",
        where="西边工地",
        condition="noise.site",
        ends="department",
        done="已责令停工,夜间不再施工。",
        unit="410103-hb",
    ),
    Saying(
        words="车棚没有充电的地方,大家只好拉线。",
        where="车棚",
        condition="ebike-charging.shortage",
        ends="returned",
        done="已选好位置,列入加装计划。",
        unit="410103-zj",
    ),
    Saying(
        words="楼道窗台的扶手松了,老人扶着晃。",
        where="3号楼",
        condition="stairwell.rail",
        ends="on-the-spot",
        done="已加固,试过不晃了。",
    ),
    Saying(
        words="商铺想做一次消防培训,不知道找谁。",
        where="临街商铺",
        condition="fire-training.shops",
        ends="community",
        done="已约好消防站,周三下午在活动室讲。",
    ),
    Saying(
        words="树枝伸到三楼窗户上了,刮风就打玻璃。",
        where="2号楼前",
        condition="trees.pruning",
        ends="department",
        done="已修剪,离窗两米。",
        unit="410103-sz",
    ),
    Saying(
        words="阳台上的花盆摇摇晃晃,怕掉下来砸人。",
        where="5号楼",
        condition="hazard.balcony",
        ends="on-the-spot",
        done="住户已把花盆搬进屋。",
    ),
    Saying(
        words="建筑垃圾在院里堆了一个月。",
        where="后院",
        condition="rubble.piled",
        ends="street",
        done="已清运,地面冲洗。",
    ),
)
