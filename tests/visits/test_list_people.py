"""Who is put on a list, once; who goes; who is taken off."""

from datetime import date

import pytest

from bandeng.demo.town import COMMUNITY, Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.members import actions as members
from bandeng.members.models import Member
from bandeng.people import vault
from bandeng.visits import actions, queries, rules
from bandeng.visits.models import Entry
from tests.visits.worlds import BRANCH, KEEPER, LEADER, STREET_LEADER, again, opened, put, somebody, visited


def test_the_same_name_and_branch_stands_on_a_list_once(town: Town) -> None:
    of = opened(town)
    put(town, of)
    with pytest.raises(BadInput) as refused:
        put(town, of)
    assert "name" in refused.value.issues
    put(town, of, somebody(another=True))
    assert len(set(Entry.objects.values_list("subject", flat=True))) == 2


def _registered(town: Town) -> None:
    what = members.Entering(
        unit=BRANCH,
        ref="QS-1",
        name="阮长根",
        standing_on=date(1972, 6, 20),
        rule="joined-1969",
        home="老井巷1号",
    )
    members.enter_all(what=[what], by=town.holder(f"secretary@{BRANCH}"), at=town.noon)


def _of_the_register(ref: str = "QS-1") -> actions.Somebody:
    return actions.Somebody(category="model", subject=f"member:{ref}", post=LEADER)


def test_somebody_of_the_register_needs_no_name(town: Town) -> None:
    _registered(town)
    of = opened(town)
    (entry,) = put(town, of, _of_the_register())
    assert (entry.member, entry.called, entry.unit, entry.place) == (True, "-", BRANCH, COMMUNITY)
    assert queries.words_of([entry])[entry.id] == queries.Names(name="阮长根", home="老井巷1号")
    with pytest.raises(BadInput) as refused:
        put(town, of, _of_the_register("QS-2"))
    assert "ref" in refused.value.issues
    with pytest.raises(BadInput):
        put(town, of, _of_the_register())


def test_nobody_is_sent_to_a_member_who_has_died(town: Town) -> None:
    _registered(town)
    of = opened(town)
    put(town, of, _of_the_register())
    by = town.holder(f"secretary@{BRANCH}")
    members.die(member=Member.objects.get(), on=date(2022, 7, 1), by=by, at=town.noon)
    assert queries.mine(town.holder(LEADER), at=town.noon) == []
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"category": "neighbour"}, "category"),
        ({"name": ""}, "name"),
        ({"place": "410103/nowhere/"}, "place"),
        ({"unit": "nobody"}, "unit"),
        ({"post": "grid_leader@410103012002-01"}, "post"),
    ],
)
def test_what_is_wrong_is_said(town: Town, wrong: dict[str, object], field: str) -> None:
    of = opened(town)
    with pytest.raises(BadInput) as refused:
        put(town, of, somebody(**wrong))  # type: ignore[arg-type]
    assert field in refused.value.issues


def test_nobody_fills_another_units_list(town: Town) -> None:
    of = opened(town)
    with pytest.raises(NotYours):
        put(town, of, by="party_staff@410103-xcb")
    with pytest.raises(NotYours):
        put(town, of, by=LEADER)


def test_a_list_that_ends_before_it_begins_is_refused(town: Town) -> None:
    what = actions.Opening(
        unit="410103-zzb",
        place="410103/",
        title="",
        begins_on=date(2022, 7, 2),
        ends_on=date(2022, 7, 1),
    )
    with pytest.raises(BadInput) as refused:
        actions.open_list(what=what, by=town.holder(KEEPER), at=town.noon)
    assert refused.value.issues.keys() == {"title", "ends_on"}


def test_who_goes_finds_them_on_her_list_of_today(town: Town) -> None:
    of = opened(town)
    entries = put(town, of, somebody("甲", post="-"), somebody("乙", post="-"))
    leader = town.holder(LEADER)
    assert queries.mine(leader, at=town.noon) == []
    by = town.holder(KEEPER)
    ids = [each.id for each in entries]
    actions.assign(of=again(of), entries=ids, post=LEADER, by=by, at=town.noon)
    assert [each.id for each in queries.mine(leader, at=town.noon)] == ids
    with pytest.raises(BadInput):
        actions.assign(of=again(of), entries=ids, post="mediator@410103012002-01", by=by, at=town.noon)
    visited(town, of, entries[0])
    assert [each.id for each in queries.mine(leader, at=town.noon)] == ids[1:]


def test_who_is_taken_off_is_wiped_and_not_visited(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    by = town.holder(KEEPER)
    actions.delist(of=again(of), entry=entry.id, cause="moved", by=by, at=town.noon)
    assert vault.about(rules.about(entry.subject)) == {}
    assert Entry.objects.get().state == rules.OFF
    with pytest.raises(NotNow):
        actions.delist(of=again(of), entry=entry.id, cause="moved", by=by, at=town.noon)
    with pytest.raises(BadInput):
        visited(town, of, entry)


def test_names_are_for_whoever_has_the_duty(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    may = {
        post: queries.has_duty(town.holder(post), entry, at=town.noon)
        for post in (LEADER, KEEPER, STREET_LEADER, "party_staff@410103-xcb")
    }
    assert may == {LEADER: True, KEEPER: True, STREET_LEADER: False, "party_staff@410103-xcb": False}
    fact = actions.look(entries=[entry], by=town.holder(LEADER), at=town.noon)
    assert fact
    assert fact.body["subjects"] == [entry.subject]
    assert COMMUNITY in entry.place
