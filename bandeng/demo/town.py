"""A quiet street: the smallest district in which a matter can go all the way round."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo import cast, roster
from bandeng.people import actions as people
from bandeng.places import actions as places
from bandeng.places.facts import Ground
from bandeng.posts import queries as posts
from bandeng.rulebook import actions as rulebook

WEST, SOUTH, SIDE = 113.60, 34.68, 0.02
TREE = (
    ("-", (("410103", "二七区", "district"),)),
    ("410103", (("410103012", "京广路街道", "street"), ("410103005", "蜜蜂张街道", "street"))),
    ("410103012", (("410103012002", "冯春社区", "community"), ("410103012001", "洁云路社区", "community"))),
    ("410103005", (("410103005001", "蜜蜂张南社区", "community"),)),
    (
        "410103012002",
        (("410103012002-01", "第1网格", "grid"), ("410103012002-02", "第2网格", "grid")),
    ),
    ("410103012001", (("410103012001-01", "第1网格", "grid"),)),
    ("410103005001", (("410103005001-01", "第1网格", "grid"),)),
)
GRID = "410103/410103012/410103012002/410103012002-01/"
OTHER_GRID = "410103/410103005/410103005001/410103005001-01/"
COMMUNITY = "410103/410103012/410103012002/"
PIN = (113.6011, 34.6811)


@dataclass
class Town:
    """The town and its people by post; ``noon`` is a working Wednesday."""

    noon: datetime

    def holder(self, post: str, *, at: datetime | None = None) -> str:
        """The person in this post."""
        return posts.holders([post], at=at or self.noon)[0].person

    @property
    def leader(self) -> str:
        return self.holder(f"grid_leader@{cast.GRID}")

    @property
    def staff(self) -> str:
        return self.holder(f"community_staff@{cast.COMMUNITY}")

    def case(
        self,
        words: str = "楼下路灯好几天不亮了",
        *,
        at: datetime | None = None,
        grid: str = GRID,
        channel: str = "web",
    ) -> Case:
        """A matter that a guest has just raised."""
        at = at or self.noon
        told = actions.Report(
            place=grid, words=words, reporter=people.guest(at=at), pin=PIN, address="3号楼", channel=channel
        )
        return Case.objects.get(stream=actions.report(report=told, at=at).stream)

    def accepted(self, condition: str = "street-lamp.one-out", *, at: datetime | None = None) -> Case:
        """A matter that the grid leader has accepted ten minutes after it was raised."""
        case = self.case(at=at)
        later = case.reported_at + timedelta(minutes=10)
        actions.accept(case=case, condition=condition, by=self.leader, at=later)
        return self.again(case)

    def again(self, case: Case) -> Case:
        """The matter as it stands now."""
        return Case.objects.get(id=case.id)


def build(*, at: datetime) -> Town:
    """Build the town a day before ``at``."""
    begins_at = at - timedelta(days=1)
    rulebook.adopt(hand=posts.built_in("operator", "rulebook.adopt", "-", at=begins_at))
    hand = posts.built_in("operator", "places.draw", "-", at=begins_at)
    corners = {"-": WEST}
    for parent, children in TREE:
        grounds = []
        for number, child in enumerate(children):
            corners[child[0]] = corners[parent] + _side(child[2]) * number
            grounds.append(_ground(corners[child[0]], child))
        places.draw(parent=parent, children=grounds, hand=hand)
    roster.take_rosters(at=begins_at)
    cast.give_sign_ins(at=begins_at)
    return Town(noon=at)


def _side(kind: str) -> float:
    return SIDE / {"district": 1, "street": 2, "community": 4, "grid": 8}[kind]


def _ground(west: float, child: tuple[str, str, str]) -> Ground:
    """Squares side by side in the south of their parent, which is enough to find a point in."""
    code, name, kind = child
    east, north = west + _side(kind), SOUTH + _side(kind)
    ring = [[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]
    shape = json.dumps({"type": "Polygon", "coordinates": [ring]})
    return Ground(
        code=code,
        name=name,
        full_name=name,
        kind=kind,
        shape=shape,
        lon=f"{(west + east) / 2:.6f}",
        lat=f"{SOUTH + SIDE / 2:.6f}",
    )
