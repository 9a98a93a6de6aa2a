"""The five classes apart: naming with its approval, rating with its grade and end, flags that pass on."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Flag, Holding, Objection, Round
from bandeng.honours.web import words
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book
from tests.cases.conftest import Desk
from tests.honours.test_commendations import DECISION, nominated, team
from tests.honours.world import ORGANISER, PUBLICITY, SECRETARY, STREET, STREET_LEADER, again, member, opened

DAY = timedelta(days=1)
JW = "party_staff@410103-jw"
APPROVAL = {
    "approved_by": "省创建示范活动主管机关",
    "approval": "豫创〔2022〕7号",
    "approval_until": date(2024, 12, 31),
}
RED, STARS, NAMING = "red-flag", "branch-stars", "integrity-unit"
TEAMS = ("冯春社区夜巡队", "冯春社区清运队")
BRANCHES = ("410103012002-branch", "410103012001-branch")
BRANCH_NAMES = ("冯春社区小区党支部", "洁云路社区小区党支部")


def announced(town: Town, honour: str, by: str = ORGANISER, grades: tuple[str, ...] = ()) -> list[Award]:
    """Two teams nominated (a rating with these grades), checked by whoever has to, announced at noon."""
    grades = grades or (("four", "three") if honour == STARS else ("", ""))
    round_ = opened(town, honour, by, **(APPROVAL if honour == NAMING else {}))
    if honour == STARS:
        awards = rated(town, round_, grades)
    else:
        awards = nominated(town, round_, *map(team, TEAMS, grades))
        checker = JW if honour == NAMING else STREET_LEADER
        actions.endorse(awards=awards, by=town.holder(checker), at=town.noon)
    actions.publish(round_=round_, by=town.holder(by), at=town.noon)
    return [again(award) for award in awards]


def rated(town: Town, round_: Round, grades: tuple[str, ...]) -> list[Award]:
    """Two branches, nominated by their street, whose check they need no more."""
    who, by = list(map(team, BRANCHES, grades)), town.holder(STREET_LEADER)
    facts = actions.nominate(round_=round_, unit=STREET, who=who, by=by, at=town.noon)
    return [Award.objects.get(id=fact.stream.partition(":")[2]) for fact in facts]


def given(town: Town, honour: str, by: str = ORGANISER) -> list[Award]:
    awards = announced(town, honour, by)
    actions.decide(awards=awards, what=DECISION, by=town.holder(by), at=town.noon + 6 * DAY)
    return [again(award) for award in awards]


def flag(town: Town, called: str = "流动红旗一号") -> Flag:
    what = actions.Flagging(honour=RED, called=called)
    fact = actions.make_flag(what=what, by=town.holder(ORGANISER), at=town.noon)
    return Flag.objects.get(id=fact.stream.partition(":")[2])


def test_every_fact_says_its_class(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    for honour, by in (("fifty-years", ORGANISER), ("volunteers", PUBLICITY), (STARS, ORGANISER)):
        opened(town, honour, by)
    opened(town, NAMING, JW, **APPROVAL)
    found = {row.honour: row.honour_class for row in Round.objects.all()}
    assert found == {
        "fifty-years": "medal",
        "volunteers": "commendation",
        STARS: "rating",
        NAMING: "naming",
    }
    assert Award.objects.get().honour_class == "medal"
    assert {fact.body["honour_class"] for fact in Fact.objects.named("honours.opened")} == set(found.values())


@pytest.mark.parametrize("honour", ["fifty-years", "volunteers", NAMING, STARS, RED])
def test_a_body_without_authority_opens_none(town: Town, honour: str) -> None:
    authority = set(book().honour(honour).authority)
    for desk in {"410103-zzb", "410103-xcb", "410103-szw", "410103-jw"} - authority:
        with pytest.raises(NotYours):
            opened(town, honour, f"party_staff@{desk}", **APPROVAL)
    assert not Round.objects.exists()


def test_a_rating_is_nominated_announced_and_decided_as_one_grade(
    town: Town, frozen: time_machine.Traveller
) -> None:
    round_ = opened(town, STARS, ORGANISER)
    for grade in ("", "six"):
        with pytest.raises(BadInput) as wrong:
            nominated(town, round_, team(BRANCHES[0], grade))
        assert set(wrong.value.issues) == {"grade"}
    Round.objects.all().delete()
    awards = announced(town, STARS)
    notice = Client().get(f"/honours/notices/{awards[0].round}/").content.decode()
    for name, grade in zip(BRANCH_NAMES, ("四星支部", "三星支部"), strict=True):
        assert grade in notice.partition(f"<li>{name}")[2].partition("</li>")[0]
        assert f"{name} {grade}</option>" in notice
    at = town.noon + 6 * DAY
    actions.decide(awards=awards, what=DECISION, by=town.holder(ORGANISER), at=at)
    assert [again(award).grade for award in awards] == ["four", "three"]
    said = Fact.objects.named("honours.decided").order_by("id")
    assert [fact.body["grade"] for fact in said] == ["four", "three"]


def test_only_branches_below_are_nominated_for_stars(town: Town) -> None:
    round_ = opened(town, STARS, ORGANISER)
    for other in ("410103012001-branch", "410103012002-property", "冯春社区小区党支部", TEAMS[0]):
        with pytest.raises(BadInput, match="从名单里选"):
            nominated(town, round_, team(other, "four"))
    nominated(town, round_, team(BRANCHES[0], "four"))
    with pytest.raises(BadInput, match="已经推荐过"):
        nominated(town, round_, team(BRANCHES[0], "five"))


def test_what_has_no_grades_takes_none(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    with pytest.raises(BadInput, match="不分等次"):
        nominated(town, round_, team(TEAMS[0], "four"))


def test_a_certificate_says_the_grade_as_people_say_it(town: Town) -> None:
    (stars, _), (flags, _) = given(town, STARS), given(town, RED)
    assert words.given_as(stars) + words.grade(stars) == "被评为四星支部"
    assert (words.given_as(flags), words.grade(flags)) == ("被授予", "")


def test_the_decision_stands_on_the_page_from_its_day(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    award = announced(town, STARS)[0]
    path = f"/desk/honours/rounds/{award.round}/"

    def page_on(day: int) -> str:
        frozen.move_to(town.noon + day * DAY)
        return desk(town.holder(ORGANISER)).get(path).content.decode()

    shown = page_on(4)
    assert "2022年7月11日起可以决定" in shown
    assert "勾选的都授予" not in shown
    assert "勾选的暂缓" not in shown, "what is announced is given or refused"
    Client().post(f"/honours/notices/{award.round}/objection/", {"said": "星级不对", "award": award.id})
    assert "还有1条异议没有答复" in page_on(5)
    what = actions.Answering(upheld=True, words="只够三星")
    by = town.holder(ORGANISER)
    actions.answer(objection=Objection.objects.get(), what=what, by=by, at=town.noon + 5 * DAY)
    shown = page_on(5)
    assert "勾选的都授予" in shown
    assert "起可以决定" not in shown


def test_a_team_has_no_family(town: Town) -> None:
    awards = given(town, STARS)
    with pytest.raises(BadInput) as wrong:
        what = actions.Giving(how=rules.FAMILY)
        actions.hand_over(awards=awards, what=what, by=town.holder(ORGANISER), at=town.noon + 7 * DAY)
    assert "how" in wrong.value.issues


def test_a_flag_goes_from_one_to_the_next_and_has_one_holder(town: Town) -> None:
    first, second = given(town, RED)
    one, by = flag(town), town.holder(ORGANISER)
    on = (town.noon + 7 * DAY).date()
    actions.pass_flag(flag=one, award=first, by=by, at=town.noon + 7 * DAY)
    one = Flag.objects.get()
    assert (one.holder, one.since, one.until) == (TEAMS[0], on, date(2022, 10, 12))
    assert again(first).state == rules.HANDED
    with pytest.raises(NotNow):
        actions.pass_flag(flag=one, award=again(first), by=by, at=town.noon + 8 * DAY)
    with pytest.raises(BadInput) as wrong:
        actions.pass_flag(flag=one, award=second, on=on - DAY, by=by, at=town.noon + 8 * DAY)
    assert "on" in wrong.value.issues
    actions.pass_flag(flag=one, award=second, by=by, at=town.noon + 90 * DAY)
    held = list(Holding.objects.order_by("since"))
    assert [row.holder for row in held] == list(TEAMS)
    assert held[0].ended_on == held[1].since, "nobody else holds it in the same time"
    assert held[1].ended_on is None
    for on in (held[1].since - DAY, date(2022, 12, 1)):
        with pytest.raises(BadInput) as wrong:
            actions.return_flag(flag=Flag.objects.get(), on=on, by=by, at=town.noon + 100 * DAY)
        assert list(wrong.value.issues) == ["back_on"], "it is said beside the field that asked for it"
    actions.return_flag(flag=Flag.objects.get(), by=by, at=town.noon + 100 * DAY)
    assert not Flag.objects.get().is_out
    with pytest.raises(NotNow):
        actions.return_flag(flag=Flag.objects.get(), by=by, at=town.noon + 101 * DAY)
    with pytest.raises(NotNow, match="重新评"):
        actions.pass_flag(flag=Flag.objects.get(), award=again(second), by=by, at=town.noon + 101 * DAY)
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]


def test_a_flag_is_not_given_to_who_was_not_awarded_it(town: Town) -> None:
    one, by = flag(town), town.holder(ORGANISER)
    announced_only = announced(town, RED)[0]
    with pytest.raises(NotNow):
        actions.pass_flag(flag=one, award=announced_only, by=by, at=town.noon)
    other = given(town, "volunteers", PUBLICITY)[0]
    with pytest.raises(BadInput) as wrong:
        actions.pass_flag(flag=one, award=other, by=by, at=town.noon + 7 * DAY)
    assert "award" in wrong.value.issues
    with pytest.raises(NotYours):
        actions.pass_flag(flag=one, award=other, by=town.holder(SECRETARY), at=town.noon + 7 * DAY)
    with pytest.raises(NotYours):
        what = actions.Flagging(honour=RED, called="别家的旗")
        actions.make_flag(what=what, by=town.holder(PUBLICITY), at=town.noon)
    with pytest.raises(BadInput, match="没有流动红旗"):
        what = actions.Flagging(honour=STARS, called="没有的旗")
        actions.make_flag(what=what, by=by, at=town.noon)
    with pytest.raises(BadInput):
        flag(town)


def test_a_flag_due_back_waits_in_the_morning(town: Town, desk: Desk, frozen: time_machine.Traveller) -> None:
    first, second = given(town, RED)
    one = flag(town)
    actions.pass_flag(flag=one, award=first, by=town.holder(ORGANISER), at=town.noon + 7 * DAY)
    page = desk(town.holder(ORGANISER))
    frozen.move_to(town.noon + 20 * DAY)
    assert "流动红旗一号" not in page.get("/desk/").content.decode()
    frozen.move_to(town.noon + 110 * DAY)
    page = desk(town.holder(ORGANISER))
    assert "流动红旗一号" in page.get("/desk/").content.decode()
    shown = page.get(f"/desk/honours/flags/{one.id}/").content.decode()
    assert "到期了,请交给下一家" in shown
    path = f"/desk/honours/flags/{one.id}/passing/"
    wrong = page.post(path, {"award": ""})
    assert wrong.status_code == 422
    assert "请选交给哪一家" in wrong.content.decode()
    late = page.post(path, {"award": second.id, "on": "2099-01-01"})
    assert late.status_code == 422
    assert 'value="2099-01-01"' in late.content.decode(), "what was typed stays"
    assert page.post(path, {"award": second.id}).status_code == 302
    assert Flag.objects.get().holder == TEAMS[1]
    assert page.post(f"/desk/honours/flags/{one.id}/return/", {}).status_code == 302
    assert desk(town.holder(PUBLICITY)).get("/desk/honours/flags/").status_code == 403
    assert desk(town.holder(PUBLICITY)).get(f"/desk/honours/flags/{one.id}/").status_code == 404


def test_everybody_reads_who_holds_what(town: Town, frozen: time_machine.Traveller) -> None:
    stars, anybody = given(town, STARS), Client()
    named = given(town, NAMING, JW)
    given(town, RED)
    one = flag(town)
    overview = anybody.get("/honours/").content.decode()
    for word in ("表彰", "纪念章", "命名", "评星", "上级授予,只登记"):
        assert f"<h3>{word}</h3>" in overview
    rating = anybody.get(f"/honours/kinds/{STARS}/").content.decode()
    for word in ("四星支部", DECISION.number, BRANCH_NAMES[0], "到2023年7月12日", "中共郑州市二七区委组织部"):
        assert word in rating
    actions.withdraw(award=stars[0], why="弄虚作假", by=town.holder(ORGANISER), at=town.noon + 9 * DAY)
    rating = anybody.get(f"/honours/kinds/{STARS}/").content.decode()
    assert "撤销于2022年7月15日" in rating
    assert "弄虚作假" not in rating, "why may name a person: it stays in the vault"
    frozen.move_to(town.noon + 400 * DAY)
    assert "到期了,等复评" in anybody.get(f"/honours/kinds/{STARS}/").content.decode()
    naming = anybody.get(f"/honours/notices/{named[0].round}/").content.decode()
    for word in ("省创建示范活动主管机关", "豫创〔2022〕7号", "2024年12月31日", "命名"):
        assert word in naming
    assert one.called in anybody.get(f"/honours/kinds/{RED}/").content.decode()
    assert anybody.get("/honours/kinds/nothing/").status_code == 404


def test_persons_are_only_counted_in_public(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    awards = nominated(town, round_, actions.Nominee(kind="person", name="柴小满", grounds=team().grounds))
    actions.endorse(awards=awards, by=town.holder(STREET_LEADER), at=town.noon)
    actions.publish(round_=round_, named=True, by=town.holder(PUBLICITY), at=town.noon)
    awards = [again(award) for award in awards]
    actions.decide(awards=awards, what=DECISION, by=town.holder(PUBLICITY), at=town.noon + 6 * DAY)
    page = Client().get("/honours/kinds/volunteers/").content.decode()
    assert "授予个人1名,姓名不公开" in page
    assert "柴小满" not in page
    assert queries.persons_with(book().honour("volunteers")).has == 1


def test_the_desk_rates_by_its_page(town: Town, desk: Desk, frozen: time_machine.Traveller) -> None:
    awards = announced(town, STARS)
    frozen.move_to(town.noon + 6 * DAY)
    page = desk(town.holder(ORGANISER))
    path = f"/desk/honours/rounds/{awards[0].round}/"
    assert "四星支部" in page.get(path).content.decode()
    chosen = {"chosen": [award.id for award in awards], "number": DECISION.number}
    assert page.post(path + "decision/", chosen).status_code == 302
    shown = page.get(f"/desk/honours/awards/{awards[0].id}/").content.decode()
    assert "四星支部" in shown
    assert "评星" in shown
    paper = page.get(f"/desk/honours/awards/{awards[0].id}/certificate.pdf")
    assert paper.content.startswith(b"%PDF")
    assert "送到单位" in page.get(path).content.decode()
