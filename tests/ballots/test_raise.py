"""A resident objects to the roll herself, on line, and is told what she was answered."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Objection
from bandeng.ballots.rules import life
from bandeng.demo.town import COMMUNITY
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from tests.ballots.conftest import DAY, OF_TWO, OWNER, VOTERS, Begin, Voting
from tests.ballots.test_identify import resident, signed
from tests.cases.conftest import Desk

WRONG = "房本上是 89.05 平方米"


@pytest.fixture
def posted(prepared: Begin) -> Voting:
    voting = prepared()
    by, at = voting.town.staff, voting.town.noon
    actions.take_roll(vote=voting.vote, voters=VOTERS, by=by, at=at)
    actions.post(actions.Doing(vote=voting.vote, by=by, at=at))
    return voting


def raised(voting: Voting, by: str, number: str = "E0001", **more: Any) -> Fact:
    what = actions.Against(number=number, about=more.get("about", "area"), words=more.get("words", WRONG))
    doing = actions.Doing(vote=voting.vote, by=by, at=more.get("at", voting.town.noon))
    return actions.raise_objection(doing, what=what, code=more.get("code", ""))


def answered(voting: Voting) -> None:
    which = Objection.objects.get(vote=voting.vote, answered_at=None).id
    doing = actions.Doing(vote=voting.vote, by=voting.town.staff, at=voting.town.noon + DAY)
    actions.rule(doing, objection=which, upheld=True, why="看了房本")


def test_what_she_raised_is_asked_of_the_community_and_answered_to_her(posted: Voting) -> None:
    owner = resident(posted, OWNER)
    fact = raised(posted, owner.id)
    assert fact.body["asked"] == [
        post for post in fact.body["asked"] if post.endswith(f"@{COMMUNITY.rstrip('/').rpartition('/')[2]}")
    ]
    assert Notice.objects.filter(kind="ballots.raised").exists()
    times = {"opens_at": posted.opens_at, "closes_at": posted.closes_at}
    with pytest.raises(NotNow, match="1 条对名册的异议没有答复"):
        actions.announce(vote=posted.vote, **times, by=posted.town.staff, at=posted.town.noon)
    answered(posted)
    told = queries.own_objections(posted.vote, person=owner.id, number="")
    assert [(each.words, each.why, each.upheld) for each in told] == [(WRONG, "看了房本", True)]
    assert Notice.objects.filter(kind="ballots.ruled").count() == 1
    rebuilding.check()


def test_only_of_ones_own_number_by_telephone_or_slip(posted: Voting) -> None:
    owner, other = resident(posted, OWNER), resident(posted, "13700000009")
    with pytest.raises(NotYours):
        raised(posted, owner.id, "E0002")
    with pytest.raises(NotYours):
        raised(posted, other.id, "E0001")
    with pytest.raises(NotYours):
        raised(posted, owner.id, "E0099")
    guest = people.guest(at=posted.town.noon)
    with pytest.raises(NotYours):
        raised(posted, guest, "E0003", code="0000 0000")
    slot = posted.slot(3)
    raised(posted, guest, "E0003", code=slips.code_of(slot.stream, slot.codes))
    assert [each.words for each in queries.own_objections(posted.vote, person="", number="E0003")] == [WRONG]


def test_who_is_missing_signs_in_and_says_so(posted: Voting) -> None:
    with pytest.raises(NotYours, match="先用手机号登录"):
        raised(posted, people.guest(at=posted.town.noon), "", about="missing")
    missing = resident(posted, "13700000009")
    with pytest.raises(BadInput):
        raised(posted, missing.id, "", about="area")
    raised(posted, missing.id, "", about="missing")
    assert Objection.objects.get().number == "-"


def test_one_at_a_time_and_none_once_voting_began(posted: Voting) -> None:
    owner = resident(posted, OWNER)
    raised(posted, owner.id)
    with pytest.raises(NotNow, match="已经提过一条"):
        raised(posted, owner.id)
    answered(posted)
    raised(posted, owner.id, about="owner")
    answered(posted)
    right = actions.Correction(number="E0001", area="88.00", why="看了房本")
    actions.correct(vote=posted.vote, what=right, by=posted.town.staff, at=posted.town.noon + DAY)
    times = {"opens_at": posted.opens_at, "closes_at": posted.closes_at}
    actions.announce(vote=posted.vote, **times, by=posted.town.staff, at=posted.town.noon)
    with pytest.raises(NotNow, match="投票已经开始"):
        raised(posted, owner.id, at=posted.opens_at)


@pytest.mark.parametrize("words", ["", " ", "长" * (life.WORDS_AT_MOST + 1)])
def test_it_is_said_in_words_that_stay(posted: Voting, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        raised(posted, resident(posted, OWNER).id, words=words)
    assert "objection" in refused.value.issues


def test_on_the_page(posted: Voting, desk: Desk, frozen: time_machine.Traveller) -> None:
    frozen.move_to(posted.town.noon + DAY)
    here = f"/votes/{posted.vote_id}/objections/"
    nobody = Client()
    assert "名册不对,在网上说" in nobody.get(f"/votes/{posted.vote_id}/").content.decode()
    assert "用手机号登录" in nobody.get(here).content.decode()
    two = signed(resident(posted, OF_TWO))
    page = two.get(here).content.decode()
    assert "E0004" in page and "E0005" in page
    told = two.post(here, {"number": "E0004", "about": "", "objection": WRONG})
    assert (told.status_code, WRONG in told.content.decode()) == (422, True)
    assert two.post(here, {"number": "E0004", "about": "area", "objection": WRONG}).status_code == 302
    assert "等社区答复" in two.get(here).content.decode()
    assert two.post(here, {"number": "E0004", "about": "area", "objection": WRONG}).status_code == 409
    assert WRONG not in nobody.get(here).content.decode()
    assert "本人在网上提的" in desk("shequ").get(f"/desk/votes/{posted.vote_id}/").content.decode()
    answered(posted)
    assert "看了房本" in two.get(here).content.decode()
    frozen.move_to(posted.town.noon + 2 * DAY)
    missing = signed(resident(posted, "13700000009"))
    assert "不在这次表决的名册上" in missing.get(here).content.decode()
    assert missing.post(here, {"objection": "我家是 3 号楼 101"}).status_code == 302
