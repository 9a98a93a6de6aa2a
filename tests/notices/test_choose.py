"""A person says how she wants to be told; her address lies in the vault, and taking it back is as easy."""

import pytest
from django.test import Client

from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices import actions as notices
from bandeng.notices.actions import Wanted
from bandeng.notices.models import Choice
from bandeng.notices.ways import Message
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.people.models import Entry
from tests.notices import letters
from tests.notices.conftest import Browser, Configure

PAGE = "/notices/choice/"


def test_a_choice_is_a_fact_and_a_row_that_replays(town: Town) -> None:
    letters.wants(town, ways=("sms", "email"), email=letters.MAIL, daily=True, quiet="22:00-07:00")
    fact = Fact.objects.latest("id")
    assert (fact.name, fact.post, fact.person) == ("notices.chosen", "resident", letters.person())
    assert letters.MAIL not in fact.body_text
    row = Choice.objects.get()
    assert row.by_topic["judge"] == ["email", "sms"]
    assert (row.daily, row.quiet) == (True, "22:00-07:00")
    assert rebuilding.check().is_equal


def test_the_address_is_kept_once_and_wiped_when_taken_back(town: Town) -> None:
    letters.wants(town, ways=("email",), email=letters.MAIL)
    first = Choice.objects.get().email
    letters.wants(town, ways=("email",), email=letters.MAIL, daily=True)
    assert Choice.objects.get().email == first
    letters.wants(town, ways=())
    assert Choice.objects.get().email == "-"
    assert vault.read([first]) == {}
    assert not Entry.objects.filter(kind="email", erased_at=None).exists()


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted(ways={"judge": ("email",)}), "email"),
        (Wanted(ways={}, email="no address"), "email"),
        (Wanted(ways={}, email="a@b.example\nBcc: c@d.example"), "email"),
        (Wanted(ways={"judge": ("pigeon",)}), "ways"),
        (Wanted(ways={"weather": ("sms",)}), "ways"),
        (Wanted(ways={}, quiet="22:00"), "quiet"),
        (Wanted(ways={}, quiet="22:00-22:00"), "quiet"),
        (Wanted(ways={}, quiet="25:00-26:00"), "quiet"),
        (Wanted(ways={}, quiet="-"), "quiet"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(town: Town, wanted: Wanted, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        notices.choose(person=letters.person(), wanted=wanted, at=town.noon)
    assert field in refused.value.issues
    assert not Choice.objects.exists()


def test_mail_that_is_ticked_without_an_address_asks_for_one(town: Town) -> None:
    with pytest.raises(BadInput) as refused:
        notices.choose(person=letters.person(), wanted=Wanted(ways={"judge": ("email",)}), at=town.noon)
    assert refused.value.issues == {"email": "勾了电子邮件,请写上邮箱"}


def test_without_a_mobile_number_there_are_no_short_messages(town: Town) -> None:
    people.renumber(letters.person(), phone="", at=town.noon)
    with pytest.raises(BadInput):
        letters.wants(town)


def test_nothing_is_ticked_before_she_ticks_it(town: Town, sent: list[Message], browser: Browser) -> None:
    page = browser("jumin").get(PAGE).content.decode()
    assert "短信" in page
    assert "企业微信" not in page
    assert 'type="checkbox"' in page
    assert 'value="sms" checked' not in page
    assert 'value="email" checked' not in page


def test_she_chooses_on_her_page_and_reads_it_again(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    client = browser("jumin")
    typed = {
        "ways-judge": ["sms", "email"],
        "email": letters.MAIL,
        "daily": "1",
        "quiet": "own",
        "begins": "21:30",
        "ends": "06:30",
    }
    assert client.post(PAGE, typed).status_code == 302
    row = Choice.objects.get()
    assert (row.by_topic, row.quiet, row.daily) == ({"judge": ["email", "sms"]}, "21:30-06:30", True)
    page = client.get(PAGE).content.decode()
    assert letters.MAIL in page
    assert "21:30" in page
    assert letters.PHONE not in page


def test_she_takes_her_choice_along(town: Town, sent: list[Message], browser: Browser) -> None:
    letters.wants(town, ways=("email",), email=letters.MAIL)
    taken = browser("jumin").get("/me/export/").json()
    assert taken["notices"] == {
        "ways": {"judge": ["email"], "outcome": ["email"], "progress": ["email"]},
        "daily": False,
        "quiet": "none",
    }
    assert taken["kept"]["email"] == [letters.MAIL]


def test_what_is_wrong_is_said_and_what_was_typed_stays(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    answer = browser("jumin").post(PAGE, {"ways-judge": "email", "email": "xiaoman@", "quiet": "book"})
    assert answer.status_code == 422
    assert "这个邮箱地址不完整" in answer.content.decode()
    assert "xiaoman@" in answer.content.decode()


def test_where_nothing_is_configured_nothing_is_promised(
    town: Town, browser: Browser, configure: Configure
) -> None:
    configure({})
    page = browser("jumin").get(PAGE).content.decode()
    assert "本区还没有接通短信、邮件" in page
    assert "短信</b>" not in page


def test_staff_choose_for_their_posts_too(town: Town, browser: Browser, configure: Configure) -> None:
    configure({"wecom": "file:"})
    page = browser("wanggezhang").get(PAGE).content.decode()
    assert "交到手上的新事" in page
    assert "企业微信" in page
    assert 'class="rail"' in page


def test_who_is_not_signed_in_chooses_nothing(town: Town) -> None:
    assert Client().post(PAGE, {}).status_code in {302, 403}


def test_staff_write_down_what_a_caller_said_and_her_news_come_by_text(
    town: Town, sent: list[Message], browser: Browser
) -> None:
    """She is asked on the telephone; the box is empty before, and the fact says who wrote it down."""
    desk = browser("shequ")
    page = desk.get("/desk/report/").content.decode()
    assert "checked" not in page.partition('name="texts"')[2].partition(">")[0]
    form = {
        "do": "file", "channel": "phone", "words": "路灯不亮", "place": GRID,
        "name": "李某", "phone": "13800001234", "texts": "1", "command": "by-telephone",
    }  # fmt: skip
    wrong = desk.post("/desk/report/", form | {"phone": "0371-66668888"})
    assert wrong.status_code == 422
    assert "请写反映人的手机号" in wrong.content.decode()
    desk.post("/desk/report/", form)
    case = Case.objects.get()
    fact = Fact.objects.get(name="notices.noted")
    assert (fact.person, fact.act, fact.body["person"]) == (town.staff, "notices.note", case.reporter)
    assert Choice.objects.get(person=case.reporter).by_topic["judge"] == ["sms"]
    assert rebuilding.check().is_equal


def test_without_her_yes_or_a_way_nothing_is_written_down(town: Town, browser: Browser) -> None:
    assert 'name="texts"' not in browser("shequ").get("/desk/report/").content.decode()
    form = {"do": "file", "channel": "phone", "words": "路灯不亮", "place": GRID, "phone": "13800001234"}
    browser("shequ").post("/desk/report/", form | {"texts": "1", "command": "no-way"})
    assert Case.objects.count() == 1
    assert not Fact.objects.filter(name="notices.noted").exists()
    with pytest.raises(NotYours):
        notices.note(
            person="p", ways={}, by=town.holder("patroller@410103012002-01"), place=GRID, at=town.noon
        )
