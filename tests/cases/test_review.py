"""Looking again: rework, or upheld with a reply; never by who worked on it."""

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.verbs import verb_of
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.inbox.queries import waiting_for
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import rebuilding
from tests.cases import journeys

REWORK = actions.Verdict(outcome="rework", words="确实不亮")
UPHOLD = actions.Verdict(outcome="uphold", words="已换新灯,当晚看过是亮的")


def test_rework_goes_back_to_the_handler(town: Town) -> None:
    case = journeys.contested(town)
    actions.review(case=case, verdict=REWORK, by=town.holder(journeys.SECRETARY), at=town.noon)
    assert town.again(case).state == "handling"
    assert ToDo.objects.open().get(stream=case.stream).seat == "grid_leader@410103012002-01"


def test_upheld_closes_it_with_the_reporters_word_kept(town: Town) -> None:
    case = journeys.contested(town)
    actions.review(case=case, verdict=UPHOLD, by=town.holder(journeys.SECRETARY), at=town.noon)
    case = town.again(case)
    assert (case.state, case.result, case.answer) == ("closed", "upheld", "not")


def test_a_declined_matter_is_accepted_anew(town: Town) -> None:
    case = town.case()
    why = actions.Declining(reason="这是住户自己的灯", basis="物业服务合同")
    actions.decline(case=case, why=why, by=town.leader, at=town.noon)
    word = actions.Word(answer="not", channel="page")
    actions.contest(case=town.again(case), word=word, by=case.reporter, at=town.noon)
    actions.review(case=town.again(case), verdict=REWORK, by=town.holder(journeys.SECRETARY), at=town.noon)
    assert town.again(case).state == "submitted"


def test_a_reply_is_needed(town: Town) -> None:
    for verdict in (actions.Verdict(outcome="uphold", words=""), actions.Verdict(outcome="no", words="好")):
        with pytest.raises(BadInput):
            actions.review(
                case=journeys.contested(town),
                verdict=verdict,
                by=town.holder(journeys.SECRETARY),
                at=town.noon,
            )


def test_the_handler_does_not_review(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.review(case=journeys.contested(town), verdict=REWORK, by=town.leader, at=town.noon)


def test_who_asked_does_not_review_and_the_level_above_does(town: Town) -> None:
    case, asker = journeys.confirming(town), town.holder(journeys.SECRETARY)
    said = actions.Word(answer="not", channel="door", words="还是不亮")
    actions.contest(case=case, word=said, by=asker, at=town.noon)
    case = town.again(case)
    assert case.seat == journeys.STREET_LEADER
    with pytest.raises(NotYours):
        actions.review(case=case, verdict=REWORK, by=asker, at=town.noon)
    verb = verb_of(asker, case, "review", at=town.noon)
    assert verb is not None
    assert not verb.may
    actions.review(case=case, verdict=REWORK, by=town.holder(journeys.STREET_LEADER), at=town.noon)
    assert town.again(case).state == "handling"


def test_who_checked_does_not_review(town: Town) -> None:
    case, checker = journeys.resolved(town), town.holder(journeys.SECRETARY)
    actions.check(case=case, finding=actions.Finding(passed=True), by=checker, at=town.noon)
    word = actions.Word(answer="not", channel="page", words="还是不亮")
    actions.contest(case=town.again(case), word=word, by=case.reporter, at=town.noon)
    assert town.again(case).seat == journeys.STREET_LEADER
    with pytest.raises(NotYours):
        actions.review(case=town.again(case), verdict=REWORK, by=checker, at=town.noon)


def test_who_asked_while_all_was_well_does_not_review_what_is_contested_later(town: Town) -> None:
    case, asker = journeys.confirming(town), town.holder(journeys.SECRETARY)
    well = actions.Word(answer="solved", channel="door")
    actions.answer(case=case, word=well, by=asker, at=town.noon)
    word = actions.Word(answer="came_back", channel="page", words="又不亮了")
    actions.contest(case=town.again(case), word=word, by=case.reporter, at=town.noon)
    assert town.again(case).seat == journeys.STREET_LEADER
    with pytest.raises(NotYours):
        actions.review(case=town.again(case), verdict=REWORK, by=asker, at=town.noon)


def _barred(case: Case) -> set[str]:
    return set(ToDo.objects.open().get(stream=case.stream).barred.split())


def test_what_waits_bars_everybody_who_had_a_hand_in_it(town: Town) -> None:
    case, other = journeys.resolved(town), town.holder(journeys.SECRETARY)
    finding = actions.Finding(passed=False, words="还是不亮")
    actions.check(case=case, finding=finding, by=other, at=town.noon)
    second = town.holder(journeys.STREET_STAFF)
    actions.escalate(case=town.again(case), what=journeys.UP, by=town.leader, at=town.noon)
    actions.sign(case=town.again(case), by=town.staff, at=town.noon)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.staff, at=town.noon)
    assert _barred(case) == {town.leader, town.staff}
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=second, at=town.noon)
    assert _barred(case) == {town.leader, town.staff}
    word = actions.Word(answer="not", channel="door", words="还是不亮")
    actions.contest(case=town.again(case), word=word, by=other, at=town.noon)
    assert _barred(case) == {town.leader, town.staff, second, other}
    for person in _barred(case):
        assert not waiting_for(person, [town.again(case).seat]).exists()
    assert rebuilding.check().is_equal
