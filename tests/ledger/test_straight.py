"""What goes straight into a table is what the ORM would have written; it comes out the same, too."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from bandeng.inbox.models import Clock, ToDo
from bandeng.ledger import straight
from bandeng.ledger.models import Fact, Picture
from tests.conftest import NOON


def _todo(key: str, *, due_at: datetime | None = NOON, urgent: bool = False) -> ToDo:
    return ToDo(
        id=key, stream="case:1", kind="cases.accept", seat='grid"leader\\@1', place="1/2/", urgent=urgent,
        opened_at=NOON, due_at=due_at,
    )  # fmt: skip


def _columns(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("due_at", [None, NOON, NOON + timedelta(microseconds=7)])
def test_a_row_is_the_one_the_orm_would_write(db: None, due_at: datetime | None) -> None:
    straight.insert(_todo("straight", due_at=due_at, urgent=True))
    _todo("orm", due_at=due_at, urgent=True).save(force_insert=True)
    one, other = (_columns(ToDo.objects.get(id=key)) for key in ("straight", "orm"))
    assert one | {"id": ""} == other | {"id": ""}


def test_several_rows_go_in_at_once_and_none_is_no_statement(
    db: None, django_assert_num_queries: object
) -> None:
    straight.insert(*(_todo(f"{number}") for number in range(3)))
    straight.insert()
    assert ToDo.objects.count() == 3


def test_the_key_the_database_gives_is_taken_over(db: None) -> None:
    def fact(turn: int) -> Fact:
        return Fact(
            stream="s", turn=turn, name="n", version=1, place="-", person="p", post="q", act="a", at=NOON,
            body_text="{}", command=f"c{turn}", algorithm="sha256", previous="0", digest="1",
        )  # fmt: skip

    first, second = fact(0), fact(1)
    assert straight.append(first)
    assert straight.append(second)
    assert second.id > first.id
    assert Fact.objects.get(id=second.id).turn == 1
    assert not straight.append(fact(1))
    assert Fact.objects.count() == 2, "one can go on: the transaction is whole"


def test_only_rows_that_agree_are_changed(db: None) -> None:
    straight.insert(_todo("1"), _todo("2", due_at=None), _todo("3", due_at=NOON + timedelta(hours=1)))
    assert straight.change(ToDo, {"due_at": None}, {"kind": "none"}) == 1
    assert straight.change(ToDo, {"due_at": straight.After(NOON)}, {"kind": "later"}) == 1
    assert straight.change(ToDo, {"id": ["1", "2"]}, {"urgent": True, "due_at": None}) == 2
    assert straight.change(ToDo, {"id": []}, {"urgent": True}) == 0
    rows = ToDo.objects.order_by("id").values_list("id", "kind", "urgent", "due_at")
    assert list(rows) == [
        ("1", "cases.accept", True, None),
        ("2", "none", True, None),
        ("3", "later", False, NOON + timedelta(hours=1)),
    ]


def test_a_column_grows(db: None) -> None:
    Picture.objects.create(digest="9f", width=3, height=4, kind="jpeg", size=5)
    assert straight.change(Picture, {"digest": "9f"}, {"size": straight.More(2), "width": 7}) == 1
    assert straight.one(Picture, {"digest": "9f"}, "width", "size") == (7, 7)


def test_what_is_found_is_what_the_orm_reads(db: None) -> None:
    straight.insert(_todo("1", urgent=True), _todo("2", due_at=None))
    names = ("id", "urgent", "opened_at", "due_at", "done_at")
    for key in ("1", "2"):
        assert straight.find(ToDo, {"id": key}, *names) == [ToDo.objects.values_list(*names).get(id=key)]
    assert straight.find(Clock, {"stream": "nothing"}, "due_at") == []
    assert straight.one(ToDo, {"id": "2"}, "urgent", "due_at") == (False, None)
    with pytest.raises(ObjectDoesNotExist):
        straight.one(ToDo, {"stream": "case:1"}, "id")
