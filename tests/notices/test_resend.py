"""The page of letters that did not go out: who may see it, what it shows, and letting one go once more."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from bandeng.demo.town import Town
from bandeng.notices import actions as notices
from bandeng.notices.models import Letter
from bandeng.notices.rules import TRIES
from bandeng.notices.ways import Message
from tests.notices import letters
from tests.notices.conftest import Browser
from tests.notices.ways import Fake

PAGE = "/desk/letters/"


def failed(town: Town, *, ends: str = "never") -> Letter:
    letters.wants(town)
    letters.accepted(town)
    Fake.failing[:] = [ends]
    notices.send_due(at=town.noon)
    return Letter.objects.latest("written_at", "id")


def test_the_district_sees_what_did_not_go_out_and_nobody_else(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    failed(town)
    page = browser("quzhili").get(PAGE).content.decode()
    assert "已经受理,开始计时" in page
    assert "http 400" in page
    assert letters.PHONE not in page
    assert "张小满" not in page
    assert "已经受理" not in browser("wanggezhang").get(PAGE).content.decode()
    for username in ("jumin", "wanggezhang", "shequ"):
        assert browser(username).get(PAGE).status_code == 403, username


def test_why_it_did_not_go_out_is_said_in_the_readers_language(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    letter = failed(town)
    for kept, said in (
        ("no connection", "连不上"),
        ("too late", "等得太久,不再发"),
        ("errcode 7", "errcode 7"),
    ):
        Letter.objects.filter(id=letter.id).update(why=kept)
        page = browser("quzhili").get(PAGE).content.decode()
        assert said in page
        assert (kept in page) == (kept == said)


def test_the_page_says_what_only_goes_into_a_file(town: Town, sent: list[Message], browser: Browser) -> None:
    with override_settings(BANDENG_WAYS={"email": "smtp://post.example", "sms": "file:"}):
        page = browser("quzhili").get(PAGE).content.decode()
    assert "电子邮件、短信(只写进文件,不真的发出)" in page
    assert "登录用的验证码另外接通" in page


def test_it_is_let_go_once_more_from_the_page(town: Town, sent: list[Message], browser: Browser) -> None:
    letter = failed(town, ends="unsure")
    client = browser("quzhili")
    assert "对方也许已经收到" in client.get(f"{PAGE}?state=unknown").content.decode()
    assert client.post(f"{PAGE}{letter.id}/resending/").status_code == 302
    assert notices.send_due(at=town.noon) == {"sent": 1}
    assert client.post(f"{PAGE}{letter.id}/resending/").status_code == 409


def test_what_waits_says_for_what_and_until_when(town: Town, sent: list[Message], browser: Browser) -> None:
    night = town.noon - timedelta(hours=1)
    letters.wants(town, daily=True)
    for hour in (1, 2):
        letters.accepted(town, at=night + timedelta(minutes=hour))
    letters.wants(town)
    letters.accepted(town, at=night + timedelta(minutes=9))
    Fake.failing[:] = ["later"]
    notices.send_due(at=town.noon)
    letters.wants(town, quiet="10:00-14:00")
    letters.accepted(town, at=town.noon)
    page = browser("quzhili").get(f"{PAGE}?state=waiting").content.decode()
    assert page.count("每日汇总") == 2
    assert "7月7日(周四)上午8:30" in page
    assert page.count("安静时段不打扰") == 1
    assert "下午2:00" in page
    assert page.count("上一次没发出") == 1
    assert "http 503" in page
    with override_settings(BANDENG_WAYS={"email": "smtp://post.example"}):
        assert "还没有接通" in browser("quzhili").get(f"{PAGE}?state=waiting").content.decode()


def test_one_that_fails_until_it_is_given_up_goes_out_when_it_is_let_go(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    """A gateway that does not answer: every try later, then dead, then once more, which goes out."""
    letters.wants(town)
    letters.accepted(town)
    Fake.failing[:] = ["later"] * TRIES
    at = town.noon
    for _try in range(TRIES):
        notices.send_due(at=at)
        at = Letter.objects.get().due_at
    letter = Letter.objects.get()
    assert (letter.state, letter.tries, Fake.failing) == ("dead", TRIES, [])
    client = browser("quzhili")
    assert f"试了 {TRIES} 次" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{letter.id}/resending/").status_code == 302
    assert notices.send_due(at=at) == {"sent": 1}
    assert len(sent) == 1
    assert "试了 1 次" in client.get(f"{PAGE}?state=sent").content.decode()


def test_whoever_may_not_is_told_so(town: Town, sent: list[Message], browser: Browser) -> None:
    letter = failed(town)
    assert browser("wanggezhang").post(f"{PAGE}{letter.id}/resending/").status_code == 403
    assert browser("quzhili").post(f"{PAGE}no-such/resending/").status_code == 404
    assert browser("quzhili").get(f"{PAGE}?state=nonsense").status_code == 404
    assert browser("quzhili").get(f"{PAGE}?before=nonsense").status_code == 404


def test_pages_of_fifty_cost_as_much_as_one_line(town: Town, sent: list[Message], browser: Browser) -> None:
    first = failed(town)
    client = browser("quzhili")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    rows = list(Letter.objects.filter(id=first.id).values())
    Letter.objects.bulk_create(Letter(**{**rows[0], "id": f"{n}.sms.x"}) for n in range(60))
    with CaptureQueriesContext(connection) as many:
        page = client.get(PAGE).content.decode()
    assert len(many) == len(few)
    assert page.count("再发一次") == 50
    older = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(PAGE + older).content.decode().count("再发一次") == 11
