"""The pen: in turn, once, and chained; whoever is late is told so."""

from collections import Counter
from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandeng.kernel.canonical import NO_DIGEST
from bandeng.kernel.refusals import BadInput, Stale
from bandeng.ledger import pen, queries, rebuilding, sealing, upgrading, verifying
from bandeng.ledger.models import Fact
from tests.conftest import NOON
from tests.databases import rolled_back
from tests.ledger.conftest import SatDown, Say, StoodUp, hand


def test_facts_of_a_stream_are_chained(say: Say) -> None:
    first, second, other = say("bench:1"), say("bench:1"), say("bench:2")
    assert (first.turn, second.turn, other.turn) == (0, 1, 0)
    assert (first.previous, second.previous, other.previous) == (NO_DIGEST, first.digest, NO_DIGEST)


def test_what_has_no_id_was_not_said_before(say: Say) -> None:
    say()
    assert pen.said_before("", person="anybody") is None


def test_whoever_is_late_is_told(say: Say) -> None:
    say()
    for turn in (0, 7):
        with pytest.raises(Stale):
            pen.record(SatDown(seat=2), hand=hand(), stream="bench:1", turn=turn)
    assert Fact.objects.count() == 1
    assert Session.objects.get().session_data == "0:晴"


def test_the_same_submission_again_answers_with_the_first(say: Say) -> None:
    given_id = "0190c0de-0000-7000-8000-000000000001"
    first = pen.record(SatDown(seat=1), hand=hand(), stream="bench:1", turn=0, command=given_id)
    again = pen.record(SatDown(seat=9), hand=hand(), stream="bench:1", turn=0, command=given_id)
    assert again.id == first.id
    with pytest.raises(Stale):
        somebody = hand(person="somebody-else")
        pen.record(SatDown(seat=1), hand=somebody, stream="bench:1", turn=1, command=given_id)
    assert Fact.objects.count() == 1


def test_an_id_too_long_for_its_column_is_refused_with_a_sentence(say: Say) -> None:
    with pytest.raises(BadInput, match="编号太长"):
        pen.record(SatDown(seat=1), hand=hand(), stream="bench:1", turn=0, command="x" * 41)
    pen.record(SatDown(seat=1), hand=hand(), stream="bench:1", turn=0, command="x" * 40)


def test_a_fold_that_fails_leaves_nothing(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(fact: Fact) -> None:
        raise RuntimeError

    monkeypatch.setattr("bandeng.ledger.pen.project", trip)
    with pytest.raises(RuntimeError), transaction.atomic():
        say()
    assert not Fact.objects.exists()


def test_the_timeline_says_it_in_the_language_of_the_page(say: Say) -> None:
    say("bench:1", SatDown(seat=1))
    say("bench:1", StoodUp())
    say("bench:2")
    assert [entry.sentence for entry in queries.timeline("bench:1")] == ["有人坐下了", "有人站起来了"]


seats = st.integers(0, 9)
words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
writes = st.lists(
    st.tuples(st.sampled_from(["bench:1", "bench:2", "bench:3"]), st.integers(0, 4), seats, words),
    max_size=14,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(writes=writes, seal_after=st.integers(1, 5))
def test_whatever_writers_do_the_book_is_whole(
    db: None, bench: None, writes: list[tuple[str, int, int, str]], seal_after: int
) -> None:
    """Writers who saw an old page, or imagine turns: a fact is written exactly when the turn was next."""
    expected: Counter[str] = Counter()
    with rolled_back():
        for number, (stream, turn, seat, said) in enumerate(writes, start=1):
            with suppress(Stale), transaction.atomic():
                pen.record(SatDown(seat=seat, with_words=said), hand=hand(), stream=stream, turn=turn)
                assert turn == expected[stream]
                expected[stream] += 1
            if number % seal_after == 0:
                sealing.seal(NOON)
        assert Fact.objects.count() == expected.total()
        assert verifying.verify().is_whole
        assert rebuilding.check().is_equal


def test_an_old_shape_is_read_as_the_new_one(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = say("bench:1", SatDown(seat=4))
    monkeypatch.setattr(upgrading, "UPGRADERS", {})

    @upgrading.upgrades(SatDown.NAME, from_version=1)
    def seats_got_letters(body: upgrading.Body) -> upgrading.Body:
        return body | {"seat": "abcde"[body["seat"]]}

    @upgrading.upgrades(SatDown.NAME, from_version=2)
    def words_got_marks(body: upgrading.Body) -> upgrading.Body:
        return body | {"with_words": f"「{body['with_words']}」"}

    assert upgrading.upgrade(SatDown.NAME, 1, {"seat": 0, "with_words": "x"}) == {
        "seat": "a",
        "with_words": "「x」",
    }
    assert upgrading.upgrade(SatDown.NAME, 3, {"seat": "a"}) == {"seat": "a"}
    assert Fact.objects.get(id=fact.id).body["seat"] == "e"
    with pytest.raises(upgrading.Unreadable, match=r"ledger.sat_down version 1"):
        rebuilding.rebuild()
    with pytest.raises(ValueError, match="twice"):
        upgrading.upgrades(SatDown.NAME, from_version=1)(seats_got_letters)
