"""The month in the order in which it happened."""

from bandeng.demo.july import (
    commended,
    explained,
    held,
    helped,
    medals,
    members,
    months,
    neighbours,
    raised,
    seated,
    slips,
    solved,
    visited,
)
from bandeng.demo.july.ground import Ground, july

OVER = july(62)  # nothing of the month is told later than this


def tell() -> None:
    """Let July 2022 happen: members, the month, sessions, visits, medals, honours, decisions, matters."""
    ground = Ground(july(1, 6))
    register = members.enter(ground)
    month = months.open_month(ground)
    helped.assign(ground)
    medals.propose(ground)
    held.hold(ground, month)
    neighbours.join(month)
    visited.call(ground, month, register)
    medals.hand_over(ground)
    commended.commend(ground)
    solved.solve()
    seated.sit()
    slips.collect()
    slips.join()
    explained.explain()
    raised.call_upon(ground)
    raised.raise_matters()
