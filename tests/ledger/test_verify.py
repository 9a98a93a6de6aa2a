"""One byte changed in any fact, link or seal is found, and said in a plain sentence."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F, Model

from bandeng.kernel.canonical import canonical
from bandeng.ledger import pen, reading, sealing, verifying
from bandeng.ledger.models import Fact, Seal
from tests.conftest import NOON
from tests.ledger.conftest import SatDown, Say, StoodUp, sql

Unguarded = Callable[[], None]


@pytest.fixture
def book_of_ten(say: Say) -> list[Fact]:
    """Ten facts in two streams under two seals, the last two not sealed."""
    facts = [
        say(f"bench:{number % 2}", SatDown(seat=number, with_words='一"\\\n\u2028🪑')) for number in range(4)
    ]
    sealing.seal(NOON)
    facts += [say(f"bench:{number % 2}", StoodUp(), minutes=1) for number in range(4)]
    sealing.seal(NOON + timedelta(minutes=1))
    return [*facts, say("bench:0"), say("bench:2")]


def test_a_book_that_nobody_touched_is_whole(book_of_ten: list[Fact]) -> None:
    report = verifying.verify()
    assert report.is_whole
    assert (report.facts, report.streams, report.seals) == (10, 3, 2)
    assert (report.sealed, report.height) == (book_of_ten[7].id, book_of_ten[9].id)


def test_an_empty_book_is_whole(db: None) -> None:
    assert verifying.verify().is_whole


def test_the_fast_reading_hashes_the_same_bytes(book_of_ten: list[Fact]) -> None:
    rows = list(reading.facts(up_to=book_of_ten[-1].id))
    assert [reading.envelope_bytes(row) for row in rows] == [
        canonical(pen.envelope(fact)) for fact in Fact.objects.order_by("id")
    ]
    assert {row.at[-1] for row in rows} == {"Z"}


def _columns(model: type[Model]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields]


@pytest.mark.parametrize("column", _columns(Fact))
def test_a_change_in_any_column_of_a_fact_is_found(
    book_of_ten: list[Fact], unguarded: Unguarded, column: str
) -> None:
    chosen = book_of_ten[5]
    unguarded()
    _change(Fact, column, chosen.id)
    report = verifying.verify()
    assert report.broken is not None
    if column not in {"id", "stream", "turn"}:
        assert (report.broken.what, report.broken.number) == ("fact", chosen.id)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("column", _columns(Seal))
def test_a_change_in_any_column_of_a_seal_is_found(
    book_of_ten: list[Fact], unguarded: Unguarded, column: str, number: int
) -> None:
    unguarded()
    _change(Seal, column, number)
    report = verifying.verify()
    assert report.broken is not None
    assert report.broken.what == "seal"


def _change(model: type[Model], column: str, number: int) -> None:
    """The smallest change: one more, one microsecond later, another last letter."""
    rows = model._default_manager.filter(pk=number)
    if column == "at":
        rows.update(at=rows.values_list("at", flat=True).get() + timedelta(microseconds=1))
    elif isinstance(was := rows.values_list(column, flat=True).get(), int):
        rows.update(**{column: F(column) + 100})
    else:
        rows.update(**{column: f"{was[:-1]}{'x' if was[-1] != 'x' else 'y'}"})


def test_a_fact_taken_out_is_found(book_of_ten: list[Fact], unguarded: Unguarded) -> None:
    unguarded()
    Fact.objects.filter(id=book_of_ten[7].id).delete()  # the last of its stream: no link tells
    report = verifying.verify()
    assert report.broken and (report.broken.what, report.broken.number) == ("seal", 2)
    assert "4" in report.broken.sentence and "3" in report.broken.sentence


def test_all_facts_taken_out_are_found(book_of_ten: list[Fact], unguarded: Unguarded) -> None:
    unguarded()
    Fact.objects.all().delete()
    assert not verifying.verify().is_whole


def test_a_fact_rewritten_with_its_digest_breaks_the_link(
    book_of_ten: list[Fact], unguarded: Unguarded
) -> None:
    unguarded()
    _rewrite(book_of_ten[4])
    report = verifying.verify()
    assert report.broken and report.broken.what in {"link", "seal"}


def test_the_last_fact_of_a_stream_rewritten_breaks_the_seal(
    book_of_ten: list[Fact], unguarded: Unguarded
) -> None:
    unguarded()
    _rewrite(book_of_ten[7])
    report = verifying.verify()
    assert report.broken and (report.broken.what, report.broken.number) == ("seal", 2)


def _rewrite(fact: Fact) -> None:
    fact.person = "somebody else"
    Fact.objects.filter(id=fact.id).update(person=fact.person, digest=pen.digest_of(fact))


def test_a_seal_taken_out_is_found(book_of_ten: list[Fact], unguarded: Unguarded) -> None:
    unguarded()
    Seal.objects.filter(id=1).delete()
    report = verifying.verify()
    assert report.broken and (report.broken.what, report.broken.number) == ("seal", 2)


def test_text_that_is_no_text_is_found(book_of_ten: list[Fact], unguarded: Unguarded) -> None:
    if connection.vendor == "postgresql":
        return  # it refuses such bytes itself
    unguarded()
    with sql() as execute:
        execute(f"UPDATE ledger_fact SET person = CAST(X'ff' AS TEXT) WHERE id = {book_of_ten[3].id}")
    report = verifying.verify()
    assert report.broken and (report.broken.what, report.broken.number) == ("fact", book_of_ten[3].id)


def test_a_higher_room_may_add_its_own_promise(
    book_of_ten: list[Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "CHECKS", {})
    verifying.also("vault", lambda: None)
    assert verifying.verify().is_whole
    verifying.also("vault", lambda: "an entry does not match")
    report = verifying.verify()
    assert report.broken and (report.broken.what, report.broken.sentence) == (
        "vault",
        "an entry does not match",
    )


def test_the_command_says_it_and_ends_with_one(
    book_of_ten: list[Fact], unguarded: Unguarded, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify", "--json")
    assert json.loads(capsys.readouterr().out)["whole"] is True
    unguarded()
    _change(Fact, "body_text", book_of_ten[2].id)
    with pytest.raises(CommandError, match=f"第{book_of_ten[2].id}条事实") as refused:
        call_command("verify")
    assert refused.value.returncode == 1
    with pytest.raises(SystemExit) as stopped:
        call_command("verify", "--json")
    assert stopped.value.code == 1
    assert json.loads(capsys.readouterr().out)["broken"]["number"] == book_of_ten[2].id


def test_the_command_compares_with_seals_written_down_elsewhere(book_of_ten: list[Fact]) -> None:
    digest = Seal.objects.get(id=2).digest
    call_command("verify", "--against", f"2={digest}")
    for given, code in ((f"2={'0' * 64}", 1), ("2", 2), ("9=ab", 3)):
        with pytest.raises(CommandError) as refused:
            call_command("verify", "--against", given)
        assert refused.value.returncode == code
