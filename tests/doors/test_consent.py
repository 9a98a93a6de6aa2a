"""What a household lets be kept: on a ground, until a day, taken back at once."""

from datetime import timedelta

import pytest

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions, queries, rules
from bandeng.doors.models import Consent, Door
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen, rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book
from tests.cases.conftest import Desk

DAY = timedelta(days=1)
KNOCK = actions.Agreed(what="weekly-knock", who="住户本人", words="敲三下", grown=True)


@pytest.fixture
def door(town: Town) -> Door:
    fact = actions.add(place=GRID, door="12号楼3单元601", by=town.leader, at=town.noon)
    return Door.objects.get(id=fact.stream.partition(":")[2])


def _agree(town: Town, door: Door, what: actions.Agreed = KNOCK) -> Door:
    actions.consent(door=door, what=what, by=town.leader, at=town.noon)
    return Door.objects.get(id=door.id)


def _held(town: Town, door: Door, days: int = 0) -> list[str]:
    return [each.keep.code for each in queries.held_of(door, on=town.noon.date() + days * DAY)]


def test_a_weekly_knock_brings_the_door_back_each_week(town: Town, door: Door) -> None:
    actions.visit(door=door, what=actions.Visiting(purpose="greeting"), by=town.leader, at=town.noon)
    _agree(town, Door.objects.get(id=door.id))
    for days, reasons in ((6, []), (7, [(rules.WISHED,)])):
        knocks = queries.today(town.leader, at=town.noon + days * DAY)
        assert [knock.reasons for knock in knocks] == reasons


def test_taken_back_it_is_wiped_at_once(town: Town, door: Door) -> None:
    again = _agree(town, door)
    (held,) = queries.held_of(again, on=town.noon.date())
    entries = list(Consent.objects.values_list("what", "who", "words")[0])
    actions.withdraw(door=again, consent=held.id, by=town.leader, at=town.noon)
    assert vault.read(entries) == {}
    assert _held(town, again) == []
    with pytest.raises(NotNow):
        again.refresh_from_db()
        actions.withdraw(door=again, consent=held.id, by=town.leader, at=town.noon)
    assert rebuilding.check().is_equal


def test_on_its_last_day_it_is_there_and_then_no_more(town: Town, door: Door) -> None:
    keep = book().doorstep.keep("weekly-knock")
    assert keep
    again, last = _agree(town, door), keep.keep_days
    assert (_held(town, again, last), _held(town, again, last + 1)) == (["weekly-knock"], [])
    assert actions.lapse(at=town.noon + last * DAY) == 0
    assert actions.lapse(at=town.noon + (last + 1) * DAY) == 1
    assert Consent.objects.get().state == rules.LAPSED
    assert [each for each in vault.about(door.id) if each.startswith(("consent", "said"))] == []
    assert verifying.verify().facts == Fact.objects.count()
    assert rebuilding.check().is_equal


@pytest.mark.parametrize(
    "what",
    [
        actions.Agreed(what="debts", who="住户本人", grown=True),
        actions.Agreed(what="weekly-knock", grown=True),
        actions.Agreed(what="weekly-knock", who="住户本人"),
    ],
    ids=["not in the rule book", "nobody said so", "a child"],
)
def test_nothing_is_kept_without_ground(town: Town, door: Door, what: actions.Agreed) -> None:
    with pytest.raises(BadInput):
        _agree(town, door, what)
    assert not Consent.objects.exists()


def test_nothing_is_kept_longer_than_the_rule_book_says(town: Town, door: Door) -> None:
    late = actions.Agreed(what="weekly-knock", who="住户本人", grown=True, until=town.noon.date() + 400 * DAY)
    with pytest.raises(BadInput) as wrong:
        _agree(town, door, late)
    assert "until" in wrong.value.issues


def test_a_duty_of_the_law_needs_nobody_to_agree(town: Town, door: Door) -> None:
    again = _agree(town, door, actions.Agreed(what="fire-check"))
    assert _held(town, again) == ["fire-check"]


def test_which_thing_is_kept_stands_in_no_fact(town: Town, door: Door) -> None:
    _agree(town, door)
    told = str(list(Fact.objects.filter(name__startswith="doors.").values_list("body_text", flat=True)))
    assert not any(words in told for words in ("weekly-knock", "住户本人", "敲三下"))


def test_only_whoever_visits_by_duty_notes_it(town: Town, door: Door) -> None:
    for post in ("house_manager@410103012002-01", "community_staff@410103012002"):
        with pytest.raises(NotYours):
            actions.consent(door=door, what=KNOCK, by=town.holder(post), at=town.noon)


def test_forgetting_takes_consents_too(town: Town, door: Door) -> None:
    again = _agree(town, door)
    actions.forget(door=again, by=town.leader, at=town.noon)
    assert _held(town, again) == []
    assert [kind for kind in vault.about(door.id) if kind != "door"] == []
    assert rebuilding.check().is_equal


def test_it_is_noted_and_taken_back_at_the_desk(desk: Desk, town: Town, door: Door) -> None:
    leader, page = desk("wanggezhang"), f"/desk/doors/{door.id}/"
    wrong = leader.post(f"{page}consent/", {"what": "weekly-knock", "who": "住户本人"})
    assert wrong.status_code == 422
    assert 'value="住户本人"' in wrong.content.decode()
    leader.post(f"{page}consent/", {"what": "weekly-knock", "who": "住户本人", "grown": "1"})
    shown = leader.get(page).content.decode()
    assert "住户收回,马上抹去" in shown
    leader.post(f"{page}withdrawal/", {"kept": Consent.objects.get().id})
    assert "住户收回,马上抹去" not in leader.get(page).content.decode()


def test_a_form_overtaken_by_its_own_twin_is_answered_like_it(
    desk: Desk, town: Town, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    _agree(town, door)
    leader, path = desk("wanggezhang"), f"/desk/doors/{door.id}/withdrawal/"
    form = {"kept": Consent.objects.get().id, "command": "018200000000700080000000000000ab"}
    assert leader.post(path, form).status_code == 302
    asked: list[str] = []

    def at_first_not_seen(command: str, *, person: str) -> Fact | None:
        asked.append(command)
        return None if len(asked) == 1 else said_before(command, person=person)

    said_before = pen.said_before
    monkeypatch.setattr(pen, "said_before", at_first_not_seen)
    assert leader.post(path, form).status_code == 302
    assert leader.post(path, {**form, "command": "018200000000700080000000000000ac"}).status_code == 409
