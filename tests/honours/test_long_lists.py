"""A long list is read page by page at the desk, whole where it is announced, and counted as it is."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from bandeng.demo.town import Town
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Round
from bandeng.rulebook.queries import book
from tests.cases.conftest import Desk
from tests.honours.test_commendations import GOVERNANCE, announced, decided, nominated, person, team
from tests.honours.world import PUBLICITY, STREET_LEADER, opened

DAY = timedelta(days=1)
NAMES = ("柴一", "柴二", "柴三", "柴四", "柴五")


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PAGE", 2)
    monkeypatch.setattr(rules, "LIST_AT_MOST", 1)
    monkeypatch.setattr(rules, "PUBLIC_PAGE", 1)


def waiting(town: Town) -> Round:
    round_ = opened(town, "volunteers", PUBLICITY)
    nominated(town, round_, *map(person, NAMES))
    return round_


def test_every_page_follows_the_one_before(town: Town) -> None:
    round_, by = waiting(town), town.holder(STREET_LEADER)
    found: list[str] = []
    after = "nothing of this round"
    while after:
        page = queries.page_of(round_, by, at=town.noon, after=after)
        assert page.total == len(NAMES)
        found += [award.id for award in page.awards]
        after = page.ends
    assert found == [award.id for award in Award.objects.in_order()]


def test_what_waits_is_counted_whole_and_done_whole(town: Town) -> None:
    round_, by = waiting(town), town.holder(STREET_LEADER)
    assert queries.by_round(queries.waiting_for(by, at=town.noon)) == [(round_, len(NAMES))]
    awards = queries.awards_of(round_, by, at=town.noon)
    assert len(awards) == len(NAMES)
    actions.endorse(awards=awards, by=by, at=town.noon)
    assert not queries.waiting_for(by, at=town.noon)


def test_a_notice_names_everybody_and_a_decision_counts_everybody(town: Town) -> None:
    round_ = announced(town)
    assert len(queries.on_notice(round_, on=town.noon.date())) == 3
    decided(town, round_)
    assert queries.given_in([round_]) == {round_.id: (1, 2)}
    assert len(queries.given_by(Round.objects.get(), Round.objects.get().number)) == 3


def test_an_old_round_is_found_though_the_list_shows_the_new_ones(town: Town) -> None:
    old = waiting(town)
    for days in (1, 2):
        what = actions.Opening(honour="governance", year=2022 + days)
        actions.open_(what=what, by=town.holder("party_staff@410103-szw"), at=town.noon + days * DAY)
    by = town.holder(STREET_LEADER)
    assert queries.round_for(by, old.id, at=town.noon + 3 * DAY) == old


def test_the_second_page_is_one_press_away_and_what_is_ticked_there_is_done(town: Town, desk: Desk) -> None:
    round_ = waiting(town)
    page, leader = f"/desk/honours/rounds/{round_.id}/", desk(town.holder(STREET_LEADER))
    first = leader.get(page).content.decode()
    assert "这一页2个,名单上一共5个" in first
    cut = list(Award.objects.in_order())
    assert f"?after={cut[1].id}" in first
    second = leader.get(f"{page}?after={cut[1].id}").content.decode()
    assert cut[2].id in second
    assert cut[0].id not in second.replace(f"?after={cut[1].id}", "")
    leader.post(f"{page}endorsement/?after={cut[1].id}", {"chosen": [cut[2].id]})
    assert Award.objects.get(id=cut[2].id).state == rules.READY


def again_next_year(town: Town) -> Round:
    what = actions.Opening(honour="volunteers", year=2023)
    at, by = town.noon + DAY, town.holder(PUBLICITY)
    fact = actions.open_(what=what, by=by, at=at)
    round_ = Round.objects.get(id=fact.stream.partition(":")[2])
    nominated(town, round_, team("冯春社区蓝志愿队"))
    actions.endorse(awards=list(Award.objects.filter(round=round_.id)), by=town.holder(STREET_LEADER), at=at)
    actions.publish(round_=round_, named=False, by=by, at=at)
    return Round.objects.get(id=round_.id)


def followed(client: Client, page: str, path: str = "") -> list[str]:
    """The texts of a page and of every one that follows it by its link."""
    found = []
    while True:
        found.append(client.get(f"{page}{path}").content.decode())
        link = re.search(r'href="[^"]*(\?(?:before|of)=[^"]+)"', found[-1])
        if link is None:
            return found
        path = unescape(link[1])


def test_every_team_that_was_given_an_honour_is_read_page_by_page(town: Town, client: Client) -> None:
    names = [f"冯春社区{which}志愿队" for which in ("红", "黄", "蓝")]
    round_ = opened(town, "volunteers", PUBLICITY)
    nominated(town, round_, *map(team, names))
    by = town.holder(STREET_LEADER)
    actions.endorse(awards=list(Award.objects.in_order()), by=by, at=town.noon)
    actions.publish(round_=round_, named=False, by=town.holder(PUBLICITY), at=town.noon)
    decided(town, round_)
    pages = followed(client, "/honours/kinds/volunteers/")
    assert len(pages) == 3
    assert all('<small class="muted">3个</small>' in page for page in pages), "the whole is counted"
    assert [sum(name in page for page in pages) for name in names] == [1, 1, 1]
    withdrawn = Award.objects.in_order()[0]
    actions.withdraw(award=withdrawn, why="弄虚作假", by=town.holder(PUBLICITY), at=town.noon + 8 * DAY)
    lists = queries.teams_with(book().honour("volunteers"), on=town.noon.date())
    assert [(each.state, each.total, len(each.rows)) for each in lists] == [
        ("holds", 2, 1),
        ("withdrawn", 1, 1),
    ]


def test_decisions_go_on_where_a_page_ends(town: Town, client: Client) -> None:
    decided(town, announced(town))
    decided(town, announced(town, "governance", GOVERNANCE), GOVERNANCE)
    pages = followed(client, "/honours/")
    assert len(pages) == 2
    found = [set(re.findall(r"/honours/notices/([^/\"]+)/", page.partition("决定了的")[2])) for page in pages]
    assert found[0] | found[1] == set(Round.objects.values_list("id", flat=True))
    assert not found[0] & found[1]
    assert "有哪些荣誉" not in pages[1], "only what is older"
    assert client.get("/honours/?before=nobody").status_code == 200


def test_rounds_of_an_honour_go_on_where_a_page_ends(town: Town, client: Client) -> None:
    older, newer = announced(town), again_next_year(town)
    pages = followed(client, "/honours/kinds/volunteers/")
    assert [newer.id in pages[0], older.id in pages[0].replace(f"before={newer.id}", "")] == [True, False]
    assert older.id in pages[1]
