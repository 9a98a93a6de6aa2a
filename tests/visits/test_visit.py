"""A round of visits is one action and one fact for each person; the same visit counts once."""

from datetime import date, timedelta

import pytest

from bandeng.cases.models import Case
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotYours, Stale
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.visits import actions, queries, rules
from bandeng.visits.models import Entry, Visit, Words
from tests.cases.conftest import quiet_street
from tests.laws.test_clocks import at_once
from tests.visits.worlds import (
    KEEPER,
    LEADER,
    STREET,
    STREET_LEADER,
    STREET_STAFF,
    opened,
    put,
    somebody,
    visited,
)

DAY = timedelta(days=1)


def test_a_round_is_one_fact_for_each_person(town: Town) -> None:
    of = opened(town)
    entries = put(town, of, somebody("甲"), somebody("乙"), somebody("丙"))
    done = visited(town, of, *entries, gift="goods")
    assert len(done.facts) == 3
    assert {fact.name for fact in done.facts} == {"visits.visited"}
    body = done.facts[0].body
    assert (body["leader"], body["member"], body["afterwards"]) == (True, True, False)
    assert body["serves"] == ["activity:visits"]
    assert set(Entry.objects.values_list("state", flat=True)) == {rules.VISITED}


def test_the_same_visit_on_two_phones_counts_once(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    visited(town, of, entry)
    second = visited(town, of, entry, by=STREET_STAFF)
    assert (second.facts, second.already) == ((), (entry.id,))
    assert Visit.objects.count() == 1


def test_a_form_sent_twice_answers_with_the_first(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    what = actions.Round(
        entries=(entry.id,), visitor=LEADER, on=town.noon.date(), need="楼道灯坏了", consent=True
    )
    by = town.holder(STREET_LEADER)
    one, two = (actions.visit(of=of, what=what, by=by, at=town.noon, command="once") for _time in range(2))
    assert [fact.id for fact in one.facts] == [fact.id for fact in two.facts]
    assert two.already == ()
    assert Case.objects.count() == 1


def test_another_day_or_another_visitor_is_another_visit(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    visited(town, of, entry)
    visited(town, of, entry, on=town.noon.date() - DAY)
    visited(town, of, entry, visitor=STREET_LEADER, by=STREET_LEADER)
    assert Visit.objects.count() == 3


def test_a_visit_of_the_day_before_is_marked_as_entered_afterwards(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    (fact,) = visited(town, of, entry, on=town.noon.date() - DAY).facts
    assert fact.body["afterwards"] is True
    with pytest.raises(BadInput) as refused:
        visited(town, of, entry, on=town.noon.date() + DAY)
    assert "on" in refused.value.issues


def test_a_need_becomes_a_matter_only_with_consent(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    with pytest.raises(BadInput) as refused:
        visited(town, of, entry, need="楼道灯坏了")
    assert "consent" in refused.value.issues
    assert not Visit.objects.exists()
    visited(town, of, entry, need="楼道灯坏了", consent=True, phone="13800001234")
    case = Case.objects.get(stream=Visit.objects.get().matter)
    assert case.channel == "rounds"
    assert vault.about(case.reporter)["phone"] == ["13800001234"]


def test_words_are_of_one_person_and_in_no_fact(town: Town) -> None:
    of = opened(town)
    entries = put(town, of, somebody("甲"), somebody("乙"))
    with pytest.raises(BadInput):
        visited(town, of, *entries, lines={"how": "挺好"})
    visited(town, of, entries[0], lines={"how": "想学用手机"})
    told = str(list(Fact.objects.filter(name__startswith="visits.").values_list("body_text", flat=True)))
    assert "手机" not in told
    assert "凤鸣" not in told
    with pytest.raises(BadInput):
        visited(town, of, entries[1], lines={"illness": "不问"})


def test_who_goes_and_what_is_brought_stand_in_the_book(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    for wrong in ({"visitor": "grid_leader@410103012002-01"}, {"gift": "gold"}):
        with pytest.raises(BadInput) as refused:
            visited(town, of, entry, **wrong)
        assert refused.value.issues.keys() == wrong.keys()
    with pytest.raises(BadInput):
        visited(town, of, entry, visitor="street_leader@410103005")


def test_who_may_not_record_is_refused(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    with pytest.raises(NotYours):
        visited(town, of, entry, by="street_staff@410103005")
    with pytest.raises(NotYours):
        visited(town, of, entry, by="mediator@410103012002-01")


def test_words_and_names_fade(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    visited(town, of, entry, lines={"how": "挺好", "said": "常来"})
    assert actions.lapse(at=town.noon + 60 * DAY) == 0
    assert actions.lapse(at=town.noon + 200 * DAY) == 1
    assert queries.words_of(Entry.objects.all())[entry.id] == queries.NOBODY
    assert Words.objects.count() == 2
    assert actions.lapse(at=town.noon + 400 * DAY) == 1
    assert not Words.objects.exists()
    assert actions.lapse(at=town.noon + 400 * DAY) == 0
    assert vault.about(rules.about(entry.subject)) == {}
    assert rebuilding.check().is_equal
    assert verifying.verify().facts == Fact.objects.count()


def test_a_street_keeps_a_list_of_its_own(town: Town) -> None:
    of = opened(town, unit="410103012", place=STREET, by=STREET_STAFF)
    (entry,) = put(town, of, somebody(post=STREET_LEADER), by=STREET_STAFF)
    visited(town, of, entry, visitor=STREET_LEADER, by=STREET_STAFF)
    seen = [each.list.id for each in queries.lists_for(town.holder(KEEPER), at=town.noon)]
    assert seen == [of.id]
    assert queries.lists_for(town.holder("party_staff@410103-xcb"), at=town.noon) == []


def test_two_phones_in_the_same_instant_make_one_visit(committed: str) -> None:
    town = quiet_street()
    of = opened(town)
    (entry,) = put(town, of)
    what = actions.Round(
        entries=(entry.id,),
        visitor=LEADER,
        on=town.noon.date(),
        lines={"how": "挺好"},
        need="灯坏",
        consent=True,
    )
    people = (town.holder(STREET_LEADER), town.holder(STREET_STAFF))
    done: list[actions.Recorded] = []

    def record(by: str) -> None:
        done.append(actions.visit(of=of, what=what, by=by, at=town.noon))

    told = [error for error in at_once(*(lambda by=by: record(by) for by in people)) if error]
    assert [(type(error), "您写的话还在" in str(error)) for error in told] == [(Stale, True)]
    assert [(len(each.facts), each.already) for each in done] == [(1, ())]
    assert (Visit.objects.count(), Case.objects.count(), Words.objects.count()) == (1, 1, 1)


def test_a_visit_from_one_list_does_the_line_of_the_same_post_on_another(town: Town) -> None:
    district = opened(town)
    street = opened(town, unit="410103012", place=STREET, by=STREET_STAFF)
    (one,) = put(town, district, somebody(post=STREET_LEADER))
    (same,) = put(town, street, somebody(post=STREET_LEADER), by=STREET_STAFF)
    visited(town, district, one, visitor=STREET_LEADER, by=STREET_LEADER)
    assert visited(town, street, same, visitor=STREET_LEADER, by=STREET_STAFF).already == (same.id,)
    assert set(Entry.objects.values_list("state", flat=True)) == {rules.VISITED}
    actions.undo(visit=Visit.objects.get(), cause="wrong", by=town.holder(KEEPER), at=town.noon)
    assert set(Entry.objects.values_list("state", flat=True)) == {rules.WAITING}
    assert rebuilding.check().is_equal


def test_a_day_outside_the_days_of_the_list_is_refused(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    for on in (date(2020, 1, 1), date(2022, 6, 19)):
        with pytest.raises(BadInput) as refused:
            visited(town, of, entry, on=on)
        assert "2022年6月20日至2022年7月31日" in refused.value.issues["on"]
    visited(town, of, entry, on=date(2022, 6, 20))
    assert Visit.objects.count() == 1


def test_a_telephone_that_cannot_be_rung_is_refused_and_the_matter_has_its_slip(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    need: dict[str, object] = {"need": "楼道灯坏了", "consent": True, "by": STREET_LEADER}
    with pytest.raises(BadInput) as refused:
        visited(town, of, entry, phone="12", **need)  # type: ignore[arg-type]
    assert set(refused.value.issues) == {"phone"}
    assert not Case.objects.exists()
    assert queries.last_filed_by(town.holder(STREET_LEADER), entry) is None
    visited(town, of, entry, phone="138 0371 0000", **need)  # type: ignore[arg-type]
    assert queries.last_filed_by(town.holder(STREET_LEADER), entry) == Case.objects.get()
    assert queries.last_filed_by(town.holder(KEEPER), entry) is None
