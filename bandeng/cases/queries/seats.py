"""Whose step is next: which post gets a matter, a check, a call-back, a review, a supervision."""

from collections.abc import Iterable
from datetime import datetime

from bandeng.cases.rules import COMMUNITY, DEPARTMENT, GRID, STREET
from bandeng.inbox import queries as inbox
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.eligibility import PROPERTY


def acceptance_seat(place: str, *, urgent: bool, at: datetime) -> str:
    """Who accepts: the grid's leader; whoever is on call when it is urgent and she is off duty."""
    regular = _first(_acceptors(place), at=at)
    if urgent:
        return posts.on_call_seat(regular, place, at=at)
    return regular


def _acceptors(place: str) -> list[str]:
    codes = place.rstrip("/").split("/")
    grid = [f"grid_leader@{codes[3]}"] if len(codes) > 3 else []
    return [*grid, *_community(codes[2])]


def _community(code: str) -> list[str]:
    return [f"community_staff@{code}", f"community_secretary@{code}"]


def work_seat(level: str, *, place: str, unit: str, at: datetime) -> str:
    """Who handles at this level: the grid's leader, the community's or street's staff, the department."""
    return _first(_workers(level, place, unit), at=at)


def _workers(level: str, place: str, unit: str) -> list[str]:
    codes = place.rstrip("/").split("/")
    if level == GRID:
        return _acceptors(place)
    if level == COMMUNITY:
        return _community(codes[2])
    if level == STREET:
        return [f"street_staff@{codes[1]}", f"street_leader@{codes[1]}"]
    return [f"department_staff@{unit}", f"department_desk@{unit}"]


def signing_seat(level: str, *, place: str, unit: str, at: datetime) -> str:
    """Who signs for a matter that was handed over: the desk of a department, else whoever handles."""
    if level == DEPARTMENT:
        return _first([f"department_desk@{unit}", f"department_staff@{unit}"], at=at)
    return work_seat(level, place=place, unit=unit, at=at)


GRID_POSTS = ("grid_leader", "patroller", "mediator", "house_manager")


def check_seat(condition: str, *, place: str, barred: Iterable[str], at: datetime) -> str:
    """Who checks: the nearest post with somebody who had no hand in it; of the grid's own whoever has the
    fewest checks waiting. Property staff are not sent into homes, nor to what their own company did."""
    codes = place.rstrip("/").split("/")
    grid = [f"{role}@{codes[3]}" for role in _lookers(condition)] if len(codes) > 3 else []
    above = [*_community(codes[2]), f"street_staff@{codes[1]}", f"street_leader@{codes[1]}"]
    free = _free([*grid, *above], at=at, barred=barred)
    near = [post for post in grid if post in free]
    if len(near) > 1:
        waits = inbox.waiting_at(near, "cases.check")
        return min(near, key=lambda post: waits.get(post, 0))
    return next((post for post in [*near, *above] if post in free), above[-1])


def _lookers(condition: str) -> list[str]:
    """The roles of a grid that may be asked to look at something of this condition, in order."""
    rules = book()
    about = rules.category(rules.condition(condition).category)
    if not (about.at_home or about.of_property):
        return list(GRID_POSTS)
    return [role for role in GRID_POSTS if rules.role(role).eligible.code != PROPERTY]


def ask_seat(*, place: str, barred: Iterable[str], at: datetime) -> str:
    """Who asks the reporter by telephone or at the door: not a person who handled it."""
    codes = place.rstrip("/").split("/")
    return _first([*_community(codes[2]), f"street_staff@{codes[1]}"], at=at, barred=barred)


def review_seat(level: str, *, place: str, barred: Iterable[str], at: datetime) -> str:
    """Who looks again at what the reporter contests: the level above the one that handled it."""
    codes = place.rstrip("/").split("/")
    community, street, district = (
        f"community_secretary@{codes[2]}",
        f"street_leader@{codes[1]}",
        f"district_staff@{codes[0]}",
    )
    chain = {GRID: [community, street], COMMUNITY: [street]}.get(level, [])
    return _first([*chain, district], at=at, barred=barred)


def superior_seat(seat: str, *, place: str, at: datetime) -> str:
    """Who is told when a post is long overdue: the level above it."""
    return _first(above(seat, place=place), at=at)


def above(seat: str, *, place: str) -> list[str]:
    """The posts above this one, the nearest first; the district at last, also above itself."""
    codes = place.rstrip("/").split("/")
    community, street, district = (
        [f"community_secretary@{codes[2]}"],
        [f"street_leader@{codes[1]}"],
        [f"district_staff@{codes[0]}"],
    )
    kind = book().role(seat.partition("@")[0]).kind_of_place
    chain = {"grid": community + street + district, "community": street + district}
    return chain.get(kind, district)


def reviewing_seats(seat: str, *, place: str, barred: Iterable[str], at: datetime) -> tuple[str, ...]:
    """The two posts above this one where somebody is free to review it; one, where both have to be there."""
    chain, out = above(seat, place=place), set(barred)
    free = {post: {each.person for each in posts.holders([post], at=at)} - out for post in chain}
    for first in (post for post in chain if free[post]):
        others = (post for post in chain[chain.index(first) + 1 :] if len(free[post] | free[first]) > 1)
        second = next((post for post in others if free[post]), None)
        return (first, second) if second else (first,)
    return (chain[-1],)


def second_seat(seat: str, *, place: str, barred: Iterable[str], at: datetime) -> str:
    """Where the other reviewer is asked, when both have to be at one post."""
    return _first(above(seat, place=place), at=at, barred=barred)


def district_seat(place: str) -> str:
    """The district's governance centre, the last to be told."""
    return f"district_staff@{place.partition('/')[0]}"


def _first(candidates: list[str], *, at: datetime, barred: Iterable[str] = ()) -> str:
    """The first post with somebody in it who is not barred; the last one if there is none."""
    free = _free(candidates, at=at, barred=barred)
    return next((post for post in candidates if post in free), candidates[-1])


def _free(candidates: list[str], *, at: datetime, barred: Iterable[str]) -> set[str]:
    """Those of these posts with somebody in them who is not barred."""
    out = set(barred)
    return {holding.post for holding in posts.holders(candidates, at=at) if holding.person not in out}
