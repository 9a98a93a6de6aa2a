"""What an owner reads beyond the public bundle, and that the two cannot be joined to who chose what."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client

from bandeng.ballots import actions, owners, slips
from bandeng.ballots.sheets import Voter, voters_of
from bandeng.ballots.web.bundling import packed
from bandeng.rulebook.queries import book
from tests.ballots.conftest import NO, YES, Begin, Voting

SILENT = (3, 7)  # places in the order of the rooms
HOMES = [(f"{place}-101",) for place in range(1, 13)] + [("13-101", "13-102", "13-103")]
Files = dict[str, bytes]


def voted(prepared: Begin, numbers: list[int], *, silent: tuple[int, ...] = SILENT) -> Voting:
    """Thirteen owners with these numbers in the order of their rooms; all vote but for the silent."""
    voting = prepared()
    by, at = voting.town.staff, voting.town.noon
    voters = [
        Voter(number=f"E{number:04d}", area=6000 + number * 111, units=units)
        for number, units in zip(numbers, HOMES, strict=True)
    ]
    actions.take_roll(vote=voting.vote, voters=sorted(voters, key=lambda each: each.number), by=by, at=at)
    actions.announce(vote=voting.vote, opens_at=voting.opens_at, closes_at=voting.closes_at, by=by, at=at)
    for place, number in enumerate(numbers, 1):
        if place not in silent:
            voting.cast(number, NO if number % 3 else YES)
    return voting


def opened(voting: Voting, number: int) -> Client:
    """The browser of an owner who gave her code."""
    client, slot = Client(), voting.slot(number)
    form = {"number": slot.number, "code": slips.code_of(slot.stream, slot.codes)}
    assert client.post(f"/votes/{voting.vote_id}/ballot/", form).status_code == 302
    return client


def edition(voting: Voting, number: int) -> Files:
    answer = opened(voting, number).get(f"/votes/{voting.vote_id}/ballot/owners.zip")
    assert answer["Content-Type"] == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.content)) as box:
        return {name: box.read(name) for name in box.namelist()}


def rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(file.decode("utf-8-sig"))))


def test_an_owner_reads_which_rooms_took_part_and_her_own_line(prepared: Begin) -> None:
    voting = voted(prepared, list(range(1, 14)))
    voting.close()
    files = edition(voting, 13)
    table = rows(files["rooms.csv"])
    assert table[0] == ["房号", "参加表决"]
    assert [room for room, took in table[1:] if took == "没有参加"] == ["3-101", "7-101"]
    assert [row[0] for row in table[-3:]] == ["13-101", "13-102", "13-103"], "each room has a line"
    assert rows(files["mine.csv"])[1] == ["E0013", "13-101 13-102 13-103", "74.43", "3"]
    page = opened(voting, 13).get(f"/votes/{voting.vote_id}/ballot/rooms/").content.decode()
    assert "7-101" in page
    assert "只给业主看" in page


def test_nobody_else_and_nobody_before_the_count(prepared: Begin) -> None:
    voting = voted(prepared, list(range(1, 14)))
    here = f"/votes/{voting.vote_id}/ballot/"
    owner = opened(voting, 1)
    for name in ("rooms/", "owners.zip"):
        assert owner.get(here + name).status_code == 404
    voting.close()
    for name in ("rooms/", "owners.zip"):
        assert Client().get(here + name)["Location"] == here
        assert owner.get(here + name).status_code == 200


def test_of_few_who_took_part_no_room_is_told(prepared: Begin) -> None:
    voting = voted(prepared, list(range(1, 14)), silent=(1, 2, 3, 4))
    voting.close()
    files = edition(voting, 5)
    assert set(files) == {"mine.csv", "README.txt"}
    assert "不到 10 个" in files["README.txt"].decode()
    assert "不到 10 个" in opened(voting, 5).get(f"/votes/{voting.vote_id}/ballot/rooms/").content.decode()


def test_a_vote_of_residents_has_none(announced: Begin) -> None:
    voting = announced(rule="residents-representatives")
    voting.close()
    assert not owners.is_for(voting.vote)


def _public(voting: Voting) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    with zipfile.ZipFile(BytesIO(packed(voting.vote))) as box:
        roll, ballots = (box.read(name).decode().splitlines() for name in ("roll.jsonl", "ballots.jsonl"))
    return [json.loads(line) for line in roll], [json.loads(line) for line in ballots]


def test_the_two_editions_cannot_be_joined(prepared: Begin) -> None:
    """Whoever has both knows of a room that it took part, and for that any ballot may be hers.

    The same rooms take part under other numbers, areas and choices: the list of rooms does not change by a
    byte, so that nothing in it can tell which of them is true.
    """
    one = voted(prepared, list(range(1, 14)))
    other = voted(prepared, [13, 5, 9, 1, 12, 7, 3, 11, 2, 8, 4, 10, 6])
    one.close()
    other.close()
    assert edition(one, 1)["rooms.csv"] == edition(other, 13)["rooms.csv"]
    roll, ballots = _public(one)
    theirs = {value for row in rows(edition(one, 1)["rooms.csv"]) for value in row}
    assert not theirs & {str(value) for row in (*roll, *ballots) for value in row.values()}
    assert len(rows(edition(one, 1)["rooms.csv"])) - 1 == sum(row["units"] for row in roll)


@pytest.mark.parametrize("member", ["rooms.csv", "README.txt"])
def test_what_all_owners_get_is_the_same(prepared: Begin, member: str) -> None:
    voting = voted(prepared, list(range(1, 14)))
    voting.close()
    assert edition(voting, 1)[member] == edition(voting, 3)[member]


def test_numbers_of_an_uploaded_roll_do_not_follow_its_rows() -> None:
    text = "房号,业主,面积\n" + "".join(f"{n}-101,业主{n},80\n" for n in range(1, 201))
    rule = book().voting_rule("civil-code-278-general")
    found = [each.number for each in voters_of(BytesIO(text.encode()), "名册.csv", rule=rule)]
    assert found != sorted(found)
    assert sorted(found) == [f"E{n:04d}" for n in range(1, 201)]
