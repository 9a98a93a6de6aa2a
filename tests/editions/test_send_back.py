"""Whoever could sign a report off sends it back instead, with what is to be changed."""

from collections.abc import Callable

import pytest

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.queries import editions
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.models import Fact
from tests.cases.conftest import Desk
from tests.editions.conftest import REVIEWER, SIGNER, WRITER, again, drafted, frozen, signed

WHY = "第一段里写明是哪几个街道"


def reviewed(town: Town) -> Edition:
    edition = drafted(town)
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    return again(edition)


def sent_back(town: Town) -> Edition:
    edition = reviewed(town)
    actions.send_back(edition=edition, remark=f" {WHY} ", by=town.holder(SIGNER), at=town.noon)
    return again(edition)


def test_it_goes_back_to_the_writer_with_the_reason(town: Town) -> None:
    edition = sent_back(town)
    assert edition.state == "returned"
    assert editions.versions(edition)[0].remark == WHY
    assert WHY not in Fact.objects.of(edition.stream).latest("id").body_text
    with pytest.raises(NotNow):
        actions.sign(edition=edition, by=town.holder(SIGNER), at=town.noon)


def test_the_reason_is_missing(town: Town) -> None:
    with pytest.raises(BadInput) as wrong:
        actions.send_back(edition=reviewed(town), remark=" ", by=town.holder(SIGNER), at=town.noon)
    assert "remark" in wrong.value.issues


def test_only_whoever_could_sign_it_sends_it_back(town: Town) -> None:
    edition = reviewed(town)
    for who in (REVIEWER, "street_leader@410103012"):
        with pytest.raises(NotYours):
            actions.send_back(edition=edition, remark=WHY, by=town.holder(who), at=town.noon)
    with pytest.raises(NotNow):
        actions.send_back(edition=drafted(town), remark=WHY, by=town.holder(SIGNER), at=town.noon)


@pytest.mark.parametrize(
    ("begin", "whose", "words"),
    [
        (drafted, REVIEWER, "审核这份报告"),
        (sent_back, WRITER, "退回来了,改一改"),
        (reviewed, SIGNER, "签发这份报告"),
        (signed, WRITER, "签发了,把数字定下来"),
        (frozen, WRITER, "数字定下来了,可以公布"),
    ],
)
def test_the_morning_says_whose_turn_it_is(
    town: Town, desk: Desk, begin: Callable[[Town], Edition], whose: str, words: str
) -> None:
    begin(town)
    for who in (WRITER, REVIEWER, SIGNER):
        morning = desk(town.holder(who)).get("/desk/").content.decode()
        assert (words in morning) == (who == whose)


def test_at_the_desk_the_reason_is_asked_for_and_read(town: Town, desk: Desk) -> None:
    edition = reviewed(town)
    page = f"/desk/editions/{edition.id}/"
    signer = desk(town.holder(SIGNER))
    assert signer.post(f"{page}sending-back/", {"remark": ""}).status_code == 422
    assert signer.post(f"{page}sending-back/", {"remark": WHY}).status_code == 302
    told = desk(town.holder(WRITER)).get(page).content.decode()
    assert f"退回来了,要改的是:{WHY}" in told
