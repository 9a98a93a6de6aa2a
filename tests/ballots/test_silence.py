"""A ballot not cast that counts: told with its article wherever the vote is read, and warned about."""

from django.test import Client

from bandeng.ballots import opening
from tests.ballots.conftest import NO, Begin
from tests.cases.conftest import Desk

ARTICLE = "议事规则第十二条:送达后不表态的,算弃权"


def test_the_article_is_on_the_slips_and_in_the_bundle(announced: Begin, desk: Desk) -> None:
    voting = announced(deemed="abstain", article=ARTICLE)
    slips = desk("shequ").get(f"/desk/votes/{voting.vote_id}/slips/").content.decode()
    assert slips.count("议事规则的原文:" + ARTICLE) == 5, "on each paper"
    assert opening.scheme(voting.vote)["article"] == ARTICLE


def test_without_silence_there_is_no_article(announced: Begin, desk: Desk) -> None:
    voting = announced()
    assert "议事规则" not in desk("shequ").get(f"/desk/votes/{voting.vote_id}/slips/").content.decode()
    assert opening.scheme(voting.vote)["article"] == ""


def test_a_quorum_that_rests_on_silence_is_told_so(announced: Begin) -> None:
    voting = announced(deemed="abstain", article=ARTICLE)
    voting.cast(1, NO)
    for place in (2, 3, 4):
        voting.deliver(place)
    voting.close()
    page = Client().get(f"/votes/{voting.vote_id}/").content.decode()
    assert "参加的人够了,表决有效" in page
    assert page.count("只算投出的票,参加的人不够") == 2, "beside the quorum, and beside the item"
    assert "只算投出的票,参加的人不够" in Client().get(f"/votes/{voting.vote_id}/sheet/").content.decode()
