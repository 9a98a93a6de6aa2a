"""What verify asks of the vault is every commitment of the book, found in its text."""

import json
from typing import Any

from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from bandeng.people.keeping import KEPT
from tests.cases import journeys
from tests.cases.conftest import noon, town

__all__ = ["noon", "town"]


def _kept(value: Any) -> list[tuple[str, str]]:
    if isinstance(value, dict) and value.keys() == {"kept", "seal"}:
        return [(value["kept"], value["seal"])]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for each in inner for found in _kept(each)]


def test_the_text_gives_the_commitments_that_the_document_has(town: Town) -> None:
    journeys.contested(town)
    bodies = list(Fact.objects.values_list("body_text", flat=True))
    found = [KEPT.findall(body) for body in bodies]
    assert found == [_kept(json.loads(body)) for body in bodies]
    assert sum(map(len, found)) > 5


def test_words_that_look_like_one_are_none() -> None:
    assert KEPT.findall(json.dumps({"words": '{"kept":"a","seal":"b"}'})) == []
