"""The form of a nomination: units to choose from, grounds that can be told apart."""

from datetime import timedelta

from bandeng.demo.town import Town
from bandeng.honours.models import Award
from tests.cases.conftest import Desk
from tests.gatherings.sessions import BRANCH, SECRETARY, recorded
from tests.honours.test_commendations import NOMINATES, UNIT
from tests.honours.world import ORGANISER, PUBLICITY, opened

DAY = timedelta(days=1)


def test_a_unit_is_chosen_from_those_the_rule_means(town: Town, desk: Desk) -> None:
    round_, page = opened(town, "branch-stars", ORGANISER), desk(town.holder(NOMINATES))
    path = f"/desk/honours/rounds/{round_.id}/nomination/"
    form = page.get(path).content.decode()
    assert '<option value="410103012002-branch">冯春社区小区党支部</option>' in form
    assert "410103012001-branch" not in form, "of another community"
    assert "410103012002-property" not in form, "no branch"
    assert 'name="called"' not in form
    typed = {"unit": UNIT, "kind": "team", "figure": "cases.whistled", "grade": "four"}
    missing = page.post(path, typed)
    assert missing.status_code == 422
    assert page.post(path, typed | {"team": "410103012002-branch"}).status_code == 302
    assert Award.objects.get().team == "410103012002-branch"


def test_a_team_or_a_person_that_is_no_unit_is_written(town: Town, desk: Desk) -> None:
    round_, page = opened(town, "volunteers", PUBLICITY), desk(town.holder(NOMINATES))
    path = f"/desk/honours/rounds/{round_.id}/nomination/"
    typed = {"unit": UNIT, "figure": "cases.whistled"}
    assert page.post(path, typed | {"kind": "team", "called": "夜巡队"}).status_code == 302
    assert page.post(path, typed | {"kind": "team", "team": f"{UNIT}-property"}).status_code == 302
    assert page.post(path, typed | {"kind": "person", "called": "柴小满", "team": UNIT}).status_code == 302
    assert sorted(Award.objects.values_list("kind", "team")) == [
        ("person", "-"),
        ("team", f"{UNIT}-property"),
        ("team", "夜巡队"),
    ]


def test_a_name_that_is_too_long_is_refused_and_kept(town: Town, desk: Desk) -> None:
    round_, page = opened(town, "volunteers", PUBLICITY), desk(town.holder(NOMINATES))
    path, called = f"/desk/honours/rounds/{round_.id}/nomination/", "夜巡" * 50
    typed = {"unit": UNIT, "figure": "cases.whistled", "kind": "team", "called": called}
    field = page.get(path).content.decode().split('id="f-called"')[1].split(">")[0]
    assert "maxlength" not in field, "a browser would cut it without a word"
    refused = page.post(path, typed)
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "名称最多60个字,您写了100个" in shown and f'value="{called}"' in shown
    assert not Award.objects.exists()
    assert page.post(path, typed | {"called": called[:60]}).status_code == 302


def test_sessions_are_told_apart_by_day_venue_and_host(town: Town, desk: Desk) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    for days, venue in ((3, "东门广场"), (2, "西院凉亭")):
        film = {"lines": {"film": "太行丰碑"}, "begins_at": town.noon - days * DAY}
        recorded(town, "film", units=(BRANCH,), by=SECRETARY, venue=venue, **film)
    form = desk(town.holder(SECRETARY)).get(f"/desk/honours/rounds/{round_.id}/nomination/").content.decode()
    assert "2022-07-03 12:00 · 东门广场 · 冯春社区小区党支部" in form
    assert "2022-07-04 12:00 · 西院凉亭 · 冯春社区小区党支部" in form


def test_figures_are_offered_room_by_room(town: Town, desk: Desk) -> None:
    round_, page = opened(town, "volunteers", PUBLICITY), desk(town.holder(NOMINATES))
    path = f"/desk/honours/rounds/{round_.id}/nomination/"
    form = page.get(path).content.decode()
    offered = form.partition("能说明问题的数字")[2]
    assert offered.count("<details") > 5
    assert offered.count(" open") == 0
    assert offered.count('name="figure"') > 50
    chosen = {"unit": UNIT, "kind": "team", "figure": "cases.whistled"}
    wrong = page.post(path, chosen).content.decode().partition("能说明问题的数字")[2]
    assert "选了1个" in wrong
    assert wrong.count('<details class="more" open>') == 1, "only the room of what was chosen"
