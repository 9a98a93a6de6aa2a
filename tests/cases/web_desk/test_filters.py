"""The list made narrower, and filters that are kept under a name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.filters import filters_of, own_filter
from bandeng.cases.saved import SavedFilter
from bandeng.cases.web.desk import work
from bandeng.demo.town import GRID, PIN, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.rebuilding import check
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from tests.cases import journeys
from tests.cases.conftest import Desk

DAY = timedelta(days=1)


def _shown(client: Client, query: str) -> str:
    answer = client.get(f"/desk/cases/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def _only(client: Client, query: str, wanted: Case, *others: Case) -> None:
    page = _shown(client, query)
    assert wanted.number in page, query
    assert not [other.number for other in others if other.number in page], query


def test_by_condition_within_its_category(desk: Desk, town: Town) -> None:
    lamp, other = town.accepted(), town.accepted("street-lamp.leaning")
    client = desk("shequ")
    _only(client, "?category=street-lamp&condition=street-lamp.one-out", lamp, other)
    assert other.number in _shown(client, "?category=street-lamp")
    page = _shown(client, "?category=street-lamp&condition=lid.loose")
    assert lamp.number in page
    assert other.number in page


def test_by_how_far_the_promise_is_away(desk: Desk, town: Town) -> None:
    old = town.case(at=town.noon - timedelta(hours=5))
    today = town.case(at=town.noon - timedelta(minutes=1))
    later = town.accepted("street-lamp.one-out", at=town.noon - timedelta(minutes=20))
    client = desk("shequ")
    _only(client, "?clock=overdue", old, today, later)
    _only(client, "?clock=today", today, old, later)
    page = _shown(client, "?clock=week")
    assert later.number in page
    assert today.number in page
    assert old.number not in page
    near = town.case(at=town.noon - timedelta(minutes=13))
    _only(client, "?clock=near", near, today, later, old)


def test_by_what_happened_to_it(desk: Desk, town: Town) -> None:
    plain = town.case(at=town.noon - DAY)
    called = journeys.whistling(town)
    returned = journeys.handed_to_department(town)
    desk_of = town.holder(journeys.DESK)
    back = actions.Returning(basis="线路是供电的", suggested="410103-gd")
    actions.return_(case=returned, what=back, by=desk_of, at=town.noon + 7 * journeys.STEP)
    again = journeys.contested(town)
    client = desk("quzhili")
    _only(client, "?mark=whistled", called, plain, returned, again)
    _only(client, "?mark=returned", returned, plain, called, again)
    _only(client, "?mark=contested", again, plain, called, returned)
    for mark in ("reworked", "recurrent", "joined"):
        assert plain.number not in _shown(client, f"?mark={mark}")


def test_by_pictures(desk: Desk, town: Town) -> None:
    told = actions.Report(
        place=GRID,
        words="路灯坏了",
        reporter=people.guest(at=town.noon),
        pin=PIN,
        pictures=("ab" * 32,),
    )
    shown = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)
    bare = town.case()
    client = desk("shequ")
    _only(client, "?picture=yes", shown, bare)
    _only(client, "?picture=no", bare, shown)


def test_the_file_follows_the_filter_and_comes_line_by_line(desk: Desk, town: Town) -> None:
    lamp, other = town.accepted(), town.accepted("street-lamp.leaning")
    query = "?category=street-lamp&condition=street-lamp.leaning&picture=no"
    answer = desk("shequ").get(f"/desk/cases.csv{query}")
    assert answer.streaming
    text = b"".join(answer).decode("utf-8-sig")
    assert other.number in text
    assert lamp.number not in text


@pytest.mark.parametrize("query", ["?mark=returned&picture=no&clock=week", "?clock=near&state=open"])
def test_as_many_questions_narrow_as_wide(desk: Desk, town: Town, query: str) -> None:
    client = desk("shequ")
    town.case()
    _shown(client, query)
    with CaptureQueriesContext(connection) as asked:
        _shown(client, query)
    assert len(asked) <= 18


def test_pages_go_on_within_a_filter(desk: Desk, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PAGE", 2)
    cases = [town.case() for _number in range(4)]
    page = _shown(desk("shequ"), "?picture=no&channel=web")
    assert f"picture=no&amp;channel=web&amp;before={cases[2].id}" in page
    page = _shown(desk("shequ"), f"?picture=no&channel=web&before={cases[2].id}")
    assert cases[1].number in page
    assert cases[3].number not in page


def test_a_filter_is_saved_named_shared_and_removed(desk: Desk, town: Town) -> None:
    client, colleague, stranger = desk("shequ"), desk("shuji"), desk("gongdian")
    query = "?place=410103012002&state=handling&clock=week"
    page = client.get(f"/desk/filters/saving/{query}").content.decode()
    assert "处理中 · 本周到期" in page
    assert "冯春社区" in page
    sent = {"name": "这周要办的", "command": "f1"}
    assert client.post(f"/desk/filters/saving/{query}", sent).headers["location"] == f"/desk/cases/{query}"
    client.post(f"/desk/filters/saving/{query}", sent)
    assert SavedFilter.objects.count() == 1
    assert "这周要办的" in _shown(client, "")
    assert "这周要办的" not in _shown(colleague, "")
    ref = SavedFilter.objects.get().id.partition(":")[2]
    assert colleague.get(f"/desk/filters/{ref}/").status_code == 404
    client.post(f"/desk/filters/{ref}/", {"name": "本周的事", "shared": "1"})
    assert "本周的事" in _shown(colleague, "")
    assert "本周的事" not in _shown(stranger, "")
    listed = colleague.get("/desk/filters/").content.decode()
    assert "处理中 · 本周到期" in listed
    assert "本单位的人存的" in listed
    assert check().is_equal
    client.post(f"/desk/filters/{ref}/removing/")
    assert "本周的事" not in _shown(client, "")
    assert Fact.objects.named("cases.filter_saved", "cases.filter_removed").count() == 2


def test_a_name_is_needed_and_what_was_typed_is_kept(desk: Desk, town: Town) -> None:
    answer = desk("shequ").post("/desk/filters/saving/?state=open", {"name": "长" * 31, "shared": "1"})
    assert answer.status_code == 422
    assert "长" * 31 in answer.content.decode()
    called = actions.FilterCalled(name="全部")
    with pytest.raises(BadInput):
        actions.save_filter(query="?", called=called, by=town.staff, at=town.noon)


def test_two_of_hers_do_not_have_one_name(desk: Desk, town: Town) -> None:
    client = desk("shequ")
    for query, status in (("state=open", 302), ("state=closed", 422)):
        answer = client.post(f"/desk/filters/saving/?{query}", {"name": "没办完的"})
        assert answer.status_code == status
    assert "您已经有一个筛选叫这个名字" in answer.content.decode()
    saved = SavedFilter.objects.get()
    called = actions.FilterCalled(name="没办完的", shared=True)
    actions.rename_filter(saved=saved, called=called, by=town.staff, at=town.noon)
    secretary = town.holder(journeys.SECRETARY)
    actions.save_filter(query="?state=open", called=called, by=secretary, at=town.noon)


def test_only_whoever_saved_it_changes_it_and_there_is_an_end(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = actions.FilterCalled(name="没办完的", shared=True)
    fact = actions.save_filter(query="?state=open", called=called, by=town.staff, at=town.noon)
    saved = own_filter(fact.stream.partition(":")[2], town.staff)
    assert saved
    secretary = town.holder(journeys.SECRETARY)
    with pytest.raises(NotYours):
        actions.remove_filter(saved=saved, by=secretary, at=town.noon)
    held = posts.holdings(secretary, at=town.noon)
    assert [(each.name, each.own) for each in filters_of(secretary, held)] == [("没办完的", False)]
    monkeypatch.setattr(actions.saving, "FILTERS_AT_MOST", 1)
    with pytest.raises(NotNow):
        actions.save_filter(query="?state=open", called=called, by=town.staff, at=town.noon)


@pytest.mark.parametrize("query", ["due=overdue", "clock=late", "place=nowhere", "condition=lid.loose"])
def test_a_condition_nobody_knows_is_told_and_no_file_is_made_of_it(
    desk: Desk, town: Town, query: str
) -> None:
    town.case()
    client = desk("shequ")
    assert f"没有按「{query}」筛:不认识这个条件" in _shown(client, f"?{query}&state=open&before=999")
    refused = client.get(f"/desk/cases.csv?{query}")
    assert refused.status_code == 400
    assert "不认识这个条件" in refused.content.decode()


def test_nothing_is_told_of_what_is_known(desk: Desk, town: Town) -> None:
    town.case()
    page = _shown(desk("shequ"), "?clock=overdue&state=&category=street-lamp&after=1&all=1")
    assert "不认识这个条件" not in page
