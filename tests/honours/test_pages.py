"""Honours in the browser's words: lists acted on at once, notices, certificates."""

from datetime import date, timedelta

import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Objection, Round
from bandeng.members.models import Look
from tests.cases.conftest import Desk
from tests.honours.test_commendations import NOMINATES, UNIT, announced, decided, nominated, team
from tests.honours.world import (
    ORGANISER,
    PUBLICITY,
    SECRETARY,
    STREET_LEADER,
    again,
    approved,
    award_of,
    member,
    opened,
)

DAY = timedelta(days=1)


def test_a_medal_passes_three_desks_by_their_pages(town: Town, desk: Desk) -> None:
    for ref in ("EQ-1", "EQ-2"):
        member(town, ref, date(1972, 6, 20))
    opening = desk(town.holder(ORGANISER)).post(
        "/desk/honours/opening/", {"honour": "fifty-years", "year": "2022"}, follow=True
    )
    text = opening.content.decode()
    assert "党员EQ-1" in text
    assert "党龄从1972年6月20日起算,2022年6月20日满50年" in text
    round_ = Round.objects.get()
    chosen = {"chosen": list(Award.objects.values_list("id", flat=True))}
    for post in (SECRETARY, STREET_LEADER):
        page = desk(town.holder(post))
        assert "勾选的都同意" in page.get(f"/desk/honours/rounds/{round_.id}/").content.decode()
        assert page.post(f"/desk/honours/rounds/{round_.id}/endorsement/", chosen).status_code == 302
    organiser = desk(town.holder(ORGANISER))
    path = f"/desk/honours/rounds/{round_.id}/decision/"
    assert organiser.post(path, chosen).status_code == 422
    assert organiser.post(path, chosen | {"number": "二组〔2022〕18号"}).status_code == 302
    home = {"how": "home", "where": "槐荫里5号院", **chosen}
    secretary = desk(town.holder(SECRETARY))
    handing = f"/desk/honours/rounds/{round_.id}/handing-over/"
    wrong = secretary.post(handing, home | {"handed_on": "2099-01-01", "sure": "2"})
    assert wrong.status_code == 422
    assert 'href="#f-handed_on"' in wrong.content.decode()
    day = town.noon.date().isoformat()
    assert secretary.post(handing, home | {"handed_on": day, "sure": "2"}).status_code == 302
    assert set(Award.objects.values_list("state", flat=True)) == {rules.HANDED}
    award = Award.objects.all()[0]
    given = secretary.get(f"/desk/honours/awards/{award.id}/").content.decode()
    assert "送到家里" in given
    assert "槐荫里5号院" in given
    assert "谁颁发的" in given
    paper = secretary.get(f"/desk/honours/awards/{award.id}/certificate.pdf")
    assert paper.content.startswith(b"%PDF")
    assert Look.objects.filter(member="EQ-1", post=STREET_LEADER).exists()


def test_a_medal_is_not_handed_over_with_one_press(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = approved(town, award_of("EQ-1"))
    secretary, round_ = desk(town.holder(SECRETARY)), f"/desk/honours/rounds/{award.round}/"
    page = secretary.get(round_).content.decode()
    assert " checked" not in page.partition("handing-over/")[2].partition("</form>")[0]

    def press(**said: str) -> tuple[int, str]:
        answer = secretary.post(f"{round_}handing-over/", {"chosen": award.id, **said})
        return answer.status_code, answer.content.decode()

    for day, why in (
        ("2099-01-01", "日期不能在今天以后"),
        ("2022-07-05", "不能早于决定的日子,决定是2022-07-06"),
    ):
        status, page = press(how="home", handed_on=day)
        assert status == 422
        assert why in page
        assert "f-sure" not in page, "nothing to confirm of what cannot be"
    status, page = press(where="槐荫里5号院")
    assert status == 422
    assert 'href="#f-how"' in page
    assert 'href="#f-handed_on"' in page
    day = town.noon.date().isoformat()
    known = {"how": "home", "handed_on": day, "where": "槐荫里5号院", "part": "part-decidedgive"}
    status, page = press(**known)
    assert status == 422
    assert "您勾选了1个" in page
    assert "槐荫里5号院" in page
    assert press(**known, sure="2")[0] == 422, "another count was confirmed"
    assert again(award).state == rules.DECIDED
    assert press(**known, sure="1")[0] == 302
    assert again(award).state == rules.HANDED


def test_nothing_is_done_with_nothing_chosen(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    round_ = opened(town)
    answer = desk(town.holder(SECRETARY)).post(f"/desk/honours/rounds/{round_.id}/endorsement/", {})
    assert answer.status_code == 422
    assert "先勾选" in answer.content.decode()


def test_a_no_without_a_reason_keeps_the_page(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    round_, chosen = opened(town), {"chosen": [Award.objects.get().id]}
    page = desk(town.holder(SECRETARY))
    assert page.post(f"/desk/honours/rounds/{round_.id}/refusal/", chosen).status_code == 422
    page.post(f"/desk/honours/rounds/{round_.id}/deferral/", chosen | {"why": "等档案"})
    assert Award.objects.get().state == rules.DEFERRED
    shown = page.get(f"/desk/honours/awards/{Award.objects.get().id}/").content.decode()
    assert "等档案" in shown


def test_nominated_with_a_matter_as_ground(town: Town, desk: Desk) -> None:
    round_, case = opened(town, "volunteers", PUBLICITY), town.case()
    path = f"/desk/honours/rounds/{round_.id}/nomination/"
    page = desk(town.holder(NOMINATES))
    assert page.get(path).status_code == 200
    typed = {"unit": UNIT, "kind": "person", "called": "柴小满"}
    assert page.post(path, typed).status_code == 422
    assert page.post(path, typed | {"records": case.number}).status_code == 302
    assert queries.shown(list(Award.objects.all()))[0].name == "柴小满"
    award = Award.objects.get()
    shown = page.get(f"/desk/honours/awards/{award.id}/").content.decode()
    assert case.number in shown
    figure = Award.objects.get(id=nominated(town, round_, team())[0].id)
    shown = page.get(f"/desk/honours/awards/{figure.id}/").content.decode()
    assert f"?place={UNIT}&amp;from=2022-01-01&amp;to=2022-07-06" in shown
    assert "冯春社区 · 2022-01-01到2022-07-06" in shown
    assert desk(town.holder(SECRETARY)).get(f"/desk/honours/awards/{award.id}/").status_code == 404


def test_a_notice_its_objection_and_its_end(town: Town, frozen: time_machine.Traveller) -> None:
    round_, anybody = announced(town), Client()
    path = f"/honours/notices/{round_.id}/"
    assert "正在公示" in anybody.get("/honours/").content.decode()
    page = anybody.get(path).content.decode()
    assert "柴小满" in page
    assert "冯春社区红袖章志愿队" in page
    assert anybody.post(path + "objection/", {"said": ""}).status_code == 422
    came = anybody.post(path + "objection/", {"said": "那几天他不在"}, follow=True)
    assert "收到了您的异议" in came.content.decode()
    frozen.shift(6 * DAY)
    late = anybody.post(path + "objection/", {"said": "来晚了"})
    assert late.status_code == 409
    assert "公示到2022-07-10为止" in late.content.decode()
    after = anybody.get(path).content.decode()
    assert "柴小满" not in after
    assert Objection.objects.count() == 1


def test_the_announcing_unit_answers(town: Town, desk: Desk) -> None:
    round_ = announced(town)
    Client().post(f"/honours/notices/{round_.id}/objection/", {"said": "不像"})
    page = desk(town.holder(PUBLICITY))
    assert "不像" in page.get(f"/desk/honours/rounds/{round_.id}/").content.decode()
    typed = {"objection": Objection.objects.get().id, "upheld": "no", "words": "查过了,不属实"}
    assert page.post(f"/desk/honours/rounds/{round_.id}/answer/", typed).status_code == 302
    assert Objection.objects.get().upheld is False


def test_anybody_checks_a_certificate_and_learns_no_name(town: Town, frozen: time_machine.Traveller) -> None:
    awards, anybody = decided(town, announced(town)), Client()
    team, hers = (next(a for a in awards if a.kind == kind) for kind in ("team", "person"))
    assert "冯春社区红袖章志愿队" in anybody.get(f"/certificates/{team.code}/").content.decode()
    name = queries.shown([hers])[0].name
    page = anybody.get(f"/certificates/{hers.code}/").content.decode()
    assert "账本里有这张证书,有效" in page
    assert name not in page
    yes = anybody.post(f"/certificates/{hers.code}/", {"called": name}).content.decode()
    assert "证书上就是这个姓名" in yes
    no = anybody.post(f"/certificates/{hers.code}/", {"called": "别人"}).content.decode()
    assert "证书上不是这个姓名" in no
    assert anybody.get("/certificates/0000/").status_code == 404


def test_a_desk_without_authority_finds_no_way_to_open(town: Town, desk: Desk) -> None:
    assert desk(town.holder(SECRETARY)).get("/desk/honours/opening/").status_code == 403
    refused = desk(town.leader).get("/desk/honours/")
    assert refused.status_code == 403
    assert "荣誉只给这些岗位看:" in refused.content.decode()
    assert "开展一批" not in desk(town.holder(SECRETARY)).get("/desk/honours/").content.decode()
    assert "开展一批" in desk(town.holder(ORGANISER)).get("/desk/honours/").content.decode()


def test_a_certificate_that_is_not_right_says_why(town: Town, frozen: time_machine.Traveller) -> None:
    awards, anybody = decided(town, announced(town)), Client()
    hers, other = (each for each in awards if each.kind == "person")
    names = {each.id: queries.shown([each])[0].name for each in awards}
    wrong = anybody.get("/certificates/00112233445566778899/")
    assert wrong.status_code == 404
    assert "账本里没有这个号码的证书" in wrong.content.decode()
    anothers = anybody.post(f"/certificates/{hers.code}/", {"called": names[other.id]}).content.decode()
    assert "证书上不是这个姓名" in anothers
    at, by = town.noon + 7 * DAY, town.holder(PUBLICITY)
    actions.withdraw(award=hers, why="事迹不实", by=by, at=at)
    frozen.move_to(at)
    withdrawn = anybody.get(f"/certificates/{hers.code}/").content.decode()
    assert "已经撤销,证书不再有效" in withdrawn
    assert "有效。" not in withdrawn.replace("不再有效。", "")
    assert "事迹不实" not in withdrawn
    held = anybody.get(f"/certificates/{other.code}/").content.decode()
    assert "账本里有这张证书,有效" in held


def test_what_runs_out_says_so(town: Town, desk: Desk, frozen: time_machine.Traveller) -> None:
    (award,) = stars(town)
    anybody = Client()
    assert "账本里有这张证书,有效" in anybody.get(f"/certificates/{award.code}/").content.decode()
    frozen.move_to(town.noon + 400 * DAY)
    assert "已经过了有效期" in anybody.get(f"/certificates/{award.code}/").content.decode()


def stars(town: Town) -> list[Award]:
    """A branch that was rated for a year."""
    round_ = opened(town, "branch-stars", ORGANISER)
    awards = nominated(town, round_, team("410103012002-branch", "four"))
    actions.endorse(awards=awards, by=town.holder(STREET_LEADER), at=town.noon)
    actions.publish(round_=round_, by=town.holder(ORGANISER), at=town.noon)
    what = actions.Decision(number="二组〔2022〕21号")
    ready = [Award.objects.get(id=each.id) for each in awards]
    actions.decide(awards=ready, what=what, by=town.holder(ORGANISER), at=town.noon + 6 * DAY)
    return [Award.objects.get(id=each.id) for each in awards]


def test_a_long_list_is_folded_place_by_place_and_in_order(town: Town, desk: Desk) -> None:
    names = [f"第{n}志愿服务队" for n in range(1, 13)]
    round_ = opened(town, "volunteers", PUBLICITY)
    nominated(town, round_, *(team(name) for name in reversed(names)))
    page = desk(town.holder(STREET_LEADER)).get(f"/desk/honours/rounds/{round_.id}/").content.decode()
    assert [page.index(f">{name}<") for name in names] == sorted(page.index(f">{name}<") for name in names)
    assert '<details class="more part">' not in page, "a dozen from one place stand as they are"


def test_places_part_a_list_as_far_as_they_differ() -> None:
    street, near, far = "1/2/", "1/2/3/", "1/2/4/"
    assert rules.stretch_of([near, near]) == 0
    assert rules.stretch_of([near, far]) == 3
    assert rules.stretch_of([near, "1/5/"]) == 2
    assert rules.stretch_of([street, near]) == 3
    assert [rules.upto(path, 2) for path in (near, "1/")] == [street, "1/"]


def test_numbers_in_names_are_read_as_numbers() -> None:
    names = ["第10队", "第2队", "第1队", "夜巡队", "楼道灯修理组"]
    read = sorted(names, key=rules.in_reading_order)
    assert read == ["第1队", "第2队", "第10队", "楼道灯修理组", "夜巡队"]
