"""One report of several things: each is handled, timed and judged by itself; the whole waits for all."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import families, sentence
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import GRID, Town
from bandeng.figures.queries import read
from bandeng.inbox import queries as inbox
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk

THINGS = (
    actions.Thing(condition=journeys.LAMP, words="路灯不亮"),
    actions.Thing(condition="stairwell.lamp", words="楼道灯不亮"),
)
LATER = timedelta(hours=1)


def divided(town: Town, case: Case) -> list[Case]:
    """The parts of the matter, divided by the community an hour after noon."""
    at = town.noon + LATER
    actions.divide(case=town.again(case), parts=THINGS, words="说了两件事", by=town.staff, at=at)
    return families.of(case, families.PART)


def finished(town: Town, part: Case, *, at: timedelta) -> None:
    """Resolved, checked and confirmed."""
    when = town.noon + at
    actions.resolve(case=town.again(part), what=journeys.DONE, by=town.leader, at=when)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(part), finding=finding, by=town.staff, at=when + LATER)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=town.again(part), word=word, by=part.reporter, at=when + 2 * LATER)


def test_each_part_has_its_condition_its_clocks_and_its_work(town: Town) -> None:
    whole = journeys.accepted(town)
    parts = divided(town, whole)
    whole = town.again(whole)
    assert (whole.state, [part.state for part in parts]) == ("divided", ["handling", "handling"])
    assert [part.condition for part in parts] == [thing.condition for thing in THINGS]
    assert not ToDo.objects.open().filter(stream=whole.stream).exists()
    assert not Clock.objects.running().filter(stream=whole.stream).exists()
    for part in parts:
        assert (part.reporter, part.place, part.accepted_at) == (
            whole.reporter,
            whole.place,
            whole.accepted_at,
        )
        assert ToDo.objects.open().get(stream=part.stream).kind == "cases.resolve"
        clock = Clock.objects.running().get(stream=part.stream, kind="whole")
        assert (clock.due_at, clock.started_at) == (part.due_at, whole.accepted_at)
    assert parts[0].due_at == whole.due_at, "dividing gains no time"
    assert rebuilding.check().is_equal


def test_the_public_reason_says_something(town: Town) -> None:
    case = journeys.accepted(town)
    with pytest.raises(BadInput, match="「嗯」没有说清楚"):
        actions.divide(case=case, parts=THINGS, words="嗯", by=town.staff, at=town.noon + LATER)


def test_what_waits_for_acceptance_is_accepted_by_dividing(town: Town) -> None:
    parts = divided(town, town.case())
    assert {part.accepted_at for part in parts} == {town.noon + LATER}


def test_the_whole_is_done_when_all_parts_are(town: Town) -> None:
    whole = journeys.accepted(town)
    first, second = divided(town, whole)
    finished(town, first, at=2 * LATER)
    told = sentence.standing(town.again(whole), at=town.noon + timedelta(hours=6))
    assert (told.tone, "已结束1件" in told.sentence) == ("moving", True)
    finished(town, second, at=6 * LATER)
    told = sentence.standing(town.again(whole), at=town.noon + timedelta(hours=9))
    assert (told.tone, told.sentence) == ("done", "说的是几件事,分成2件分别办,都办结了。")


def test_her_one_code_opens_every_part_and_she_judges_each(town: Town) -> None:
    whole = journeys.accepted(town)
    first, second = divided(town, whole)
    at = town.noon + 2 * LATER
    actions.resolve(case=town.again(first), what=journeys.DONE, by=town.leader, at=at)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(first), finding=finding, by=town.staff, at=at + LATER)
    phone = Client()
    assert phone.post("/follow/", {"number": whole.number, "code": code_of(whole.stream)}).status_code == 302
    page = phone.get(f"/c/{whole.number}/").content.decode()
    assert first.number in page
    assert second.number in page
    assert "办好了没有?您说了算" in phone.get(f"/c/{first.number}/").content.decode()
    phone.post(f"/c/{first.number}/answer/", {"answer": "not"})
    assert (town.again(first).state, town.again(second).state) == ("contested", "handling")
    assert "办好了没有?您说了算" not in Client().get(f"/c/{first.number}/").content.decode()
    other = Client()
    assert other.post("/follow/", {"number": second.number, "code": code_of(whole.stream)}).status_code == 302


def test_those_who_follow_it_follow_every_part(town: Town) -> None:
    whole = journeys.accepted(town)
    follower = people.guest(at=town.noon)
    actions.join(case=whole, follower=follower, at=town.noon)
    parts = divided(town, whole)
    assert [part.supports for part in parts] == [1, 1]
    assert rebuilding.check().is_equal


def test_she_is_told_once_per_state_and_asked_for_each(town: Town) -> None:
    parts = divided(town, journeys.accepted(town))
    at = town.noon + 2 * LATER
    for part in parts:
        actions.escalate(case=town.again(part), what=journeys.UP, by=town.leader, at=at)
        actions.sign(case=town.again(part), by=town.staff, at=at)
        actions.resolve(case=town.again(part), what=journeys.DONE, by=town.staff, at=at)
        finding = actions.Finding(passed=True)
        actions.check(case=town.again(part), finding=finding, by=town.leader, at=at)
    told = Notice.objects.filter(recipient=parts[0].reporter, at__gte=at)
    kinds = told.values_list("kind", flat=True)
    assert sorted(kinds) == ["cases.escalated", "cases.to_judge", "cases.to_judge"]


def test_what_cannot_be_divided(town: Town) -> None:
    whole = journeys.accepted(town)
    one, unknown = THINGS[:1], (THINGS[0], actions.Thing(condition="moon.dark", words="月亮"))
    for parts in (one, unknown):
        with pytest.raises(BadInput):
            actions.divide(case=whole, parts=parts, words="两件", by=town.staff, at=town.noon + LATER)
    parts_of = divided(town, whole)
    with pytest.raises(NotNow):
        divided(town, whole)
    with pytest.raises(NotNow):
        divided(town, parts_of[0])
    with pytest.raises(NotNow):
        divided(town, journeys.at_department(town))
    with pytest.raises(NotNow):
        divided(town, journeys.closed(town))


def test_a_patroller_does_not_divide(town: Town) -> None:
    patroller = town.holder("patroller@410103012002-01")
    with pytest.raises(NotYours):
        actions.divide(
            case=journeys.accepted(town), parts=THINGS, words="两件", by=patroller, at=town.noon + LATER
        )


def test_the_numbers_count_the_report_once_and_the_parts_each(town: Town) -> None:
    divided(town, journeys.accepted(town))
    day = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    values = {
        name: read(f"cases.{name}", place="410103/", during=day).value
        for name in ("reported", "valid", "registered", "divided", "parts")
    }
    assert values == {"reported": 1, "valid": 1, "registered": 2, "divided": 1, "parts": 2}


def test_at_the_desk_a_row_for_each_thing(desk: Desk, town: Town) -> None:
    case = town.case()
    url, browser = f"/desk/cases/{case.number}/division/", desk("wanggezhang")
    assert browser.get(url).status_code == 200
    said = {"turn": "1", "command": "two", "words": "说了两件", "condition1": journeys.LAMP, "words1": "路灯"}
    assert browser.post(url, said).status_code == 422
    both = {**said, "condition2": "stairwell.lamp", "words2": "楼道灯"}
    assert browser.post(url, both).status_code == 302
    page = browser.get(f"/desk/cases/{case.number}/").content.decode()
    assert all(part.number in page for part in families.of(case, families.PART))
    assert browser.post(url, both).status_code == 302
    assert len(families.of(case, families.PART)) == 2


def _proposed(desk: Desk, town: Town, words: str) -> list[tuple[str, str]]:
    """Condition and words of each row as the form first shows it."""
    reporter = people.guest(at=town.noon)
    told = actions.Report(place=GRID, words=words, reporter=reporter)
    case = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)
    page = desk("wanggezhang").get(f"/desk/cases/{case.number}/division/").content.decode()
    selects = re.findall(r'<select[^>]*name="condition\d".*?</select>', page, re.S)
    chosen = [re.findall(r'value="([^"]*)"[^>]* selected', each) for each in selects]
    lines = re.findall(r'<input[^>]*name="words\d"[^>]*value="([^"]*)"', page)
    return list(zip([each[0] if each else "" for each in chosen], lines, strict=True))


def test_every_thing_she_spoke_of_is_proposed_with_her_words(desk: Desk, town: Town) -> None:
    said = "楼下路灯不亮,下水道堵了;另外楼道里堆着旧柜子,请来看看"
    rows = _proposed(desk, town, said)
    assert rows[:3] == [
        ("street-lamp.one-out", "楼下路灯不亮"),
        ("sewer.blocked", "下水道堵了"),
        ("stairwell.clutter", "楼道里堆着旧柜子"),
    ]
    assert rows[3:] == [("", "")] * 3


def test_of_one_thing_the_likeliest_conditions_are_proposed_without_words(desk: Desk, town: Town) -> None:
    rows = _proposed(desk, town, "井盖破了一个大口子,电话13900001111")
    assert [words for _key, words in rows] == [""] * 6
    assert rows[0][0] == "manhole.broken"


def test_more_time_and_rests_of_the_whole_stay_with_its_parts(town: Town) -> None:
    case, secretary, at = journeys.accepted(town), town.holder(journeys.SECRETARY), town.noon
    actions.ask_extension(case=town.again(case), reason="等配件", by=town.leader, at=at + LATER / 4)
    actions.extend(case=town.again(case), by=secretary, at=at + LATER / 2)
    what = actions.Resting(reason="下雨", until=at + timedelta(days=6))
    actions.ask_suspension(case=town.again(case), what=what, by=town.leader, at=at + LATER)
    actions.suspend(case=town.again(case), by=secretary, at=at + 2 * LATER)
    actions.resume(case=town.again(case), by=town.leader, at=at + timedelta(days=3))
    whole = town.again(case)
    again = at + timedelta(days=3, hours=1)
    actions.divide(case=whole, parts=THINGS, words="说了两件事", by=town.staff, at=again)
    part = families.of(case, families.PART)[0]
    assert part.due_at == whole.due_at, "the same condition has the same time"
    assert Clock.objects.running().get(stream=part.stream, kind="whole").extensions == 1
    assert [ends_at for _begins_at, ends_at in inbox.pauses_of(part.stream)] == [at + timedelta(days=3)]
    assert rebuilding.check().is_equal


def test_what_the_whole_was_given_counts_for_its_parts(town: Town) -> None:
    """Twice at most for one report, whether before it was divided or after; a rest once."""
    case, secretary, at = journeys.accepted(town), town.holder(journeys.SECRETARY), town.noon
    actions.ask_extension(case=case, reason="等配件", by=town.leader, at=at + LATER / 4)
    actions.extend(case=town.again(case), by=secretary, at=at + LATER / 2)
    what = actions.Resting(reason="下雨", until=at + timedelta(days=2))
    actions.ask_suspension(case=town.again(case), what=what, by=town.leader, at=at + LATER / 2)
    actions.suspend(case=town.again(case), by=secretary, at=at + LATER / 2)
    actions.resume(case=town.again(case), by=town.leader, at=at + LATER)
    part, at = divided(town, case)[0], at + 2 * LATER
    actions.ask_extension(case=part, reason="还等配件", by=town.leader, at=at)
    actions.extend(case=town.again(part), by=secretary, at=at + LATER)
    given = Fact.objects.of(part.stream).named("cases.extended").get()
    assert given.body["number"] == 2
    with pytest.raises(NotNow, match="延期2次"):
        actions.ask_extension(case=town.again(part), reason="再等", by=town.leader, at=at + 2 * LATER)
    with pytest.raises(NotNow, match="暂缓过1次"):
        actions.ask_suspension(case=town.again(part), what=what, by=town.leader, at=at + 2 * LATER)
    actions.reclassify(
        case=town.again(part), condition="street-lamp.leaning", by=town.leader, at=at + 2 * LATER
    )
    assert Clock.objects.running().get(stream=part.stream, kind="whole").extensions == 2
    assert rebuilding.check().is_equal


def test_half_a_row_is_told_and_not_dropped(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    rows = {"condition1": journeys.LAMP, "words1": "路灯不亮", "words2": "楼道灯也不亮"}
    sent = {**rows, "condition2": "", "condition4": "stairwell.lamp", "words": "说了两件事"}
    url = f"/desk/cases/{case.number}/division/"
    answer = desk("wanggezhang").post(url, {"turn": case.turn, "command": "half", **sent})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "选了类别,还没有写说的是什么" in page
    assert set(re.findall(r'href="#f-([a-z]+[0-9])"', page)) == {"condition2", "words4"}
    assert not Fact.objects.named("cases.divided").exists()


def test_what_belongs_to_it_is_not_asked_about_as_perhaps_the_same(desk: Desk, town: Town) -> None:
    whole, stranger = journeys.accepted(town), town.accepted(journeys.LAMP)
    same = actions.Thing(condition=journeys.LAMP, words="西头的路灯也不亮")
    at = town.noon + LATER
    actions.divide(case=whole, parts=(THINGS[0], same), words="说了两盏灯", by=town.staff, at=at)
    parts = families.of(whole, families.PART)
    for shown in (town.again(whole), *parts):
        page = desk(town.staff).get(f"/desk/cases/{shown.number}/").content.decode()
        near = page.partition("附近还没办完、可能是同一件的")[2].partition("</section>")[0]
        assert stranger.number in near
        assert not [part.number for part in parts if part.number in near]
