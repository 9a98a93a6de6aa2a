"""A table to begin a roll with: every column, and rows of the kinds that raise questions."""

from bandeng.ballots.sheets.rolls import AREA, OWNERS, RESIDENTS, STATE, UNIT
from bandeng.rulebook.rules.voting import VotingRule

PHONE = "电话"
OWNED = (
    ("1-1-101", "示例业主甲", "88.05", "13800000001", "已交付"),
    ("1-1-102", "示例业主乙、示例业主丙", "90.10", "13800000002 13800000003", "已交付"),
    ("1-1-103", "示例业主甲", "70.95", "13800000001", "已交付"),
    ("1-1-201", "示例业主丁", "100", "0371-60000000", ""),
    ("1-1-202", "示例业主戊", "60.90", "", "没交付"),
    ("商铺-1", "示例置业公司", "120.5", "", "没卖出"),
)
AT_HOME, SEATED = ("1-1-101", "1-1-102", "2-1-101"), ("1", "2", "3")
PEOPLE = (("示例甲", "13800000001"), ("示例乙", ""), ("示例丙", "0371-60000000"))
WHO = {RESIDENTS: ("住址", "居民"), "households": ("户号", "户代表"), "representatives": ("席位", "居民代表")}


def heads(rule: VotingRule) -> tuple[str, ...]:
    """The columns of a roll of this rule, as they are written."""
    if rule.roll == OWNERS:
        return (UNIT.heads[0], "业主", AREA.heads[0], PHONE, STATE.heads[0])
    unit, who = WHO.get(rule.roll, ("席位", "姓名"))
    return (unit, who, PHONE)


def rows(rule: VotingRule) -> tuple[tuple[str, ...], ...]:
    """Made-up rows: an owner of two flats, co-owners, no telephone, what is not sold or not handed over."""
    if rule.roll == OWNERS:
        return OWNED
    units = AT_HOME if rule.roll in (RESIDENTS, "households") else SEATED
    return tuple((unit, *person) for unit, person in zip(units, PEOPLE, strict=True))
