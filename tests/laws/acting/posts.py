"""Every action on who is in which post, and on a unit's hours."""

from datetime import timedelta
from itertools import count
from typing import Any

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.people import actions as people
from bandeng.posts import actions
from bandeng.posts.web import hours, keeping
from tests.laws.acting import TOLD, Acting, Room

SECRETARY, LEADER = f"community_secretary@{cast.COMMUNITY}", f"street_leader@{cast.STREET}"
POST, UNIT = f"grid_leader@{cast.GRID}", cast.STREET
DURING = {"begins_at": "2022-07-08T08:00", "ends_at": "2022-07-09T18:00"}
NAMES = count(1)
WEEK = {f"day{day}": "09:00-12:00 13:00-17:00" for day in range(5)}


def somebody(town: Town) -> str:
    """Who is in no post."""
    told = {"name": "新来的", "kind": "staff", "username": f"xinlai{next(NAMES)}"}
    return people.register(**told, at=town.noon).id


def appointed(town: Town) -> str:
    """A second holder of the post."""
    one = somebody(town)
    actions.appoint(
        post=POST, holder=one, by="operator", exception="试验", at=town.noon + timedelta(minutes=1)
    )
    return one


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    return {"holder": thing or "", "turn": str(hours.queries.turn_of(f"unit:{UNIT}"))}


ROOM = Room(
    acting={
        "appointment": Acting(
            begin=somebody,
            by=SECRETARY,
            said={"holder": "{holder}", "exception": "{who}写的话,一个字也不能丢"},
        ),
        "ending": Acting(begin=appointed, by=SECRETARY, said={"holder": "{holder}"}),
        "deputy": Acting(begin=somebody, by=SECRETARY, said={"holder": "{holder}", **DURING}, ends=TOLD),
        "shift": Acting(begin=lambda town: None, by=SECRETARY, said={"kind": "duty", **DURING}, ends=TOLD),
        "hours": Acting(
            begin=lambda town: None,
            by=LEADER,
            said={**WEEK, "begins_on": "2022-07-20", "basis": "{who}写的话,一个字也不能丢", "turn": "{turn}"},
        ),
    },
    nobodys={"roster-taking": "each row is judged for itself; what is there already is left as it is"},
    not_acts={
        "posts.see": "a look",
        "posts.take_roster": "see roster-taking",
        "posts.rename": "see roster-taking",
    },
    behind={"posts.set_hours": "hours"},
    reads=((keeping, "_kept"), (hours, "_unit")),
    holes=_holes,
    arguments=lambda name, thing: [UNIT if name == "hours" else POST],
)
