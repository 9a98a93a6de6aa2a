"""Co-owners name one voter; another objects and the community settles it; the number is counted once."""

from pathlib import Path

import pytest
import time_machine
from django.test import Client

from bandeng.ballots import actions, slips
from bandeng.ballots.models import Elector, Item
from bandeng.ballots.queries import coowners
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.people.models import Person
from tests.ballots.conftest import NO, OF_TWO, WIFE, YES, Begin, Voting
from tests.ballots.test_bundle import verify
from tests.ballots.test_identify import resident, signed
from tests.ballots.test_settle_tie import unpacked_now
from tests.cases.conftest import Desk

HUSBAND = "13900000002"
AGAINST = "没有商量过,应当由我投"


@pytest.fixture
def shared(announced: Begin) -> tuple[Voting, Person, Person]:
    """The second number has two telephones."""
    voting = announced()
    return voting, resident(voting, HUSBAND), resident(voting, WIFE)


def line(voting: Voting, person: Person, place: int = 2) -> str:
    return coowners.own_lines(voting.slot(place), person).pop()


def name(voting: Voting, by: Person, whom: Person) -> Fact:
    ref = line(voting, whom)
    return actions.name_voter(elector=voting.slot(2), line=ref, by=by.id, at=voting.opens_at)


def contest(voting: Voting, by: Person, words: str = AGAINST) -> Fact:
    return actions.contest_voter(elector=voting.slot(2), words=words, by=by.id, at=voting.opens_at)


def settle(voting: Voting, ref: str, why: str = "问过两个人") -> Fact:
    by, at = voting.town.staff, voting.opens_at
    return actions.settle_voter(elector=voting.slot(2), line=ref, why=why, by=by, at=at)


def cast(voting: Voting, by: str, choices: dict[str, str]) -> Elector:
    slot = voting.slot(2)
    code = slips.code_of(slot.stream, slot.codes)
    actions.cast(elector=slot, code=code, choices=choices, by=by, at=voting.opens_at)
    return voting.slot(2)


def test_only_who_was_named_votes_on_line(shared: tuple[Voting, Person, Person]) -> None:
    voting, husband, wife = shared
    name(voting, husband, wife)
    with pytest.raises(NotYours, match="推举了由别人投"):
        cast(voting, husband.id, YES)
    with pytest.raises(NotYours):
        voting.cast(2, YES)  # a guest with the slip's code
    assert cast(voting, wife.id, YES).online != "-"
    with pytest.raises(NotYours, match="已经推举了别人"):
        name(voting, husband, husband)
    name(voting, wife, husband)
    assert voting.slot(2).voter == line(voting, husband), "who was named hands it on"
    told = Notice.objects.filter(kind="ballots.voter_named").values_list("recipient", flat=True)
    assert set(told) == {line(voting, husband), line(voting, wife)}, "each telephone, each time"
    rebuilding.check()


def test_who_is_contested_waits_and_so_does_the_count(shared: tuple[Voting, Person, Person]) -> None:
    voting, husband, wife = shared
    name(voting, husband, husband)
    cast(voting, husband.id, YES)
    with pytest.raises(NotNow, match="没有推举别人"):
        contest(voting, husband)
    contest(voting, wife)
    for person in (husband, wife):
        with pytest.raises(NotNow, match="等社区答复"):
            cast(voting, person.id, NO)
    with pytest.raises(NotNow, match="先定下来"):
        voting.close()
    with pytest.raises(NotNow):
        by, at = voting.town.staff, voting.opens_at
        actions.answer(elector=voting.slot(2), outcome="stands", words="对", by=by, at=at)
    settle(voting, line(voting, husband))
    slot = voting.slot(2)
    assert (slot.contested, slot.online != "-") == (False, True), "what was cast stands"
    rebuilding.check()


def test_another_voter_votes_anew_and_is_counted_once(
    shared: tuple[Voting, Person, Person], tmp_path: Path
) -> None:
    voting, husband, wife = shared
    name(voting, husband, husband)
    cast(voting, husband.id, YES)
    contest(voting, wife)
    settle(voting, line(voting, wife))
    assert voting.slot(2).online == "-"
    with pytest.raises(NotYours):
        cast(voting, husband.id, YES)
    cast(voting, wife.id, NO)
    for place in (1, 3, 4):
        voting.cast(place, YES)
    voting.close()
    item = Item.objects.get(vote=voting.vote)
    assert (item.yes_heads, item.no_heads) == (3, 1)
    code, said = verify(unpacked_now(voting, tmp_path))
    assert code == 0, said
    rebuilding.check()


def test_where_they_do_not_agree_none_votes_on_line_but_all_on_one_paper(
    shared: tuple[Voting, Person, Person],
) -> None:
    voting, husband, wife = shared
    name(voting, husband, husband)
    contest(voting, wife)
    settle(voting, life.NOBODY)
    with pytest.raises(NotNow, match="都签了字的纸质选票"):
        cast(voting, wife.id, YES)
    with pytest.raises(NotNow, match="等社区来定"):
        name(voting, husband, husband)
    voting.hand_in(2, where="desk")
    assert voting.slot(2).received


def test_a_paper_of_the_wrong_one_is_void_and_issued_anew(shared: tuple[Voting, Person, Person]) -> None:
    voting, husband, wife = shared
    name(voting, husband, husband)
    voting.hand_in(2)
    contest(voting, wife)
    assert settle(voting, line(voting, wife)).body["serial"] == "E0002-2"
    assert not voting.slot(2).received


@pytest.mark.parametrize("place", [1, 3])
def test_one_telephone_or_none_names_nobody(announced: Begin, place: int) -> None:
    voting = announced()
    person = resident(voting, "13900000001")
    expected = NotNow if place == 1 else NotYours
    with pytest.raises(expected):
        actions.name_voter(elector=voting.slot(place), line="x", by=person.id, at=voting.opens_at)


def test_what_is_lacking_is_told(shared: tuple[Voting, Person, Person]) -> None:
    voting, husband, wife = shared
    stranger = resident(voting, OF_TWO)
    with pytest.raises(NotYours):
        name(voting, stranger, wife)
    with pytest.raises(BadInput):
        actions.name_voter(elector=voting.slot(2), line="other", by=wife.id, at=voting.opens_at)
    with pytest.raises(NotNow):
        contest(voting, wife)
    with pytest.raises(NotNow):
        settle(voting, life.NOBODY)
    name(voting, husband, husband)
    with pytest.raises(BadInput):
        contest(voting, wife, " ")
    contest(voting, wife)
    with pytest.raises(NotNow, match="已经说过一次"):
        contest(voting, wife)
    for ref, why in (("other", "对"), (life.NOBODY, "")):
        with pytest.raises(BadInput):
            settle(voting, ref, why)
    with pytest.raises(NotNow, match="公告以后"):
        at = voting.closes_at
        ref = line(voting, wife)
        actions.name_voter(elector=voting.slot(2), line=ref, by=husband.id, at=at)


def test_on_the_pages(
    shared: tuple[Voting, Person, Person], desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting, husband, wife = shared
    frozen.move_to(voting.opens_at)
    here = f"/votes/{voting.vote_id}/"
    his, hers = signed(husband), signed(wife)
    for browser in (his, hers):
        assert browser.post(f"{here}identity/", {"number": "E0002"}).status_code == 302
    assert "几位共有的,推举由谁投" in his.get(f"{here}ballot/").content.decode()
    assert his.post(f"{here}voter/", {}).status_code == 422
    assert his.post(f"{here}voter/", {"line": line(voting, husband)}).status_code == 302
    assert "您家推举了由您来投" in his.get(f"{here}ballot/").content.decode()
    page = hers.get(f"{here}ballot/").content.decode()
    assert "您家推举了由 139****0002 来投" in page
    assert f"{here}casting/" not in page
    assert hers.post(f"{here}casting/", {"item-1": "yes"}).status_code == 403
    assert hers.post(f"{here}voter-objection/", {"contest": ""}).status_code == 422
    assert hers.post(f"{here}voter-objection/", {"contest": AGAINST}).status_code == 302
    assert "社区会来问" in his.get(f"{here}ballot/").content.decode()
    staff, there = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    page = staff.get(there).content.decode()
    assert AGAINST in page
    assert "139****0022" in page
    form = {"voter_of": "E0002", "line": line(voting, wife), "voter_why": ""}
    assert staff.post(f"{there}voter-settlement/", form).status_code == 422
    assert staff.post(f"{there}voter-settlement/", form | {"voter_why": "问过了"}).status_code == 302
    again = signed(wife)
    again.post(f"{here}identity/", {"number": "E0002"})
    page = again.get(f"{here}ballot/").content.decode()
    assert "您家推举了由您来投" in page
    assert "问过了" in page
    assert again.post(f"{here}casting/", {"item-1": "yes"}).status_code == 302
    assert Client().post(f"{here}voter/", {}).status_code in (302, 403)
