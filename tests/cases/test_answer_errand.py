"""Whoever was asked says what she found or did; whoever asked hears of it, and the matter goes on."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case, CasePicture
from bandeng.cases.queries import errands
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.workers import workers_of
from bandeng.cases.ties import Errand
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_give_errand import ASSIST, PATROLLER, VERIFY, asked

HOUR = timedelta(hours=1)
DIGEST = "cd" * 32
SO = actions.Reply(found="so", words="门口的灯罩碎了", spot="3号楼2单元门口", pictures=(DIGEST,))
LENT = actions.Reply(found="done", words="升降车借到周五")


def first(case: Case) -> Errand:
    return errands.of(case)[0]


def answered(town: Town) -> Case:
    """The patroller has looked, an hour after noon."""
    case = asked(town)
    by = town.holder(PATROLLER)
    actions.answer_errand(case=case, errand=first(case), what=SO, by=by, at=town.noon + HOUR)
    return town.again(case)


def test_the_answer_is_kept_and_whoever_asked_hears_of_it(town: Town) -> None:
    case = answered(town)
    errand = first(case)
    assert (errand.state, errand.found, case.state) == ("answered", "so", "handling")
    assert not ToDo.objects.open().filter(kind="cases.answer_errand").exists()
    assert not Clock.objects.running().filter(kind="verify1").exists()
    assert Notice.objects.get(kind="cases.errand_answered").recipient == case.seat
    said = Fact.objects.of(case.stream).named("cases.errand_answered").get().body
    assert (said["on_time"], said["elapsed"], said["asked"]) == (True, 40 * 60, PATROLLER)
    assert rebuilding.check().is_equal


def test_staff_read_what_was_found_and_residents_that_somebody_looked(town: Town) -> None:
    case = answered(town)
    assert timeline(case, Reader.STAFF)[-1].notes == (SO.words, SO.spot)
    for reader in (Reader.ANYBODY, Reader.PARTY):
        last = timeline(case, reader)[-1]
        assert (last.text, last.notes) == ("巡逻员去核实过了", ())
    assert not timeline(case, Reader.ANYBODY)[-1].pictures
    assert not CasePicture.objects.get(digest=DIGEST).public


def test_whoever_helped_does_not_check_it_and_whoever_looked_before_may(town: Town) -> None:
    case = answered(town)
    assert workers_of(case) == set()
    case = asked(town, ASSIST)
    by = town.holder(journeys.DESK)
    actions.answer_errand(case=case, errand=first(case), what=LENT, by=by, at=town.noon + HOUR)
    assert workers_of(case) == {by}
    assert timeline(town.again(case), Reader.ANYBODY)[-1].text == "区城市管理局协办完了"


def test_only_whoever_was_asked_answers_and_once(town: Town) -> None:
    case, at = asked(town), town.noon + HOUR
    for other in (town.leader, town.staff, town.holder("house_manager@" + PATROLLER.partition("@")[2])):
        with pytest.raises(NotYours):
            actions.answer_errand(case=case, errand=first(case), what=SO, by=other, at=at)
    actions.answer_errand(case=case, errand=first(case), what=SO, by=town.holder(PATROLLER), at=at)
    case = town.again(case)
    with pytest.raises(NotNow):
        actions.answer_errand(case=case, errand=first(case), what=SO, by=town.holder(PATROLLER), at=at)


def test_an_answer_is_one_of_its_kind_and_says_something(town: Town) -> None:
    case, by, at = asked(town), town.holder(PATROLLER), town.noon + HOUR
    for wrong in (LENT, actions.Reply(found="so", words=" "), actions.Reply(found="so", words="已知悉")):
        with pytest.raises(BadInput):
            actions.answer_errand(case=case, errand=first(case), what=wrong, by=by, at=at)


def test_it_is_asked_on_the_desk_and_answered_from_today(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    leader, page = desk("wanggezhang"), f"/desk/cases/{case.number}/"
    form = leader.get(f"{page}errand/").content.decode()
    assert "巡逻员" in form
    assert "区城市管理局" in form
    told = {"turn": str(case.turn), "command": "one", "kind": "verify", "whom": PATROLLER}
    wrong = leader.post(f"{page}errand/", told)
    assert wrong.status_code == 422
    assert leader.post(f"{page}errand/", {**told, "words": VERIFY.words}).status_code == 302
    assert VERIFY.words in leader.get(page).content.decode()
    patroller = desk("xunluoyuan")
    assert f"{page}errand-answer/" in patroller.get("/desk/").content.decode()
    assert VERIFY.words in patroller.get(page).content.decode()
    said = {"turn": str(town.again(case).turn), "command": "two", "found": "so", "words": SO.words}
    assert patroller.post(f"{page}errand-answer/", {**said, "spot": SO.spot}).status_code == 302
    seen = leader.get(page).content.decode()
    assert SO.words in seen
    assert SO.spot in seen


def test_another_is_told_why_not_and_whom_to_call(desk: Desk, town: Town) -> None:
    case = asked(town)
    page = f"/desk/cases/{case.number}/"
    refused = desk("wanggezhang").get(f"{page}errand-answer/")
    assert refused.status_code == 403
    assert "巡逻员" in refused.content.decode()
    assert "由被请的岗位或单位自己回答" in desk("wanggezhang").get(f"{page}refusals/").content.decode()
