"""A work comes in, in time, once, under a number that says nothing."""

import pytest

from bandeng.contests import actions, queries, rules
from bandeng.contests.models import Work
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.people import vault
from tests.contests.worlds import DAY, OTHER, TEXT, called, same, sent, writer


def test_a_work_stands_under_a_number_and_its_words_in_the_vault(town: Town) -> None:
    work = sent(town, called(town))
    assert work.number[0] in rules.LETTERS
    told = str(list(Fact.objects.filter(name__startswith="contests.").values_list("body_text", flat=True)))
    assert "田秋实" not in told
    assert "道钉" not in told
    shown = queries.shown(work, with_author=False)
    assert (shown.heading, shown.text, shown.author) == ("一颗道钉", TEXT, "")


def test_a_work_before_the_first_and_after_the_last_day_is_refused(town: Town) -> None:
    contest = called(town)
    with pytest.raises(NotNow, match="已经截止"):
        sent(town, contest, at=town.noon + 15 * DAY)
    with pytest.raises(NotNow, match="开始收作品"):
        sent(town, called(town, begins_on=town.noon.date() + DAY))
    assert sent(town, contest, at=town.noon + 14 * DAY)


def test_the_same_text_of_the_same_author_twice_is_refused(town: Town) -> None:
    contest = called(town)
    sent(town, contest)
    with pytest.raises(BadInput) as refused:
        sent(town, contest, text=TEXT.replace(",", ","))
    assert "text" in refused.value.issues
    assert sent(town, contest, text=OTHER)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"author": ""}, "author"),
        ({"heading": ""}, "heading"),
        ({"group": "resident"}, "group"),
        ({"text": " "}, "text"),
        ({"text": "长" * 501}, "text"),
        ({"young": True}, "guardian"),
        ({"unit": "nobody"}, "unit"),
    ],
)
def test_what_is_wrong_is_said(town: Town, wrong: dict[str, object], field: str) -> None:
    contest = called(town)
    with pytest.raises(BadInput) as refused:
        sent(town, contest, **{"author": "田秋实", **wrong})  # type: ignore[arg-type]
    assert refused.value.issues.keys() == {field}


def test_somebody_young_needs_a_guardian(town: Town) -> None:
    work = sent(town, called(town), group="youth", young=True, guardian="田大妈")
    assert work.guardian != "-"


def test_only_the_lead_unit_types_in_what_came_on_paper(town: Town) -> None:
    what = actions.Sending(author="甲", heading="题", group="member", text=TEXT)
    contest, other = called(town), town.holder("party_staff@410103-zzb")
    with pytest.raises(NotYours):
        actions.receive(contest=contest, what=what, by=other, at=town.noon)


def test_an_author_takes_her_own_work_back_and_everything_is_wiped(town: Town) -> None:
    contest, author = called(town), writer("田秋实", town.noon)
    what = actions.Sending(author="田秋实", heading="题", group="member", text=TEXT)
    for _time in range(2):
        fact = actions.send_in(contest=contest, what=what, by=author, at=town.noon, command="once")
    work = Work.objects.get(id=fact.stream.partition(":")[2])
    assert [each.id for each, _heading in queries.mine(author)] == [work.id]
    with pytest.raises(NotYours):
        actions.take_back(work=work, by=writer("别人", town.noon), at=town.noon)
    actions.take_back(work=work, by=author, at=town.noon)
    assert vault.about(work.id) == {}
    assert same(work).state == rules.WITHDRAWN
    with pytest.raises(NotNow):
        actions.take_back(work=same(work), by=author, at=town.noon)
    assert rebuilding.check().is_equal


def test_what_is_not_public_fades(town: Town) -> None:
    work = sent(town, called(town))
    assert actions.lapse(at=town.noon + 300 * DAY) == 0
    assert actions.lapse(at=town.noon + 400 * DAY) == 1
    assert actions.lapse(at=town.noon + 400 * DAY) == 0
    assert vault.about(work.id) == {}
    assert rebuilding.check().is_equal
    assert verifying.verify().facts == Fact.objects.count()
