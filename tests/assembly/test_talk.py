"""A talk in four lines: written there or afterwards, its promises followed on the yard's page."""

from datetime import date, datetime, time, timedelta

import pytest

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Promise, Talk
from bandeng.assembly.web import words
from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import COMMUNITY, GRID, OTHER_GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact

DAY = timedelta(days=1)


def talking(town: Town, **changed: object) -> actions.Talking:
    today = town.noon.date()
    promise = actions.Promising(what="给车棚装充电桩", who="社区居委会", due_on=today + 7 * DAY)
    typed: dict[str, object] = {
        "kind": "bench-talk",
        "where": "3号楼前的石桌旁",
        "said": "车棚没有充电桩,大家把线从楼上拉下来",
        "held_on": today,
        "came": 12,
        "promises": (promise,),
    }
    return actions.Talking(**{**typed, **changed})  # type: ignore[arg-type]


def held(town: Town, **changed: object) -> Talk:
    fact = actions.talk(place=GRID, what=talking(town, **changed), by=town.leader, at=town.noon)
    return Talk.objects.get(id=fact.stream.partition(":")[2])


def july(town: Town) -> tuple[object, object]:
    return (town.noon - 20 * DAY, town.noon + 20 * DAY)


def test_four_lines_stand_on_the_page_of_the_yard(town: Town) -> None:
    held(town)
    ((told,), _older) = queries.talks_at(GRID, at=town.noon)
    assert (told.kind, told.where, told.came, told.afterwards) == (
        "小板凳恳谈会",
        "3号楼前的石桌旁",
        12,
        False,
    )
    assert [(each.what, each.who, each.state) for each in told.promises] == [
        ("给车棚装充电桩", "社区居委会", "open")
    ]
    assert queries.talks_at(COMMUNITY, at=town.noon)[0]
    assert not queries.talks_at(OTHER_GRID, at=town.noon)[0]


def test_how_many_came_need_not_be_noted_and_promises_need_not_be_made(town: Town) -> None:
    talk = held(town, came=0, promises=())
    assert queries.talk_told(talk, at=town.noon).came == 0


def test_a_talk_of_an_earlier_day_says_that_it_was_written_afterwards(town: Town) -> None:
    talk = held(town, held_on=town.noon.date() - 3 * DAY, promises=())
    assert talk.afterwards


@pytest.mark.parametrize(
    "wrong",
    [
        {"where": " "},
        {"said": "字" * 501},
        {"kind": "residents-meeting"},
        {"kind": "nothing"},
        {"came": -1},
        {"held_on": date(2030, 1, 1)},
        {"promises": (actions.Promising(what="修灯", who="", due_on=date(2030, 1, 1)),)},
        {"promises": (actions.Promising(what="修灯", who="物业", due_on=date(2000, 1, 1)),)},
        {"promises": (actions.Promising(what="修灯", who="物业", due_on=None),)},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(town: Town, wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        held(town, **wrong)
    assert not Talk.objects.exists()


def test_a_talk_sent_twice_is_one_talk(town: Town) -> None:
    for _time in range(2):
        actions.talk(place=GRID, what=talking(town), by=town.leader, at=town.noon, command="once")
    assert (Talk.objects.count(), Promise.objects.count()) == (1, 1)


def test_nobody_writes_a_talk_of_another_grid(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.talk(place=OTHER_GRID, what=talking(town), by=town.leader, at=town.noon)


def test_a_promise_becomes_a_matter_in_one_step_and_its_fate_is_the_matters(town: Town) -> None:
    talk = held(town)
    fact = actions.carry(promise=Promise.objects.get(), by=town.leader, at=town.noon)
    case = Case.objects.get(stream=fact.body["matter"])
    assert case.channel == "meeting"
    assert timeline(case, Reader.ANYBODY)[0].text == "居民会议、恳谈上说的事,登记在这里办"
    (owed,) = queries.talk_told(talk, at=town.noon).promises
    assert (owed.state, owed.number) == ("carried", case.number)
    assert owed.word
    assert words.state_of(owed) == (owed.tone, owed.word)
    past = datetime.combine(owed.due_on, time(12), SHANGHAI) + timedelta(days=1)
    (owed,) = queries.talk_told(talk, at=past).promises
    assert words.state_of(owed) == ("late", f"{owed.word},过了说定的日子")
    with pytest.raises(NotNow):
        actions.carry(promise=Promise.objects.get(), by=town.leader, at=town.noon)
    with pytest.raises(NotNow):
        kept = actions.Account(fate="kept")
        actions.account(promise=Promise.objects.get(), what=kept, by=town.leader, at=town.noon)


def test_what_became_of_a_promise_is_told_to_everybody(town: Town) -> None:
    held(town)
    with pytest.raises(BadInput):
        actions.account(
            promise=Promise.objects.get(), what=actions.Account(fate="missed"), by=town.leader, at=town.noon
        )
    later = actions.Account(fate="moved", on=town.noon.date() + 20 * DAY, why="桩子还没到货")
    actions.account(promise=Promise.objects.get(), what=later, by=town.leader, at=town.noon)
    (owed,) = queries.owed_at(GRID, at=town.noon)
    assert (owed.state, owed.moved, owed.why) == ("open", True, "桩子还没到货")
    assert queries.owed_at(GRID, at=town.noon + 21 * DAY)[0].state == "late"
    kept = actions.Account(fate="kept")
    actions.account(promise=Promise.objects.get(), what=kept, by=town.staff, at=town.noon + DAY)
    assert queries.owed_at(GRID, at=town.noon + DAY)[0].state == "kept"
    assert rebuilding.check().is_equal


def test_a_record_is_taken_back_with_its_words_unless_neighbours_already_read_of_it(town: Town) -> None:
    talk = held(town)
    actions.take_back(talk=talk, by=town.leader, at=town.noon)
    assert not queries.talks_at(GRID, at=town.noon)[0]
    assert not queries.owed_at(GRID, at=town.noon)
    with pytest.raises(NotNow):
        actions.take_back(talk=Talk.objects.get(), by=town.leader, at=town.noon)
    other = held(town)
    promise = Promise.objects.get(of=other.stream)
    actions.account(promise=promise, what=actions.Account(fate="kept"), by=town.leader, at=town.noon)
    with pytest.raises(NotNow):
        actions.take_back(talk=other, by=town.leader, at=town.noon)
    assert rebuilding.check().is_equal
    assert verifying.verify().facts == Fact.objects.count()


def test_nothing_typed_stands_in_the_facts(town: Town) -> None:
    held(town)
    told = str(list(Fact.objects.filter(name__startswith="assembly.").values_list("body_text", flat=True)))
    assert not any(words in told for words in ("石桌", "充电桩", "居委会"))


def test_talks_are_counted_by_the_day_they_were_held(town: Town) -> None:
    held(town)
    for kind in ("micro-deliberation", "mobilisation", "members-and-residents"):
        held(town, kind=kind, promises=())
    held(town, kind="micro-deliberation", held_on=town.noon.date() - 40 * DAY, promises=())
    actions.take_back(talk=held(town), by=town.leader, at=town.noon)
    town.case(at=town.noon + DAY)
    values = [
        read(f"talks.{name}", place="410103/", during=july(town)).value  # type: ignore[arg-type]
        for name in ("held", "micro", "mobilisation")
    ]
    assert values == [4, 1, 2]
