"""The permission matrix: every post, seen from its own place and from elsewhere, and every act.

May she, where may she, who may: three questions are asked of it, and their answers must be the same. They are
kept beside this test as text, so that a change of the charter shows as a change of lines.
"""

from pathlib import Path

from bandeng.demo.town import GRID, Town
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.acts import ACTS

KEPT = Path(__file__).with_name("charter.txt")
NEIGHBOUR = "410103/410103012/410103012001/410103012001-01/"
FAR = "410103/410103005/410103005001/410103005001-01/"
PLACES = {
    "own grid": GRID,
    "other grid of the community": GRID.replace("-01/", "-02/"),
    "grid of another community": NEIGHBOUR,
    "grid of another street": FAR,
    "the district": "410103/",
}
UNITS = {"a matter of 410103-cg": "410103-cg", "a matter of no department": ""}
POSTS = (
    "grid_leader@410103012002-01",
    "mediator@410103012002-01",
    "house_manager@410103012002-01",
    "patroller@410103012002-01",
    "community_staff@410103012002",
    "community_secretary@410103012002",
    "street_staff@410103012",
    "street_leader@410103012",
    "department_desk@410103-cg",
    "department_staff@410103-cg",
    "district_staff@410103",
    "secretary@410103-cg",
    "secretary@410103012002-branch",
    "deputy_secretary@410103-zzb",
    "group_leader@410103012002-group1",
    "party_staff@410103-zzb",
    "district_leader@410103",
    "reviewer@410103",
    "brief_writer@410103",
)


Line = tuple[str, str, str]  # post, relation, whose matter


def test_the_matrix_is_as_agreed_and_the_three_questions_agree(town: Town) -> None:
    may = _may(town)
    assert _text(may) == KEPT.read_text("utf-8"), f"if this is right, keep it:\n{_text(may)}"
    assert may == _where(town)
    assert may == _who(town)


def test_every_role_of_the_book_is_in_the_matrix() -> None:
    assert {post.partition("@")[0] for post in POSTS} == {role.code for role in book().roles}


def _lines() -> list[Line]:
    return [(post, relation, whose) for post in POSTS for relation in PLACES for whose in UNITS]


def _may(town: Town) -> dict[Line, list[str]]:
    """May she?"""
    people, alike = {post: town.holder(post) for post in POSTS}, _alike()
    found = {}
    for post, relation, whose in _lines():
        answers = {
            act: posts.permit(people[post], act, PLACES[relation], at=town.noon, unit=UNITS[whose]).yes
            for act in set(alike.values())
        }
        found[post, relation, whose] = [act for act in ACTS if answers[alike[act]]]
    return found


def _alike() -> dict[str, str]:
    """For each act one that is granted to the same roles: asking one is asking all of them."""
    first: dict[frozenset[tuple[str, str]], str] = {}
    alike = {}
    for act in ACTS:
        granted = frozenset((grant.role, grant.reach) for grant in book().grants_of(act))
        alike[act] = first.setdefault(granted, act)
    return alike


def _where(town: Town) -> dict[Line, list[str]]:
    """Where may she?"""
    reach = {
        (post, act): posts.places_where(town.holder(post), act, at=town.noon)
        for post in POSTS
        for act in ACTS
    }
    return {
        (post, relation, whose): [
            act for act in ACTS if _covers(reach[post, act], PLACES[relation], UNITS[whose])
        ]
        for post, relation, whose in _lines()
    }


def _covers(reach: posts.Reach, place: str, unit: str) -> bool:
    return any(place.startswith(upper) for upper in reach.places) or (unit != "" and unit in reach.units)


def _who(town: Town) -> dict[Line, list[str]]:
    """Who may?"""
    who = {
        (relation, whose, act): {
            each.post for each in posts.people_who_may(act, PLACES[relation], at=town.noon, unit=UNITS[whose])
        }
        for relation in PLACES
        for whose in UNITS
        for act in ACTS
    }
    return {
        (post, relation, whose): [act for act in ACTS if post in who[relation, whose, act]]
        for post, relation, whose in _lines()
    }


def _text(may: dict[Line, list[str]]) -> str:
    rows = (
        f"{post.partition('@')[0]} | {relation} | {whose} | {' '.join(acts) or '-'}\n"
        for (post, relation, whose), acts in may.items()
    )
    return "".join(rows)
