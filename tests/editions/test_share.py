"""A rate in a report names what it is of."""

from datetime import date
from fractions import Fraction

from bandeng.editions.queries.wording import quoted
from bandeng.editions.rules.matching import RIGHT, match, taken_back
from bandeng.editions.rules.numbers import Question
from bandeng.figures.queries import Reading
from bandeng.figures.rules import CATALOGUE, Counted
from bandeng.figures.rules import Question as Asked
from bandeng.kernel.periods import day_begins
from bandeng.rulebook.rules.reports import Wording

FIRST, AFTER = date(2022, 7, 1), date(2022, 8, 1)


def test_a_share_names_what_it_is_of() -> None:
    """14 of 20 is said so, not as 7 of 10; and it is known again when the file comes back."""
    counted = Counted(value=Fraction(7, 10), evidence=(), numerator=14, denominator=20, records=20)
    begins, ends = day_begins(FIRST), day_begins(AFTER)
    asked = Asked(place="410103/", begins_at=begins, ends_at=ends, height=1, known_at=ends)
    reading = Reading(figure=CATALOGUE["cases.on_time"], question=asked, counted=counted, seal=None)
    question = Question(figure="cases.on_time", place="410103", first=FIRST, after=AFTER)
    how = Wording(figure="cases.on_time", classifier="")
    number = quoted(question, 'split("cases.on_time")', "split", reading, how)
    assert number.wording == "70.0%\uff0820件中的14件\uff09"
    before = f"按期处置率{number.wording}。"
    matched = match(before, before, [(5, number)], ("件",))
    assert {each.state for each in matched.matches} == {RIGHT}
    assert taken_back(before, matched, [(5, number)]) == '按期处置率{{ split("cases.on_time") }}。'
    edited = before.replace("14件", "15件")
    assert {each.found.written: each.state for each in match(edited, before, [(5, number)], ("件",)).matches}[
        "15"
    ] != RIGHT
