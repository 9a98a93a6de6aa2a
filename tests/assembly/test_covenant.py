"""Articles in versions, adopted by the right body, filed and checked; the version that holds on any day."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.assembly import actions, queries
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Covenant
from bandeng.assembly.queries.covenants import numbers_in_force
from bandeng.demo.town import COMMUNITY, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.assembly.decided import AGREED, DAY, neighbour
from tests.cases.conftest import Desk

FIRST = (
    actions.Drafted(text="电动车不进楼道", why="楼道起过火"),
    actions.Drafted(text="晚上十点以后不放音乐"),
)
SECOND = (actions.Drafted(text="电动车不进楼道,也不飞线充电", why="加一句飞线"), *FIRST[1:])


def drafted(town: Town, kind: str = "residents-covenant", **changed: object) -> Covenant:
    typed: dict[str, object] = {"kind": kind, "title": "冯春居民公约", "articles": FIRST}
    what = actions.Drafting(**{**typed, **changed})  # type: ignore[arg-type]
    fact = actions.draft(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
    return Covenant.objects.get(id=fact.stream.partition(":")[2])


def again(covenant: Covenant) -> Covenant:
    return Covenant.objects.get(id=covenant.id)


def revise(town: Town, covenant: Covenant, days: int) -> Covenant:
    what = actions.Drafting(kind="", title="冯春居民公约", articles=SECOND)
    at = town.noon + days * DAY
    actions.draft(place="", what=what, by=town.staff, at=at, covenant=again(covenant))
    return again(covenant)


def adopted(town: Town, covenant: Covenant, days: int, **changed: object) -> Covenant:
    at = town.noon + days * DAY
    typed: dict[str, object] = {"effective_on": at.date() + 5 * DAY, "hands": AGREED}
    typed["held_on"] = town.noon.date() - DAY  # copied from paper, unless a meeting or a ballot decided
    typed["record"] = "逐条念过,举手通过"
    what = actions.Adopting(**{**typed, **changed})  # type: ignore[arg-type]
    actions.adopt(covenant=again(covenant), what=what, by=town.staff, at=at)
    return again(covenant)


def checked(town: Town, covenant: Covenant, days: int, *, lawful: bool = True, why: str = "") -> Covenant:
    at, street = town.noon + days * DAY, town.holder("street_staff@410103012")
    actions.file_covenant(covenant=again(covenant), by=town.staff, at=at)
    actions.review(covenant=again(covenant), lawful=lawful, why=why, by=street, at=at)
    return again(covenant)


def test_the_version_in_force_on_any_day(town: Town) -> None:
    covenant, day = drafted(town), town.noon.date()
    assert queries.in_force(covenant, on=day + 99 * DAY) is None
    adopted(town, covenant, 1)
    assert queries.in_force(covenant, on=day + 99 * DAY) is None  # not before the street has checked it
    checked(town, covenant, 2)
    revise(town, covenant, 20)
    adopted(town, covenant, 30)
    checked(town, covenant, 31)
    numbers = {
        days: getattr(queries.in_force(again(covenant), on=day + timedelta(days=days)), "number", 0)
        for days in (5, 6, 34, 35)
    }
    assert numbers == {5: 0, 6: 1, 34: 1, 35: 2}
    assert rebuilding.check().is_equal


def held_after(town: Town, *days: tuple[int, int]) -> int:
    """Which of several versions holds in the end: each adopted and in force so many days from noon."""
    covenant, day = drafted(town), town.noon.date()
    for number, (held, effective) in enumerate(days):
        if number:
            revise(town, covenant, number)
        on, start = day + held * DAY, day + effective * DAY
        checked(town, adopted(town, covenant, number, held_on=on, effective_on=start), number)
    found = queries.in_force(again(covenant), on=day + 99 * DAY)
    assert numbers_in_force([covenant.id], on=day + 99 * DAY) == {covenant.id: getattr(found, "number", 0)}
    return found.number if found else 0


def test_of_several_on_one_day_the_last_that_was_adopted_holds(town: Town) -> None:
    assert held_after(town, (-9, 5), (-9, 5), (-8, 5)) == 3


def test_one_adopted_later_to_hold_sooner_is_not_replaced_by_the_one_before(town: Town) -> None:
    assert held_after(town, (-9, 30), (-8, 5)) == 2


def test_an_older_one_that_is_written_down_afterwards_takes_no_newer_ones_place(town: Town) -> None:
    assert held_after(town, (-9, -8), (-99, -98)) == 1


def test_three_columns(town: Town) -> None:
    covenant = adopted(town, drafted(town), 1)
    checked(town, covenant, 2)
    covenant = revise(town, covenant, 20)
    before = queries.in_force(covenant, on=town.noon.date() + 20 * DAY)
    rows = queries.comparison(before, queries.newest(covenant))
    assert (rows[0].before, rows[0].after, rows[0].why) == (
        "电动车不进楼道",
        "电动车不进楼道,也不飞线充电",
        "加一句飞线",
    )
    assert rows[1].before == rows[1].after


def test_a_draft_keeps_its_number_until_it_is_adopted(town: Town) -> None:
    covenant = revise(town, drafted(town), 1)
    assert covenant.newest == 1
    assert queries.articles_of(queries.newest(covenant))[0][1] == "电动车不进楼道,也不飞线充电"
    adopted(town, covenant, 2)
    with pytest.raises(NotNow):
        revise(town, covenant, 3)
    with pytest.raises(NotNow):
        adopted(town, covenant, 3)


def test_what_breaks_the_law_is_sent_back_with_the_reason(town: Town) -> None:
    covenant = adopted(town, drafted(town), 1)
    with pytest.raises(BadInput):
        checked(town, covenant, 2, lawful=False)
    street = town.holder("street_staff@410103012")
    actions.review(
        covenant=again(covenant),
        lawful=False,
        why="第一条的罚款没有依据",
        by=street,
        at=town.noon + 2 * DAY,
    )
    assert queries.newest(again(covenant)).state == "sent-back"
    assert revise(town, covenant, 3).newest == 2


def test_a_community_does_not_check_its_own(town: Town) -> None:
    covenant = adopted(town, drafted(town), 1)
    with pytest.raises(NotNow):
        actions.review(
            covenant=covenant, lawful=True, by=town.holder("street_staff@410103012"), at=town.noon + DAY
        )
    actions.file_covenant(covenant=covenant, by=town.staff, at=town.noon + DAY)
    with pytest.raises(NotYours):
        actions.review(covenant=again(covenant), lawful=True, by=town.staff, at=town.noon + DAY)


def test_the_right_body_adopts_it(town: Town) -> None:
    few = Hands(rule="residents-meeting", due=100, present=50, yes=50, no=0, abstain=0)
    half = Hands(rule="residents-meeting", due=100, present=60, yes=30, no=30, abstain=0)
    for wrong in ({"hands": few}, {"hands": half}, {"effective_on": town.noon.date() - 2 * DAY}):
        with pytest.raises(BadInput):
            adopted(town, drafted(town), 1, **wrong)
    owners = drafted(town, "management-covenant")
    with pytest.raises(BadInput):
        adopted(town, owners, 1)
    with pytest.raises(BadInput):
        adopted(town, owners, 1, ballot="vote:nothing")


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "x"}, {"title": ""}, {"articles": ()}, {"articles": (actions.Drafted(text="字" * 501),)}],
)
def test_a_draft_that_cannot_be(town: Town, wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        drafted(town, **wrong)  # type: ignore[arg-type]


def test_articles_are_spoken_of_and_adoptions_counted(town: Town) -> None:
    covenant = commented(town)
    assert queries.groups_of(covenant.stream)[0].lead.article == 2
    answered(town, covenant)
    adopted(town, covenant, 1)
    town.case(at=town.noon + 2 * DAY)
    period = (town.noon, town.noon + 9 * DAY)
    assert read("covenants.adopted", place=COMMUNITY, during=period).value == 1


def commented(town: Town) -> Covenant:
    covenant = drafted(town)
    what = actions.Speaking(place=COMMUNITY, said="十点改成九点半", topic=covenant.stream, article=2)
    actions.speak(what=what, by=neighbour(town.noon, 1), at=town.noon)
    return covenant


def answered(town: Town, covenant: Covenant) -> None:
    voice = queries.opinion_for(town.staff, queries.groups_of(covenant.stream)[0].lead.id, at=town.noon)
    answer = actions.Answer(outcome="declined", why="先按十点试一年")
    actions.answer(opinions=[voice], what=answer, by=town.staff, at=town.noon)


def test_no_covenant_is_adopted_over_an_unanswered_comment(desk: Desk, town: Town) -> None:
    covenant = commented(town)
    page, told = f"/desk/assembly/covenants/{covenant.id}/", "还有 1 条意见没有答复"
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 1)
    assert told in refused.value.issues["answers"]
    shown = desk("shequ").get(page).content.decode()
    assert told in shown
    assert "adoption/" not in shown
    answered(town, covenant)
    assert "adoption/" in desk("shequ").get(page).content.decode()
    assert queries.newest(adopted(town, covenant, 1)).state == "awaiting"


@pytest.mark.parametrize("typed", ["第一条\n\n晚上不放音乐", "晚上不放音乐\n\n说明:楼道起过火"])
def test_an_article_without_a_text_is_told_as_such(desk: Desk, town: Town, typed: str) -> None:
    told = {"kind": "residents-covenant", "place": COMMUNITY, "title": "公约", "articles": typed}
    page = desk("shequ").post("/desk/assembly/covenants/addition/", told)
    assert page.status_code == 422
    assert "条还没有写条文" in page.content.decode()
    assert "晚上不放音乐" in page.content.decode(), "what was typed stays"


def test_a_day_before_the_first_version_shows_no_draft_that_holds(desk: Desk, town: Town) -> None:
    covenant = checked(town, adopted(town, drafted(town), 0), 0)
    told = desk("jumin").get(f"/covenants/{covenant.id}/?on=2022-01-01").content.decode()
    assert "还没有有效的文本" in told
    assert "2022年1月1日" in told
    assert "修订草案" not in told
    assert "第 1 版,<time" in told


def test_a_draft_stands_beside_what_holds_today_whichever_day_is_asked_for(town: Town) -> None:
    covenant = checked(town, adopted(town, drafted(town), 1), 2)
    revise(town, covenant, 20)
    page = f"/covenants/{covenant.id}/"
    with time_machine.travel(town.noon + 21 * DAY, tick=False):
        today, early = (Client().get(page + day).content.decode() for day in ("", "?on=2020-01-01"))
        unread = Client().get(f"{page}?on=abc").content.decode()
    assert "加一句飞线" in early
    assert early.count("新增") == today.count("新增")
    assert "2020年1月1日" in early.partition("那一天有效的")[0].rpartition("这里是")[2]
    assert "没有看懂「abc」是哪一天" in unread


def test_one_place_has_one_covenant_of_a_title(town: Town) -> None:
    drafted(town)
    with pytest.raises(BadInput) as refused:
        drafted(town, title=" 冯春居民公约 ")
    assert "这里已经有一份" in refused.value.issues["title"]
    drafted(town, title="冯春停车公约")


def test_an_adoption_on_paper_is_held_against_the_roll_of_that_day(town: Town) -> None:
    covenant, day = drafted(town), town.noon.date() - 2 * DAY
    roll = actions.Enrolling(kind=AGREED.rule, heads=240, drawn_on=day)
    actions.enrol(place=COMMUNITY, what=roll, by=town.staff, at=town.noon)
    with pytest.raises(BadInput) as refused:
        adopted(town, covenant, 1)
    assert "名册上应到 240 位" in refused.value.issues["due"]
    adopted(town, covenant, 1, pictures=("a" * 64,))


def test_the_desk_reads_why_the_street_sent_it_back(desk: Desk, town: Town) -> None:
    covenant = adopted(town, drafted(town), 1)
    actions.file_covenant(covenant=again(covenant), by=town.staff, at=town.noon + 2 * DAY)
    page = f"/desk/assembly/covenants/{covenant.id}/"
    with time_machine.travel(town.noon + 3 * DAY, tick=False):
        street = desk("jiedao")
        shown = street.get(page).content.decode()
        assert 'name="lawful" value="yes" checked' not in shown, "a verdict has no default"
        unsaid = street.post(f"{page}review/", {"why": "第2条"})
        assert (unsaid.status_code, "请选合法还是有抵触" in unsaid.content.decode()) == (422, True)
        both = street.post(f"{page}review/", {"lawful": "yes", "why": "第2条设了罚款"})
        assert "就选「有抵触,退回」" in both.content.decode()
        assert street.post(f"{page}review/", {"lawful": "no", "why": "第2条设了罚款"}).status_code == 302
        told = desk("shequ").get(page).content.decode()
    assert "街道退回了这一版:第2条设了罚款" in told
    assert 'class="more" open' in told.partition("起草新的一版")[0][-400:]
