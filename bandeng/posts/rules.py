"""Who may hold which post, and how far a grant reaches. Pure."""

from collections.abc import Iterable
from typing import Protocol

from bandeng.rulebook.rules import acts

BUILT_IN = {post: frozenset(acts) for post, acts in acts.BUILT_IN.items()}


class GrantLike(Protocol):
    @property
    def role(self) -> str: ...
    @property
    def reach(self) -> str: ...


class HoldingLike(Protocol):
    @property
    def role(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def place(self) -> str: ...


def reaches(grants: Iterable[GrantLike], holding: HoldingLike, place: str, unit: str) -> bool:
    """Whether one of the grants covers this holding for a matter at this place held by this unit."""
    return any(
        grant.role == holding.role
        and (
            (grant.reach == "place" and place.startswith(holding.place))
            or (grant.reach == "unit" and unit != "" and unit == holding.unit)
        )
        for grant in grants
    )


def eligible(needed: str, kinds_of_units: Iterable[str]) -> bool:
    """Whether belonging to units of these kinds is what a post asks (``""``: nothing beyond its unit)."""
    return needed == "" or needed in set(kinds_of_units)


def desk_of(post: str) -> str:
    """The desk of a post: the place or unit after the ``@`` of its id. Posts of one grid share a desk."""
    return post.partition("@")[2]
