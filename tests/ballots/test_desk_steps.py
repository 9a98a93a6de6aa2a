"""What the desk offers of a paper, and to whom: first handed over, then taken back, keyed by another body."""

import re
from datetime import datetime

import time_machine
from django.test import Client

from bandeng.people import actions as people
from tests.ballots.conftest import DAY, NO, OWNER, YES, Begin, photo
from tests.ballots.test_dispute import answered, disputed
from tests.cases.conftest import Desk


def test_a_paper_that_comes_back_before_it_was_handed_over_is_handed_over_first(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    form = {"serial": "e0003-1", "where": "desk", "picture": photo()}
    answer = staff.post(f"{here}return/", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "E0003-1 还没有记送到:送到了的,先记送到,再记收回。" in page
    field = page.split('id="f-delivery-number"')[1].split(">")[0]
    assert 'value="E0003"' in field, "the step is there, with the number"
    assert "扫到了选票" not in page
    told = {"number": "E0003", "how": "hand", "to": "owner"}
    assert staff.post(f"{here}delivery/", told).status_code == 302
    form["picture"] = photo()
    assert staff.post(f"{here}return/", form).status_code == 302


def test_a_serial_nobody_issued_is_told_so(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    for serial in ("E0003-2", "E0099-1", "banana"):
        form = {"serial": serial, "where": "desk"}
        answer = desk("shequ").post(f"/desk/votes/{voting.vote_id}/return/", form)
        assert answer.status_code == 422
        assert "没有发过这个编号的选票" in answer.content.decode()


def test_who_is_of_the_same_unit_is_not_offered_the_second_keying(announced: Begin, desk: Desk) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.counted()
    here = f"/desk/votes/{voting.vote_id}/"
    assert "keying/" in desk("shequ").get(here).content.decode()
    first = {"serial": "E0001-1", "item-1": "yes"}
    assert desk("shequ").post(f"{here}keying/", first).status_code == 302
    colleague = desk("shuji").get(here).content.decode()
    assert "第一遍是您单位的人录的,第二遍要由另一个单位的人录。" in colleague
    assert "keying/" not in colleague
    assert "keying/" in desk("wanggezhang").get(here).content.decode()


def test_the_picture_may_be_left_out_only_where_no_law_hangs_on_it(announced: Begin, desk: Desk) -> None:
    for binding in (True, False):
        voting = announced(binding=binding)
        page = desk("shequ").get(f"/desk/votes/{voting.vote_id}/").content.decode()
        label = page.split('for="f-picture"')[1].split("</label>")[0]
        assert ("可不填" in label) is not binding
        form = page.split('for="f-form"')[1].split("</label>")[0]
        assert "可不填" not in form, "a proxy always needs its form"


def test_who_comes_before_the_opening_is_told_when_it_is(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at - DAY)
    here = f"/votes/{voting.vote_id}/"
    owner = Client()
    owner.force_login(people.register(name="", kind="resident", phone=OWNER, at=voting.town.noon))
    assert "投票从" in owner.get(f"{here}ballot/").content.decode()
    owner.post(f"{here}identity/", {"number": "E0001"})
    own = owner.get(f"{here}ballot/").content.decode()
    assert "到时候再来这里投" in own and 'name="item-1"' not in own
    frozen.move_to(voting.opens_at)
    voting.cast(2, YES)
    assert "投票从" not in owner.get(f"{here}ballot/").content.decode()
    frozen.move_to(voting.closes_at)
    assert "结束了" in Client().get(f"{here}ballot/").content.decode()


def test_a_paper_handed_over_is_told_and_twice_says_so(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    form = {"number": "E0003", "how": "door", "to": "household"}
    done = staff.post(f"{here}delivery/", form, follow=True).content.decode()
    assert "记下了:E0003-1 送到了:上门送到,家里的大人。" in done
    again = staff.post(f"{here}delivery/", form)
    page = again.content.decode()
    assert again.status_code == 422
    assert "这个号的选票已经送过了" in page and "E0003-1 送到了:上门送到,家里的大人。" in page
    assert 'value="E0003"' in page, "what was typed stays"


def test_nothing_says_beforehand_where_a_paper_was_taken(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    serial = voting.deliver(1)
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    form = staff.get(f"{here}?serial={serial}").content.decode().partition('action="' + here + "return/")[2]
    ways = re.findall(r'<input[^>]*name="where"[^>]*>', form.partition("</form>")[0])
    assert len(ways) == 3 and not any("checked" in way for way in ways)
    told = staff.post(f"{here}return/", {"serial": serial, "picture": photo("p")})
    assert told.status_code == 422 and "请选在哪里收的" in told.content.decode()


def test_the_count_is_offered_only_when_it_can_be_made(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.hand_in(1)
    voting.cast(1, NO)
    voting.keyed(1, YES, YES)
    voting.checked()
    disputed(voting, 1)
    staff, here = at_the_desk(voting.closes_at, desk, frozen), f"/desk/votes/{voting.vote_id}/"
    page = staff.get(here).content.decode()
    assert "有 1 个表决人说有一票不是自己投的,先答复,再计票" in page
    assert f'action="{here}count/"' not in page and "收回的选票都录好了" not in page
    answered(voting, "stands")
    page = staff.get(here).content.decode()
    assert "有 1 个号网上和纸质的不一样,等本人说到" in page and f'action="{here}count/"' not in page
    page = at_the_desk(voting.closes_at + 3 * DAY, desk, frozen).get(here).content.decode()
    assert "收回的选票都录好了" in page and f'action="{here}count/"' in page


def at_the_desk(at: datetime, desk: Desk, frozen: time_machine.Traveller) -> Client:
    frozen.move_to(at)
    return desk("shequ")
