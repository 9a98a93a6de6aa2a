"""What a certificate says of itself after its flag went on, and what is counted of persons in public."""

from datetime import date, timedelta

import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.honours import actions
from bandeng.honours.models import Award, Flag
from tests.cases.conftest import Desk
from tests.honours.test_classes import RED, TEAMS, flag, given
from tests.honours.world import ORGANISER, SECRETARY, again, approved, award_of, member, opened

DAY = timedelta(days=1)


def passed(town: Town, one: Flag, award: Award, days: int) -> Award:
    at = town.noon + days * DAY
    actions.pass_flag(flag=Flag.objects.get(id=one.id), award=award, by=town.holder(ORGANISER), at=at)
    return again(award)


def checked(award: Award) -> str:
    return Client().get(f"/certificates/{award.code}/").content.decode()


def test_the_certificate_of_a_flag_says_whose_it_is(town: Town, frozen: time_machine.Traveller) -> None:
    first, second = given(town, RED)
    one = flag(town)
    frozen.move_to(town.noon + 7 * DAY)
    assert "旗还没有交到手里" in checked(first)
    first = passed(town, one, first, 7)
    page = checked(first)
    assert "账本里有这张证书,有效" in page
    assert "「流动红旗一号」在这一家,拿到2022年10月12日" in page
    frozen.move_to(town.noon + 100 * DAY)
    assert "应在2022年10月12日交回,还没有记下交回" in checked(first)
    second = passed(town, one, second, 100)
    page = checked(first)
    assert f"「流动红旗一号」2022年10月14日交给了{TEAMS[1]}" in page
    assert "有效。" not in page
    assert "账本里有这张证书,有效" in checked(second)


def test_the_certificate_of_a_flag_that_came_back_says_so(town: Town, frozen: time_machine.Traveller) -> None:
    first, second = given(town, RED)
    one = flag(town)
    first = passed(town, one, first, 7)
    frozen.move_to(town.noon + 9 * DAY)
    by = town.holder(ORGANISER)
    actions.return_flag(flag=Flag.objects.get(), by=by, at=town.noon + 9 * DAY)
    passed(town, one, second, 9)
    page = checked(first)
    assert "交回了" in page
    assert TEAMS[1] not in page, "the next had it from the keeper"


def test_the_list_and_the_desk_say_that_a_flag_went_on(
    town: Town, desk: Desk, frozen: time_machine.Traveller
) -> None:
    first, second = given(town, RED)
    one = flag(town)
    passed(town, one, first, 7)
    passed(town, one, second, 20)
    frozen.move_to(town.noon + 21 * DAY)
    public = Client().get(f"/honours/kinds/{RED}/").content.decode()
    assert "拿过、已经交出去的" in public
    assert "2022年7月13日 – 2022年7月26日" in public
    page = desk(town.holder(ORGANISER)).get(f"/desk/honours/awards/{first.id}/").content.decode()
    assert "交给了" in page
    assert TEAMS[1] in page
    paper = desk(town.holder(ORGANISER)).get(f"/desk/honours/awards/{first.id}/certificate.pdf")
    assert paper.content.startswith(b"%PDF")


def test_medals_are_counted_in_public_once_they_are_in_somebodys_hands(town: Town) -> None:
    for ref in ("EQ-1", "EQ-2"):
        member(town, ref, date(1972, 6, 20))
    opened(town)
    handed, _waits = (approved(town, award_of(ref)) for ref in ("EQ-1", "EQ-2"))
    actions.hand_over(
        awards=[handed], what=actions.Giving(), by=town.holder(SECRETARY), at=town.noon + 2 * DAY
    )
    page = Client().get("/honours/kinds/fifty-years/").content.decode()
    assert "已经送到本人(家属)手里的:1枚;决定了、还没有颁发的:1枚。" in page
    assert "另有" not in page
