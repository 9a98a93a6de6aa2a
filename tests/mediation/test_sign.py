"""The day on a written settlement: it holds from then on, and thirty days run for the court."""

from datetime import date, timedelta

import pytest
import time_machine

from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.mediation import actions, rules
from bandeng.mediation.models import Mediation
from tests.cases.conftest import Desk
from tests.mediation.test_pages import TYPED
from tests.mediation.test_record import again, mediator, opened, settled

DAY = timedelta(days=1)


def written(town: Town) -> Mediation:
    what = actions.Settlement(agreement="十点以后不放音乐", way="自己做到", form=rules.WRITTEN)
    one = opened(town)
    actions.settle(mediation=one, what=what, by=mediator(town), at=town.noon)
    return again(one)


def signed(town: Town, one: Mediation, day: date | None, *, at_day: int = 3) -> Mediation:
    actions.sign(mediation=again(one), signed_on=day, by=mediator(town), at=town.noon + at_day * DAY)
    return again(one)


def test_it_holds_from_the_day_on_the_paper_and_the_court_has_thirty_days(town: Town) -> None:
    today = town.noon.date()
    one = signed(town, written(town), today + 2 * DAY)
    assert (one.signed_on, one.confirm_by) == (today + 2 * DAY, today + 32 * DAY)
    assert one.state == rules.SETTLED
    said = Fact.objects.of(one.stream).named("mediation.signed").get()
    assert said.body == {"signed_on": "2022-07-08", "confirm_by": "2022-08-07"}
    assert rebuilding.check().is_equal


def test_a_day_that_was_mistaken_is_corrected(town: Town) -> None:
    today = town.noon.date()
    one = signed(town, signed(town, written(town), today), today + DAY)
    assert (one.signed_on, one.confirm_by) == (today + DAY, today + 31 * DAY)
    assert Fact.objects.of(one.stream).named("mediation.signed").count() == 2


@pytest.mark.parametrize("day", [None, date(2022, 7, 10), date(2022, 6, 1)])
def test_no_day_a_day_to_come_or_one_long_before_is_no_day(town: Town, day: date | None) -> None:
    one = written(town)
    with pytest.raises(BadInput) as wrong:
        signed(town, one, day)
    assert "signed_on" in wrong.value.issues
    assert again(one).signed_on is None


def test_what_was_agreed_by_word_of_mouth_is_not_signed(town: Town) -> None:
    with pytest.raises(NotNow, match="口头"):
        signed(town, settled(town), town.noon.date())
    with pytest.raises(NotNow):
        signed(town, opened(town), town.noon.date())


def test_only_whoever_mediates_says_so(town: Town) -> None:
    one = written(town)
    with pytest.raises(NotYours):
        actions.sign(mediation=one, signed_on=town.noon.date(), by=town.leader, at=town.noon)


def _at_the_desk(desk: Desk) -> str:
    answer = desk("tiaojieyuan").post("/desk/mediations/addition/", TYPED | {"form": "written"})
    return str(answer["Location"]).partition("?")[0]


def test_the_page_and_the_paper_say_from_when_and_until_when(desk: Desk, town: Town) -> None:
    page, client = _at_the_desk(desk), desk("tiaojieyuan")
    assert client.post(f"{page}signature/", {"signed_on": "2022-07-07"}).status_code == 422
    assert client.post(f"{page}signature/", {"signed_on": "2022-07-06", "command": "s"}).status_code == 302
    for shown in (client.get(page), client.get(f"{page}sheet/")):
        told = " ".join(shown.content.decode().split())
        assert "起生效" in told
        assert "以前共同向人民法院申请司法确认" in told
        assert "8月5日" in told
    assert "签的日子记错了" in client.get(page).content.decode()


def test_the_morning_asks_for_the_day_and_reminds_of_the_court(desk: Desk, town: Town) -> None:
    page = _at_the_desk(desk)
    assert "签好以后,记下签的是哪一天" in desk("tiaojieyuan").get("/desk/").content.decode()
    desk("tiaojieyuan").post(f"{page}signature/", {"signed_on": "2022-07-06"})
    assert page not in desk("tiaojieyuan").get("/desk/").content.decode()
    with time_machine.travel(town.noon + 24 * DAY, tick=False):
        assert "双方还可以共同申请司法确认,提醒一声" in desk("tiaojieyuan").get("/desk/").content.decode()
    with time_machine.travel(town.noon + 29 * DAY, tick=False):
        morning = desk("tiaojieyuan").get("/desk/").content.decode()
        assert "看看协议履行得怎么样;双方还可以共同申请司法确认" in morning
        assert morning.count(page) == 1
        desk("tiaojieyuan").post(f"{page}look/", {"result": "holding"})
        assert page not in desk("tiaojieyuan").get("/desk/").content.decode()
