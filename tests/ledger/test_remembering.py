"""A request asks once; what is said in it is seen at once."""

from bandeng.ledger import remembering
from bandeng.ledger.remembering import once
from tests.ledger.conftest import Say


def test_a_question_is_asked_once_in_a_request_and_each_time_outside() -> None:
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    assert [once("bench", "how many", ask) for _turn in range(2)] == [1, 2]
    with remembering.remembering():
        assert [once("bench", "how many", ask) for _turn in range(2)] == [3, 3]
        assert once("bench", "another", ask) == 4
        remembering.forget("places")
        assert once("bench", "how many", ask) == 3
        remembering.forget("bench")
        assert once("bench", "how many", ask) == 5
    assert once("bench", "how many", ask) == 6


def test_a_fact_forgets_what_its_room_was_asked(say: Say) -> None:
    with remembering.remembering():
        assert once("ledger", "sitting", lambda: "nobody") == "nobody"
        assert once("places", "sitting", lambda: "nobody") == "nobody"
        say()
        assert once("ledger", "sitting", lambda: "somebody") == "somebody"
        assert once("places", "sitting", lambda: "somebody") == "nobody"


def test_what_was_noted_is_known_only_until_the_end() -> None:
    remembering.note("bench", "name", "Lee")
    assert remembering.known("bench", "name") is None
    with remembering.remembering():
        remembering.note("bench", "name", "Lee")
        assert remembering.known("bench", "name") == "Lee"
        with remembering.remembering():
            assert remembering.known("bench", "name") is None
    assert remembering.known("bench", "name") is None
