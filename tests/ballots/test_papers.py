"""What the desk says after a step: the paper that takes another's place, who compares what one keyed."""

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, headkey, queries, slips
from bandeng.demo import cast
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.ballots.conftest import DAY, VOTERS, YES, Begin
from tests.ballots.test_sample import DICE, WITNESSES
from tests.cases.conftest import Desk

STREET = f"street_staff@{cast.STREET}"


def test_a_reissued_paper_is_named_and_printed_alone(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.deliver(3)
    frozen.move_to(voting.opens_at)
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    done = staff.post(f"{here}spoiling/", {"serial": "E0003-1", "why": "lost"})
    assert (done.status_code, done["Location"]) == (302, f"{here}?reissued=E0003-2")
    page = staff.get(done["Location"]).content.decode()
    assert "作废了,补发的是 E0003-2" in page
    assert f'href="{here}slips/?n=E0003"' in page
    slip = staff.get(f"{here}slips/?n=E0003").content.decode()
    assert slip.count('class="slip"') == 1 and "E0003-2" in slip
    for serial in ("E0003-1", "E0099-2"):
        assert "补发的是" not in staff.get(f"{here}?reissued={serial}").content.decode()


def test_a_slip_lost_before_it_was_handed_over_is_issued_anew(announced: Begin) -> None:
    voting = announced()
    by, at, code = voting.town.staff, voting.opens_at - 2 * DAY, slips.code_of(voting.slot(1).stream)
    with pytest.raises(BadInput, match="没有发过"):
        actions.spoil(elector=voting.slot(1), serial="E0001-2", why="lost", by=by, at=at)
    actions.spoil(elector=voting.slot(1), serial="E0001-1", why="lost", by=by, at=at)
    assert queries.serials(voting.vote)[voting.slot(1).id] == "E0001-2"
    with pytest.raises(NotYours):
        actions.cast(elector=voting.slot(1), code=code, choices=YES, by=by, at=voting.opens_at)
    actions.deliver(elector=voting.slot(1), how="door", to="owner", by=by, at=at)
    assert voting.slot(1).delivered
    old = actions.Returned(serial="E0001-1", where="desk", picture="d" * 64)
    with pytest.raises(NotNow, match="作废"):
        actions.receive(elector=voting.slot(1), back=old, by=by, at=voting.opens_at)
    with pytest.raises(NotNow, match="结束以前"):
        actions.spoil(elector=voting.slot(2), serial="E0002-1", why="lost", by=by, at=voting.closes_at)
    rebuilding.check()


def test_who_keyed_a_drawn_paper_is_told_who_compares_it(
    announced: Begin, head_key: headkey.HeadKey, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    voting.hand_in(1, where="desk")
    voting.counted()
    for person in (voting.town.staff, voting.town.holder(STREET)):
        actions.key(elector=voting.slot(1), choices=YES, by=person, at=voting.opens_at)
    voting.close()
    by, at = voting.town.staff, voting.closes_at
    for post in WITNESSES:
        actions.name_witness(vote=voting.vote, post=post, by=by, at=at)
    voting.sign(at=at)
    actions.draw_sample(vote=voting.vote, dice=DICE, witnesses=WITNESSES, by=by, at=at)
    frozen.move_to(at)
    page = desk("shequ").get(f"/desk/votes/{voting.vote_id}/").content.decode()
    assert "E0001-1 是您录的或者裁定的,您不能核对" in page and "能核对的岗位有:" in page
    assert "comparison/" not in page
    told = page.partition("能核对的岗位有:")[2].partition("。")[0]
    assert "街道分管负责人" in told and "街道工作人员" not in told, "the street keyed it, too"
    leader = desk("jiedao-lingdao").get(f"/desk/votes/{voting.vote_id}/").content.decode()
    assert "comparison/" in leader


def test_after_the_close_nothing_is_said_of_how_to_vote(
    announced: Begin, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    for moment, over in ((voting.opens_at, False), (voting.closes_at, True)):
        frozen.move_to(moment)
        page = Client().get(f"/votes/{voting.vote_id}/ballot/").content.decode()
        assert ("看我的票" in page) == over
        assert ("登录就能投" not in page and "可以用纸质选票" not in page) == over
        shown = Client().get(f"/votes/{voting.vote_id}/").content.decode()
        assert ("网上可以改投到结束" not in shown) == over


def test_an_announcement_says_where_papers_are_handed_in(announced: Begin) -> None:
    voting = announced()
    sheet = Client().get(f"/votes/{voting.vote_id}/sheet/").content.decode()
    assert "投纸票:填好签名,在这段时间里交到" in sheet


def test_days_in_refusals_are_words_and_a_slip_of_the_pen_is_refused(prepared: Begin) -> None:
    voting = prepared()
    by, at = voting.town.staff, voting.town.noon
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
    times = {"opens_at": at + DAY, "closes_at": at + 3 * DAY}
    with pytest.raises(BadInput) as refused:
        actions.announce(vote=voting.vote, **times, by=by, at=at)
    assert "年" in refused.value.issues["opens_at"] and "-" not in refused.value.issues["opens_at"]
    times = {"opens_at": voting.opens_at, "closes_at": voting.closes_at}
    actions.announce(vote=voting.vote, **times, by=by, at=at)
    voting.close()
    with pytest.raises(BadInput, match="还没有公布") as refused:
        actions.publish(vote=voting.vote, days=999, by=by, at=voting.closes_at)
    assert "最多写365天" in refused.value.issues["days"]
