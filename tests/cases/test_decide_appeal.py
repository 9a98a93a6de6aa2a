"""Two reviewers above, neither of whom had the matter in hand, decide; both yeses make an exemption."""

from datetime import datetime

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, reasons, verbs
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.ties import Appeal
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.posts.queries import holders
from tests.cases import journeys
from tests.cases.conftest import quiet_street
from tests.cases.test_appeal import HOUR, WHY, appealed, end, late_at_department, limit_of
from tests.laws.test_clocks import at_once

NOTE = "申诉成立,不计入按期率"


def _decide(town: Town, case: Case, post: str, *, granted: bool, words: str = "看过单子") -> Case:
    what = actions.Deciding(number=1, granted=granted, words=words)
    actions.decide_appeal(case=town.again(case), what=what, by=town.holder(post), at=end(town) + 3 * HOUR)
    return town.again(case)


def test_two_yeses_exempt_it_and_the_overtime_stays(town: Town) -> None:
    case = _decide(town, appealed(town), journeys.SECRETARY, granted=True)
    assert Appeal.objects.get().state == "weighed"
    case = _decide(town, case, journeys.STREET_LEADER, granted=True)
    assert Appeal.objects.get().state == "granted"
    assert appeals.exempted(case) == {Appeal.objects.get().limit}
    late = [each for each in timeline(case, Reader.ANYBODY) if each.name == "cases.reminded"]
    assert [NOTE in each.notes for each in late] == [
        each.id in appeals.exempted(case)
        for each in (Clock.objects.get(id=fact.body["clock"]) for fact in _reminded(case))
    ]
    assert any(NOTE in each.notes for each in late)
    whole = next(each for each in reasons.of(case) if each.name == "整件事办好")
    assert (whole.late, whole.exempt) == (True, True)
    assert not ToDo.objects.open().filter(stream=case.stream).exists()
    assert not Clock.objects.running().filter(stream=case.stream).exists()
    told = Notice.objects.get(kind="cases.appeal_decided")
    assert told.recipient == "grid_leader@410103012002-01"
    assert rebuilding.check().is_equal


def _reminded(case: Case) -> list[Fact]:
    return list(Fact.objects.of(case.stream).named("cases.reminded"))


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (True, False, "意见不一"),
        (False, True, "意见不一"),
        (False, False, "都认为申诉不成立"),
    ],
)
def test_anything_else_is_no(town: Town, first: bool, second: bool, text: str) -> None:
    case = _decide(town, appealed(town), journeys.SECRETARY, granted=first)
    case = _decide(town, case, journeys.STREET_LEADER, granted=second)
    assert Appeal.objects.get().state == "refused"
    assert appeals.exempted(case) == set()
    assert text in timeline(case, Reader.ANYBODY)[-1].text
    assert not any(NOTE in each.notes for each in timeline(case, Reader.STAFF))


def test_neither_sees_the_others_word_before_both_have_spoken(town: Town) -> None:
    case = _decide(town, appealed(town), journeys.SECRETARY, granted=False, words="单子对不上")
    for reader in Reader:
        assert not any("单子对不上" in note for each in timeline(case, reader) for note in each.notes)
        assert not any("不成立" in each.text for each in timeline(case, reader))
    case = _decide(town, case, journeys.STREET_LEADER, granted=True, words="单子是真的")
    community, street = "冯春社区认为不成立:单子对不上", "京广路街道认为成立:单子是真的"
    assert timeline(case, Reader.ANYBODY)[-1].notes == (community, street)
    page = Client().get(f"/c/{case.number}/").content.decode()
    assert f'<p class="muted">{community}</p><p class="muted">{street}</p>' in page


def test_two_different_people_who_had_no_part_in_it(town: Town) -> None:
    case = appealed(town)
    for post in ("grid_leader@410103012002-01", journeys.OFFICER, "community_staff@410103012002"):
        with pytest.raises(NotYours):
            _decide(town, case, post, granted=True)
    case = _decide(town, case, journeys.SECRETARY, granted=True)
    with pytest.raises(NotYours):
        _decide(town, case, journeys.SECRETARY, granted=True)
    secretary = {
        each.name: each for each in verbs.verbs_of(town.holder(journeys.SECRETARY), case, at=end(town))
    }
    assert not secretary["decide_appeal"].may
    leader = verbs.verbs_of(town.holder(journeys.STREET_LEADER), case, at=end(town))
    first = verbs.primary(leader)
    assert first
    assert first.name == "decide_appeal"


def test_whoever_handled_it_does_not_review_it(town: Town) -> None:
    """The secretary signed for it and handed it up: she is passed over, and refused where she tries."""
    case, secretary = journeys.handed_to_community(town), town.holder(journeys.SECRETARY)
    at = town.noon + 3 * journeys.STEP
    actions.sign(case=case, by=secretary, at=at)
    assert secretary in appeals.handlers(town.again(case))


def test_the_district_may_stand_in_and_a_level_below_may_not(town: Town) -> None:
    case = late_at_department(town)
    assert case.closed_at
    at = case.closed_at + HOUR
    what = actions.Appealing(limit=limit_of(case), reason=WHY)
    actions.appeal(case=case, what=what, by=town.holder(journeys.OFFICER), at=at)
    yes = actions.Deciding(number=1, granted=True, words="看过")
    for post in (journeys.SECRETARY, journeys.STREET_LEADER):
        with pytest.raises(NotYours):
            actions.decide_appeal(case=town.again(case), what=yes, by=town.holder(post), at=at)
    case = _by_district(town, case, at=at)
    waits = ToDo.objects.open().get(stream=case.stream, kind="cases.decide_appeal")
    assert (waits.seat, waits.barred.split()) == (journeys.DISTRICT, [town.holder(journeys.DISTRICT)])
    with pytest.raises(NotYours):
        _by_district(town, case, at=at)
    other = holders([journeys.DISTRICT], at=at)[1].person
    actions.decide_appeal(case=case, what=yes, by=other, at=at)
    assert Appeal.objects.get().state == "granted"
    assert rebuilding.check().is_equal


def _by_district(town: Town, case: Case, *, at: datetime) -> Case:
    what = actions.Deciding(number=1, granted=True, words="看过")
    actions.decide_appeal(case=town.again(case), what=what, by=town.holder(journeys.DISTRICT), at=at)
    return town.again(case)


def test_a_reason_and_a_known_appeal_are_needed(town: Town) -> None:
    case = appealed(town)
    with pytest.raises(BadInput):
        _decide(town, case, journeys.SECRETARY, granted=True, words=" ")
    with pytest.raises(NotNow):
        what = actions.Deciding(number=7, granted=True, words="好")
        by = town.holder(journeys.SECRETARY)
        actions.decide_appeal(case=case, what=what, by=by, at=end(town) + HOUR)


def test_of_two_who_decide_at_once_each_counts_once(committed: str) -> None:
    """One is told that the other was quicker, reads how it stands and sends the same again."""
    town = quiet_street()
    case = appealed(town)
    raised = at_once(
        lambda: _decide(town, case, journeys.SECRETARY, granted=True),
        lambda: _decide(town, case, journeys.STREET_LEADER, granted=True),
    )
    for post, error in zip((journeys.SECRETARY, journeys.STREET_LEADER), raised, strict=True):
        if error is not None:
            assert isinstance(error, Stale)
            _decide(town, case, post, granted=True)
    assert Appeal.objects.get().state == "granted"
    said = Fact.objects.of(case.stream).named("cases.appeal_weighed", "cases.appeal_decided")
    assert len({fact.person for fact in said}) == 2
