"""What voters said waits on the morning's page of the community, until it is answered."""

import time_machine

from bandeng.ballots import actions, slips
from bandeng.ballots.models import Objection
from bandeng.people import actions as people
from tests.ballots.conftest import DAY, YES, Begin, Voting
from tests.cases.conftest import Desk

AREA = actions.Against(number="E0001", about="area", words="房本上写的不是这个数")


def doing(voting: Voting) -> actions.Doing:
    return actions.Doing(vote=voting.vote, by=voting.town.staff, at=voting.town.noon)


def test_an_objection_waits_on_the_morning_of_the_community(announced: Begin, desk: Desk) -> None:
    voting = announced()
    row = "选聘物业服务企业:名册有 1 条异议等答复"
    assert "条异议等答复" not in desk("shequ").get("/desk/").content.decode()
    actions.object_to(doing(voting), what=AREA)
    for person in ("shequ", "shuji"):
        page = desk(person).get("/desk/").content.decode()
        assert row in page and f"/desk/votes/{voting.vote_id}/" in page
    for person in ("jiedao", "wanggezhang", "chengguan"):
        assert "条异议等答复" not in desk(person).get("/desk/").content.decode(), person
    actions.rule(doing(voting), objection=Objection.objects.get().id, upheld=False, why="登记簿上就是这个数")
    assert "条异议等答复" not in desk("shequ").get("/desk/").content.decode()


def test_a_disputed_ballot_waits_until_it_is_answered(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting, words = announced(), {"words": "我们家没有投过"}
    voting.cast(1, YES)
    slot, at = voting.slot(1), voting.opens_at + DAY
    told = {"code": slips.code_of(slot.stream), "by": people.guest(at=at), "at": at}
    actions.dispute(elector=slot, **told, **words)
    frozen.move_to(at)
    page = desk("shequ").get("/desk/").content.decode()
    assert "选聘物业服务企业:有 1 家说票记得不对,等答复" in page
    by = voting.town.staff
    actions.answer(elector=voting.slot(1), outcome="stands", words="查过,没有记错", by=by, at=at)
    assert "说票记得不对" not in desk("shequ").get("/desk/").content.decode()
