"""A long list is read page by page at the desk, whole where it is announced, and counted as it is."""

from datetime import timedelta

import pytest

from bandeng.demo.town import Town
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Round
from tests.cases.conftest import Desk
from tests.honours.test_commendations import announced, decided, nominated, person
from tests.honours.world import PUBLICITY, STREET_LEADER, opened

DAY = timedelta(days=1)
NAMES = ("柴一", "柴二", "柴三", "柴四", "柴五")


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "PAGE", 2)
    monkeypatch.setattr(rules, "LIST_AT_MOST", 1)


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
    assert queries.given_in(round_) == (1, 2)
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
