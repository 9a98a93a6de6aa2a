"""What a vote is called beside the stage it decides: of an election how many seats are filled."""

import pytest

from bandeng.assembly.queries.votes import Cast, Seats
from bandeng.assembly.web.words import cast_state


def cast(seats: Seats | None = None, *, agreed: bool = True, published: bool = True) -> Cast:
    told = {"stream": "vote:1", "ref": "1", "title": "选举", "state": "over", "fault": "", "shown": True}
    counted = {"passed": 1, "questions": 3, "over_on": None}
    return Cast(**told, **counted, agreed=agreed, seats=seats, published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seats", "told"),
    [
        (Seats(1, 1, 0), ("waiting", "选出 1 位,缺 1 位")),
        (Seats(2, 0, 0), ("done", "选出 2 位")),
        (Seats(1, 0, 1), ("waiting", "选出 1 位,还有 1 个名额票数一样,等人来定")),
        (Seats(0, 2, 0), ("late", "没有选出来")),
    ],
)
def test_an_election_says_how_many_seats_are_filled(seats: Seats, told: tuple[str, str]) -> None:
    assert cast_state(cast(seats)) == told


def test_a_result_that_is_not_published_is_called_so() -> None:
    assert cast_state(cast(published=False)) == ("done", "表决通过了,结果还没有公布")
    assert cast_state(cast(agreed=False)) == ("late", "表决没有通过")
