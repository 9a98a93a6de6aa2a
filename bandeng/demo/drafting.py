"""Writing a roster: people are named by the numbers of their made-up names."""

from dataclasses import dataclass, field

from bandeng.places.models import Place
from bandeng.posts.facts import PostLine, UnitLine


@dataclass
class Draft:
    """A roster being written. ``seats``: post, unit, number of the person."""

    units: list[UnitLine] = field(default_factory=list)
    posts: list[PostLine] = field(default_factory=list)
    seats: list[tuple[str, str, int]] = field(default_factory=list)


class Numbers:
    """Numbers of made-up people, one after another."""

    def __init__(self) -> None:
        self.next = 1

    def take(self) -> int:
        number, self.next = self.next, self.next + 1
        return number


def branch_of(community: str) -> str:
    """The code of the branch of a community's estates."""
    return f"{community}-branch"


def group_of(community: str, number: int) -> str:
    """The code of a group of that branch; the first is number 1."""
    return f"{community}-group{number}"


def seat(draft: Draft, post: PostLine, numbers: Numbers) -> None:
    """A post and whoever holds it."""
    draft.posts.append(post)
    number = numbers.take()
    if post.role == "mediator" and number % 41 == 0:
        return  # a vacancy that the pages must show
    draft.seats.append((post.id, post.unit, number))


def unit_line(code: str, name: str, name_en: str, kind: str, place: Place) -> UnitLine:
    """A unit that serves this place."""
    return UnitLine(code=code, name=name, name_en=name_en, kind=kind, place=place.path, phone=phone_of(code))


def phone_of(code: str) -> str:
    """A made-up office number: 0371-555 and five digits from the code."""
    return f"0371-555{sum(ord(sign) * (place + 7) for place, sign in enumerate(code)) % 100_000:05d}"
