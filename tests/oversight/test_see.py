"""The page of whoever supervises: who sees it, what it opens onto, at what cost."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.figures import queries as figures
from bandeng.figures.actions import roll_up
from bandeng.oversight.rules import PATTERNS, STANDING
from bandeng.ui.clock import now
from tests.cases import journeys
from tests.cases.conftest import Desk

PAGE = "/desk/oversight/"
SLOW = "house-danger.leak-roof"  # seven working days for the whole, one for the grid
BUDGETS = {PAGE: 21, f"{PAGE}oversight.silent/": 25, f"{PAGE}same-words/": 20}


@pytest.mark.parametrize("path", BUDGETS)
def test_as_many_questions_for_twelve_as_for_three(desk: Desk, town: Town, path: str) -> None:
    def fill(number: int) -> None:
        for _number in range(number):
            town.case(at=town.noon - timedelta(days=10))
            journeys.resolved(town)

    client = desk("shuji")
    fill(3)
    client.get(path)
    counts = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        counts.append(len(asked))
        fill(9)
    assert counts[0] == counts[1] <= BUDGETS[path]


def test_every_count_opens_onto_a_page(desk: Desk, town: Town) -> None:
    journeys.resolved(town)
    client = desk("shuji")
    page = client.get(PAGE).content.decode()
    for name in (*STANDING, *PATTERNS):
        assert f"{PAGE}{name}/?place=410103012002" in page
        assert client.get(f"{PAGE}{name}/").status_code == 200
    assert client.get(f"{PAGE}cases.open/").status_code == 404


def test_a_count_opens_onto_the_very_matters(desk: Desk, town: Town) -> None:
    done, waits = journeys.resolved(town), journeys.accepted(town)
    page = desk("shuji").get(f"{PAGE}oversight.without_picture/").content.decode()
    assert done.number in page
    assert waits.number not in page


def test_a_count_and_its_matters_are_of_one_moment(
    desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker folds between the count and its list: both are read once more."""
    journeys.resolved(town)
    roll_up()
    read, later = figures.read, list[Case]()

    def folding(name: str, **asked: Any) -> figures.Reading:
        reading = read(name, **asked)
        if not later:
            later.append(journeys.resolved(town))
            roll_up()
        return reading

    monkeypatch.setattr(figures, "read", folding)
    page = desk("shuji").get(f"{PAGE}oversight.without_picture/").content.decode()
    assert "2件中的2件" in page
    assert later[0].number in page


def test_whoever_supervises_nothing_is_told_so(desk: Desk, town: Town) -> None:
    client = desk("wanggezhang")
    page = client.get(PAGE).content.decode()
    assert "这一页给社区书记" in page
    assert STANDING[0] not in page
    assert client.get(f"{PAGE}?place=410103").status_code == 403
    assert client.get(f"{PAGE}oversight.overdue/").status_code == 404


def test_a_place_elsewhere_is_refused_and_an_unknown_one_is_not_found(desk: Desk) -> None:
    client = desk("shuji")
    assert client.get(f"{PAGE}?place=410103005").status_code == 403
    assert client.get(f"{PAGE}?place=nowhere").status_code == 404


def test_the_next_page_goes_on_where_the_first_ended(
    desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bandeng.oversight.web.views.PAGE", 2)
    cases = [journeys.resolved(town) for _number in range(3)]
    client, path = desk("shuji"), f"{PAGE}oversight.without_picture/"
    text = client.get(path).content.decode()
    link = text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    both = text + client.get(path + link).content.decode()
    assert all(case.number in both for case in cases)
    assert sum(case.number in text for case in cases) == 2


def test_words_alike_are_read_only_on_their_own_page(desk: Desk, town: Town) -> None:
    same = actions.Outcome(outcome="solved", words="已经安排人处理好了")
    cases = []
    for _number in range(3):
        cases.append(journeys.accepted(town))
        actions.resolve(case=cases[-1], what=same, by=town.leader, at=town.noon + timedelta(minutes=30))
    page = desk("shuji").get(f"{PAGE}same-words/").content.decode()
    assert all(case.number in page for case in cases)
    assert page.count('<blockquote class="said">已经安排人处理好了</blockquote>') == 1
    assert "3件用了同一段答复" in page
    assert "已经安排人处理好了" not in desk("shuji").get(PAGE).content.decode()


def test_each_reply_stands_above_its_own_matters(
    desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bandeng.oversight.web.views.PAGE", 3)
    numbers: dict[str, list[str]] = {"已经联系产权单位": [], "已经安排人处理好了": []}
    for words in [*numbers] * 3:
        case = journeys.accepted(town)
        what = actions.Outcome(outcome="solved", words=words)
        actions.resolve(case=case, what=what, by=town.leader, at=town.noon + timedelta(minutes=30))
        numbers[words].append(case.number)
    client, seen = desk("shuji"), []
    page = client.get(f"{PAGE}same-words/").content.decode()
    for _turn in numbers:
        said = page.split('<blockquote class="said">')[1].split("</blockquote>")[0]
        seen.append(said)
        assert all((number in page) == (words == said) for words in numbers for number in numbers[words])
        if 'rel="next"' in page:
            link = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
            page = client.get(f"{PAGE}same-words/{link}").content.decode()
    assert sorted(seen) == sorted(numbers)


def test_its_figures_are_for_whoever_supervises_the_place(desk: Desk, town: Town, client: Client) -> None:
    """A pattern is a reason to look; in public it would be read as a verdict."""
    journeys.resolved(town)
    address = "/figures/oversight.without_picture/?place=410103012002"
    for whose in (client, desk("wanggezhang"), desk("shizheng")):
        assert "oversight." not in whose.get("/figures/").content.decode()
        for way in ("", "&as=csv", "&as=json"):
            assert whose.get(address + way).status_code == 404
    assert desk("shuji").get(address).status_code == 200
    assert desk("shuji").get("/figures/oversight.without_picture/?place=410103005").status_code == 404
    district = desk("quzhili")
    assert "督看:多大比例" in district.get("/figures/").content.decode()
    assert district.get("/figures/oversight.without_picture/").status_code == 200


def test_the_rail_shows_only_what_somebody_may_do(desk: Desk, town: Town) -> None:
    entries = {
        name: desk(name).get("/desk/").content.decode() for name in ("shuji", "wanggezhang", "xunluoyuan")
    }
    assert "/desk/oversight/" in entries["shuji"]
    assert "/desk/oversight/" not in entries["wanggezhang"]
    assert "/desk/doors/" in entries["wanggezhang"]
    assert "/desk/doors/" not in entries["xunluoyuan"]


def test_a_list_shows_the_limit_it_counts_by_and_the_first_one_beside(
    desk: Desk, town: Town, frozen: time_machine.Traveller
) -> None:
    """The grid has used its day, the whole has time: late is a step, not the matter."""
    case = town.accepted(SLOW)
    frozen.move_to(town.noon + timedelta(days=2))
    assert case.next_at
    assert case.due_at
    assert case.next_at < now() < case.due_at
    client = desk("shuji")
    page = client.get(PAGE).content.decode()
    assert counted(page, "先到的那一步过了时限的") == "1"
    assert counted(page, "过了整件事的时限、还没办好的") == "0"
    steps = client.get("/desk/cases/?place=410103012002&clock=overdue").content.decode()
    assert case.number in steps
    assert case.number not in client.get(f"{PAGE}oversight.overdue/").content.decode()


def test_both_limits_stand_in_the_row(desk: Desk, town: Town, frozen: time_machine.Traveller) -> None:
    case = town.accepted(SLOW)
    frozen.move_to(town.noon + timedelta(days=20))
    actions.tick(at=now())
    page = desk("shuji").get(f"{PAGE}oversight.overdue/").content.decode()
    assert case.number in page
    plain = re.sub(r"<[^>]+>", "", page)
    assert re.search(r"整件事逾期 \d+ 天先到的一步逾期 \d+ 天", plain.replace("\n", ""))


def test_more_than_can_be_read_is_not_counted_to_the_end(
    desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch, frozen: time_machine.Traveller
) -> None:
    monkeypatch.setattr("bandeng.oversight.queries.rules.COUNTED_AT_MOST", 1)
    monkeypatch.setattr("bandeng.oversight.web.steps.COUNTED_AT_MOST", 1)
    for _number in range(3):
        town.accepted(SLOW)
    frozen.move_to(town.noon + timedelta(days=20))
    assert counted(desk("shuji").get(PAGE).content.decode(), "先到的那一步过了时限的") == "1+"


def counted(page: str, sentence: str) -> str:
    """The number that stands in the row of this sentence."""
    before = page.partition(f">{sentence}<")[0]
    return re.findall(r"row-count figures[^>]*>([^<]*)<", before)[-1]
