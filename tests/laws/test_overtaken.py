"""A form left open while somebody else changed the same thing: she is told, and loses no word, in every room.

Each line says how the thing comes about, which page shows its form, where that goes to and what is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from lxml import html

from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.phrases import actions as phrases
from tests.assembly import test_covenant as covenants
from tests.campaigns import months
from tests.editions import conftest as reports
from tests.gatherings import sessions
from tests.honours import world as honours

ONE, OTHER = "先存下的话", "后来写的话,一个字也不能丢"


@dataclass(frozen=True, kw_only=True)
class Line:
    """Who does it; the page of the form; where it goes; the field of words, and what else is sent."""

    by: str
    page: str
    to: str
    field: str
    more: dict[str, str]


def of_an_activity(town: Town) -> Line:
    months.july(town)
    one = months.number(9)
    page = f"/desk/activities/{one.id}/"
    more = {"lead": one.lead, "by": one.by}
    return Line(by=town.holder(months.STAFF), page=page, to=f"{page}amendment/", field="activity", more=more)


def of_a_notice(town: Town) -> Line:
    month = months.july(town)
    page = f"/desk/campaigns/{month.id}/"
    more = {"document": "二七党建办〔2022〕1号", "issuer": "410103-djb", "issued_on": "2022-06-24"}
    return Line(by=town.holder(months.STAFF), page=page, to=f"{page}notice/", field="title", more=more)


def of_a_template(town: Town) -> Line:
    text = phrases.Text(name="修灯", words="灯已经修好了,请您晚上看一看")
    fact = phrases.write(verb="resolve", text=text, by=town.staff, at=town.noon)
    page = f"/desk/phrases/{fact.stream.partition(':')[2]}/"
    return Line(by=town.staff, page=page, to=page, field="words", more={"name": "修灯"})


def of_a_covenant(town: Town) -> Line:
    page = f"/desk/assembly/covenants/{covenants.drafted(town).id}/"
    return Line(by=town.staff, page=page, to=f"{page}draft/", field="articles", more={"title": "居民公约"})


def of_a_report(town: Town) -> Line:
    page = f"/desk/editions/{reports.drafted(town).id}/"
    by = town.holder(reports.WRITER)
    return Line(by=by, page=f"{page}text/", to=f"{page}rewriting/", field="text", more={})


def of_a_label(town: Town) -> Line:
    page = "/desk/labels/sanwang-sanhua/"
    by = town.holder(months.STAFF)
    return Line(by=by, page=page, to=f"{page}explanation/", field="meaning", more={})


def of_a_session(town: Town) -> Line:
    one = sessions.planned(town)
    page = f"/desk/gatherings/{one.id}/"
    more = {"on": "2022-07-28", "from": "15:00", "to": "16:00", "room": ""}
    by = town.holder(sessions.SECRETARY)
    return Line(by=by, page=page, to=f"{page}moving/", field="venue", more=more)


def of_a_member(town: Town) -> Line:
    honours.member(town, "EQ-1", date(1972, 6, 20))
    page = "/desk/members/one/EQ-1/"
    by = town.holder(honours.ORGANISER)
    return Line(by=by, page=page, to=f"{page}correction/", field="name", more={})


LINES: tuple[Callable[[Town], Line], ...] = (
    of_an_activity,
    of_a_notice,
    of_a_template,
    of_a_covenant,
    of_a_report,
    of_a_label,
    of_a_session,
    of_a_member,
)


def signed_in(person: str) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(people.person(person))
    return browser


def drawn(page: bytes, to: str, own: bool) -> str:
    """The mark in the form that goes there."""
    where = "not(@action)" if own else f"@action='{to}'"
    (found,) = html.fromstring(page).xpath(f"//form[{where}]//input[@name='drawn']/@value")
    return str(found)


@pytest.mark.parametrize("line", LINES, ids=lambda each: each.__name__)
def test_who_saves_later_is_told_and_loses_no_word(
    town: Town, frozen: time_machine.Traveller, line: Callable[[Town], Line]
) -> None:
    this = line(town)
    frozen.shift(timedelta(minutes=1))
    own = this.page == this.to
    early, late = signed_in(this.by), signed_in(this.by)
    marks = [drawn(each.get(this.page).content, this.to, own) for each in (early, late)]

    def save(browser: Client, words: str, mark: str, command: str) -> Any:
        return browser.post(this.to, {**this.more, this.field: words, "drawn": mark, "command": command})

    assert save(early, ONE, marks[0], "a" * 32).status_code == 302
    height = Fact.objects.count()
    told = save(late, OTHER, marks[1], "b" * 32)
    assert told.status_code == 409
    assert "别人先改过并存下了" in told.content.decode()
    assert OTHER in told.content.decode(), "what was typed stays"
    assert ONE in told.content.decode(), "how it stands now is shown"
    assert Fact.objects.named(Fact.objects.latest("id").name).count() <= height
    fault = html.fromstring(told.content).xpath("//*[@id='f-drawn'][not(ancestor::details[not(@open)])]")
    assert fault, "said in the form, which is open"
    assert save(early, ONE, marks[0], "a" * 32).status_code == 302, "the same form again says the same"
    again = drawn(told.content, this.to, own)
    assert save(late, OTHER, again, "b" * 32).status_code == 302, "she has seen it: now it is hers"
