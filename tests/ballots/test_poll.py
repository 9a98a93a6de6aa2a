"""A poll without legal effect says so wherever it stands, and gives neither a law nor a verdict."""

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, opening
from tests.ballots.conftest import NO, YES, Begin
from tests.cases.conftest import Desk

WORDS = "没有法律效力,只是听听意见"
VERDICTS = ("依据:", "《", "没有通过", "才有效", "才通过", "达到要求", "不能作出决定")


def test_a_poll_says_what_it_is_before_and_after(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced(binding=False)
    frozen.move_to(voting.opens_at)
    here, staff = f"/votes/{voting.vote_id}/", desk(voting.town.staff)
    pages = [Client().get(here), Client().get(f"{here}sheet/")]
    pages += [staff.get(f"/desk{here}"), staff.get(f"/desk{here}slips/")]
    for place, choices in ((1, YES), (2, YES), (3, NO)):
        voting.cast(place, choices)
    voting.close()
    frozen.move_to(voting.closes_at)
    after = [Client().get(here), Client().get(f"{here}sheet/")]
    for page in (*pages, *after):
        told = page.content.decode().partition("<main")[2]
        assert WORDS in told
        assert not [word for word in VERDICTS if word in told], page.request["PATH_INFO"]
    assert "打印公示" in after[0].content.decode() and "打印公告" not in after[0].content.decode()
    for page in after:
        assert "多数赞成" in page.content.decode() and "同意 2 人" in page.content.decode()


@pytest.mark.parametrize(
    ("said", "badge"),
    [((NO, NO, YES), "多数不赞成"), ((YES, NO), "没有哪一边过半"), ((), "没有人参加")],
)
def test_which_side_most_are_on(
    announced: Begin, frozen: time_machine.Traveller, said: tuple[dict[str, str], ...], badge: str
) -> None:
    voting = announced(binding=False)
    for place, choices in enumerate(said, 1):
        voting.cast(place, choices)
    voting.close()
    frozen.move_to(voting.closes_at)
    assert badge in Client().get(f"/votes/{voting.vote_id}/").content.decode()


def test_what_was_heard_hangs_as_long_as_one_likes(announced: Begin) -> None:
    voting = announced(binding=False)
    voting.cast(1, YES)
    voting.close()
    actions.publish(vote=voting.vote, days=3, by=voting.town.staff, at=voting.closes_at)
    sheet = Client().get(f"/votes/{voting.vote_id}/sheet/").content.decode()
    assert "贴 3 天。" in sheet and "公示至少" not in sheet


def test_the_bundle_of_a_poll_names_no_law(announced: Begin) -> None:
    voting = announced(binding=False)
    voting.cast(1, YES)
    scheme = opening.scheme(voting.close())
    assert (scheme["binding"], scheme["law"]) == (False, "")
