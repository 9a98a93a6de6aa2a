"""``bandeng edition verify``: equal, what later facts would change, and a number that is not what its
seal says.
"""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from bandeng.demo.town import Town
from bandeng.editions.models import Number
from bandeng.ledger import sealing
from tests.editions.conftest import address_of, frozen, published


def verify(*words: str) -> str:
    out = StringIO()
    call_command("edition", "verify", *words, stdout=out)
    return out.getvalue()


def test_equal_is_said(town: Town) -> None:
    town.case()
    frozen(town)
    assert "每个数字都和封存时一致" in verify("1")
    assert "会改变" not in verify("1", "--year", "2022")
    assert "现在的数截至第1号封存(2022-0" in verify("1")


def test_what_later_facts_would_change_is_listed(town: Town) -> None:
    town.case()
    frozen(town)
    town.case()
    sealing.seal(town.noon)
    said = verify("1")
    assert "每个数字都和封存时一致" in said
    assert "cases.reported 从1变成2" in said
    answer: dict[str, Any] = json.loads(verify("1", "--json"))
    assert answer["equal"]
    assert [row["counted_now"] for row in answer["figures"][0]["changes"]] == [True]


def test_it_is_said_that_there_are_more_records_than_are_listed(town: Town) -> None:
    town.case()
    edition = published(town)
    for _one in range(23):
        town.case()
    sealing.seal(town.noon)
    assert "只列出前 20 条,还有 3 条" in verify("1")
    row = json.loads(verify("1", "--json"))["figures"][0]
    assert (len(row["changes"]), row["changes_left_off"]) == (20, 3)
    assert "只列出前 20 条,还有 3 条" in Client().get(f"{address_of(edition)}recount/").content.decode()


def test_a_number_that_is_not_what_its_seal_says_is_found(town: Town) -> None:
    town.case()
    edition = frozen(town)
    Number.objects.filter(edition=edition).update(value="7", wording="7件")
    with pytest.raises(SystemExit) as stopped:
        verify("1")
    assert stopped.value.code == 1


def test_what_is_not_there_is_said(town: Town) -> None:
    with pytest.raises(CommandError, match="第9期"):
        verify("9")
