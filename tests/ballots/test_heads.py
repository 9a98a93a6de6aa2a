"""Heads are signed with a key outside the database, each continues the one before, scrutineers are told."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from bandeng.ballots import actions, headkey, queries
from bandeng.ballots.models import Scrutineer
from bandeng.ballots.rules import heads
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import queries as ledger
from bandeng.notices.kinds import matters
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from tests.ballots.conftest import NO, YES, Begin, Voting
from tests.cases.conftest import Desk

POST = "house_manager@410103012002-01"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def sign(voting: Voting, after: timedelta = timedelta(0)) -> int:
    return voting.sign(at=voting.opens_at + after)


def test_without_a_key_nothing_is_signed(announced: Begin, settings: Settings, tmp_path: Path) -> None:
    settings.BANDENG_HEADS_KEY_FILE = tmp_path / "heads.pem"
    assert sign(announced()) == 0


def test_a_file_with_another_thing_in_it_is_named(
    announced: Begin, settings: Settings, tmp_path: Path
) -> None:
    settings.BANDENG_HEADS_KEY_FILE = tmp_path / "heads.pem"
    (tmp_path / "heads.pem").write_text("不是钥匙", "utf-8")
    with pytest.raises(BadInput, match=r"heads\.pem"):
        sign(announced())


def test_a_key_is_for_its_owner_only_and_never_written_over(head_key: headkey.HeadKey) -> None:
    assert headkey.key_file().stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        headkey.make()
    again = headkey.head_key()
    assert again
    assert again.public == head_key.public


def test_a_head_is_signed_over_all_lines_and_continues_the_one_before(
    announced: Begin, head_key: headkey.HeadKey
) -> None:
    voting = announced()
    assert sign(voting) == 1
    voting.cast(1, YES)
    voting.cast(2, NO)
    assert sign(voting, HOUR) == 1
    first, second = reversed(queries.heads(voting.vote))
    assert (first.number, first.stage, first.previous) == (1, "announced", "-")
    assert (second.number, second.previous, second.entries) == (2, first.digest, first.entries + 2)
    for head in (first, second):
        assert headkey.fits(head_key.public, head.signed().text(), head.signature)
        lines = queries.entries(voting.vote, up_to=ledger.seal(head.seal).last)
        assert heads.root(lines) == head.root
    assert not headkey.fits(head_key.public, second.signed().text(), first.signature)
    assert second.code == heads.code(second.digest)
    assert len(second.code.split()) == 8


def test_only_what_is_sealed_is_signed_and_nothing_twice(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    assert sign(voting) == 1
    voting.cast(1, YES)
    assert actions.sign_heads(at=voting.opens_at + HOUR) == 0, "the ballot is not sealed yet"
    assert sign(voting, HOUR) == 1
    assert sign(voting, 2 * HOUR) == 0, "nothing new; the head itself is no line"


def test_ballots_wait_ten_minutes_and_a_close_does_not(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    sign(voting)
    voting.cast(1, YES)
    assert sign(voting, 9 * MINUTE) == 0
    assert sign(voting, 10 * MINUTE) == 1
    last = voting.closes_at - voting.opens_at
    voting.cast(2, YES, at=voting.closes_at - MINUTE)
    assert sign(voting, last - MINUTE) == 1
    voting.close()
    assert sign(voting, last) == 1
    newest = queries.last_head(voting.vote)
    assert newest
    assert newest.stage == "closed"


def test_a_line_holds_no_choice_no_moment_and_no_person(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    voting.cast(1, YES)
    sign(voting)
    seal = ledger.last_seal()
    assert seal
    text = b"\n".join(each.line() for each in queries.entries(voting.vote, up_to=seal.last)).decode()
    assert "yes" not in text
    assert "2022-" not in text
    assert voting.town.staff not in text


def test_scrutineers_are_told_of_the_first_head_of_a_day(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    by, at = voting.town.staff, voting.opens_at
    owner = str(people.register(kind="resident", name="", phone="13800001111", at=at).pk)
    actions.name_witness(vote=voting.vote, post=POST, by=by, at=at)
    actions.name_witness(vote=voting.vote, phone="138 0000 1111", by=by, at=at)
    sign(voting)
    voting.cast(1, YES)
    sign(voting, HOUR)
    told = Notice.objects.filter(recipient=POST, kind="ballots.head_signed")
    assert told.count() == 1, "the second of the day is told to nobody"
    voting.cast(2, YES, at=at + timedelta(days=1))
    sign(voting, timedelta(days=1))
    assert told.count() == 2
    assert Notice.objects.filter(recipient=owner).count() == 2


def test_who_may_name_scrutineers_and_whom(announced: Begin) -> None:
    voting = announced()
    by, at = voting.town.staff, voting.opens_at
    with pytest.raises(BadInput) as nobody:
        actions.name_witness(vote=voting.vote, post="nobody@nowhere", by=by, at=at)
    assert "post" in nobody.value.issues
    with pytest.raises(BadInput) as stranger:
        actions.name_witness(vote=voting.vote, phone="13900009999", by=by, at=at)
    with pytest.raises(BadInput) as refused:
        actions.name_witness(vote=voting.vote, phone="123", by=by, at=at)
    assert refused.value.issues == {"phone": "这不是电话号码:手机写11位"}
    assert "登录一次" in stranger.value.issues["phone"]
    with pytest.raises(NotYours):
        actions.name_witness(vote=voting.vote, post=POST, by=voting.town.holder(POST), at=at)
    actions.name_witness(vote=voting.vote, post=POST, by=by, at=at)
    with pytest.raises(BadInput, match="还没有记下"):
        actions.name_witness(vote=voting.vote, post=POST, by=by, at=at)
    actions.release_witness(vote=voting.vote, witness=POST, by=by, at=at)
    assert not Scrutineer.objects.exists()
    with pytest.raises(BadInput):
        actions.release_witness(vote=voting.vote, witness=POST, by=by, at=at)
    voting.close()
    actions.publish(vote=voting.vote, days=15, by=by, at=voting.closes_at)
    with pytest.raises(NotNow):
        actions.name_witness(vote=voting.vote, post=POST, by=by, at=voting.closes_at)


def test_the_command_makes_a_key_once_and_shows_its_public_half(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.BANDENG_HEADS_KEY_FILE = tmp_path / "keys" / "heads.pem"
    call_command("ballot", "key", "--json")
    first = json.loads(capsys.readouterr().out)
    call_command("ballot", "key", "--json")
    again = json.loads(capsys.readouterr().out)
    assert (first["made"], again["made"]) == (True, False)
    assert first["public"] == again["public"]
    assert first["code"] == heads.key_code(first["public"])


def test_the_pages_show_what_hangs_on_the_wall(
    announced: Begin, head_key: headkey.HeadKey, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    here, anybody = f"/votes/{voting.vote_id}/", Client()
    assert "还没有签过封存码" in anybody.get(here).content.decode()
    assert "还没有签过封存码" in anybody.get(f"{here}heads/").content.decode()
    sign(voting)
    voting.cast(1, YES)
    sign(voting, HOUR)
    head = queries.head(voting.vote, 2)
    for address in ("", "sheet/", "heads/", "heads/2/", "heads/2/sheet/"):
        assert head.code in _plain(anybody, here + address), address
    for address in ("", "sheet/", "heads/2/", "heads/2/sheet/"):
        assert heads.key_code(head_key.public) in _plain(anybody, here + address), address
    assert head.code not in anybody.get(f"{here}heads/?below=2").content.decode()
    told = anybody.get(f"{here}heads.json").json()
    assert [each["number"] for each in told["heads"]] == [1, 2]
    assert anybody.get(f"{here}heads/3/").status_code == 404


def test_no_result_is_printed_with_a_seal_from_before_the_count(
    announced: Begin, head_key: headkey.HeadKey
) -> None:
    voting = announced()
    sheet, late = f"/votes/{voting.vote_id}/sheet/", "封存码还没有封到计票"
    sign(voting)
    assert late not in Client().get(sheet).content.decode()
    voting.cast(1, YES)
    voting.close()
    before = queries.head(voting.vote, 1)
    page = Client().get(sheet).content.decode()
    assert late in page and before.code not in page
    sign(voting, voting.closes_at - voting.opens_at + HOUR)
    page = _plain(Client(), sheet)
    assert late not in page and queries.head(voting.vote, 2).code in page


def _plain(anybody: Client, address: str) -> str:
    """The page with its codes in one line."""
    return anybody.get(address).content.decode().replace("<br>", " ")


def test_scrutineers_are_named_at_the_desk(
    announced: Begin, head_key: headkey.HeadKey, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    staff, here = desk("shequ"), f"/desk/votes/{voting.vote_id}/"
    assert staff.post(f"{here}witness/", {"phone": "13900009999"}).status_code == 422
    assert staff.post(f"{here}witness/", {"post": POST}).status_code == 302
    assert "监票人(1 位)" in staff.get(here).content.decode()
    assert staff.post(f"{here}release/", {"witness": POST}).status_code == 302
    assert "监票人(0 位)" in staff.get(here).content.decode()


def test_a_scrutineer_finds_her_votes_and_nobody_is_told_there_are_none(
    announced: Begin, desk: Desk, frozen: time_machine.Traveller
) -> None:
    voting = announced()
    office = desk("chengguan")
    page = office.get("/desk/votes/").content.decode()
    assert "您的岗位不办表决" in page and 'href="/votes/"' in page
    assert "还没有表决" not in page and "选聘物业服务企业" not in page
    post = "department_desk@410103-cg"
    actions.name_witness(vote=voting.vote, post=post, by=voting.town.staff, at=voting.town.noon)
    page = office.get("/desk/votes/").content.decode()
    assert "请您监票的" in page and f'href="/votes/{voting.vote_id}/"' in page
    assert office.get(f"/desk/votes/{voting.vote_id}/").status_code == 404, "she watches, she does not run it"
    by, at = voting.town.staff, voting.town.noon
    actions.release_witness(vote=voting.vote, witness=post, by=by, at=at)
    assert "选聘物业服务企业" not in office.get("/desk/votes/").content.decode()


def test_the_notice_of_a_head_says_its_number_and_code(announced: Begin, head_key: headkey.HeadKey) -> None:
    voting = announced()
    actions.name_witness(vote=voting.vote, post=POST, by=voting.town.staff, at=voting.opens_at)
    sign(voting)
    stream = Notice.objects.get(recipient=POST, kind="ballots.head_signed").stream
    head = queries.head(voting.vote, 1)
    assert matters([stream])[stream].number == f"第1号 {head.code}"
    assert matters([stream])[stream].page == f"/votes/{voting.vote_id}/heads/1/"
