"""光荣在党50年: the rule proposes, three desks decide, what counts is in somebody's hands."""

from datetime import date, timedelta

import pytest

from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award
from bandeng.kernel.periods import day_begins
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.members import actions as members
from bandeng.people import vault
from tests.cases.conftest import Desk
from tests.honours.world import (
    BRANCH,
    KEEPER,
    ORGANISER,
    SECRETARY,
    STREET,
    STREET_LEADER,
    again,
    approved,
    award_of,
    member,
    opened,
)

DAY = timedelta(days=1)
JULY = (day_begins(date(2022, 7, 1)), day_begins(date(2022, 8, 1)))


def medals(place: str = "410103/") -> int:
    return int(read("medals.fifty_years", place=place, during=JULY).value or 0)


def test_whom_the_rule_names_and_whom_not(town: Town) -> None:
    member(town, "no-probation", date(1972, 6, 20))
    member(town, "on-the-day", date(1972, 7, 1))
    member(town, "long-ago", date(1958, 2, 1), rule="joined-1956")
    member(town, "three-weeks-short", date(1972, 7, 22))
    member(town, "only-the-month", date(1972, 7, 1), precision="month")
    dead = member(town, "died-in-june", date(1971, 10, 1))
    members.die(member=dead, on=date(2022, 6, 12), by=town.holder(SECRETARY), at=town.noon)
    gone = member(town, "moved-away", date(1971, 10, 1))
    members.move(member=gone, to="-", by=town.holder(SECRETARY), at=town.noon)
    opened(town)
    found = {award.subject: award.why for award in Award.objects.all()}
    assert found == {
        "no-probation": rules.REACHED,
        "on-the-day": rules.REACHED,
        "long-ago": rules.REACHED,
        "only-the-month": rules.FILE,
    }
    fact = Fact.objects.named("honours.proposed").first()
    assert fact
    assert (fact.post, fact.act) == ("clock", "honours.propose")
    assert award_of("no-probation").desk == BRANCH


def test_three_desks_in_their_order_and_then_into_the_hand(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = award_of("EQ-1")
    for early in (STREET_LEADER, ORGANISER):
        with pytest.raises(NotYours):
            actions.endorse(awards=[award], by=town.holder(early), at=town.noon)
    with pytest.raises(NotNow):
        actions.decide(awards=[award], what=DECISION, by=town.holder(ORGANISER), at=town.noon)
    actions.endorse(awards=[award], by=town.holder(SECRETARY), at=town.noon)
    assert again(award).desk == STREET
    actions.endorse(awards=[again(award)], by=town.holder(STREET_LEADER), at=town.noon)
    assert again(award).state == rules.READY
    with pytest.raises(NotNow):
        actions.endorse(awards=[again(award)], by=town.holder(STREET_LEADER), at=town.noon)
    with pytest.raises(NotYours):
        actions.decide(awards=[again(award)], what=DECISION, by=town.holder(STREET_LEADER), at=town.noon)
    actions.decide(awards=[again(award)], what=DECISION, by=town.holder(ORGANISER), at=town.noon)
    assert medals() == 0, "approved and not handed over"
    home = actions.Giving(how=rules.HOME, where="槐荫里5号院", on=date(2022, 7, 6))
    actions.hand_over(awards=[again(award)], what=home, by=town.holder(SECRETARY), at=town.noon)
    assert (medals(), medals("410103/410103012/"), medals("410103/410103005/")) == (1, 1, 0)
    given = again(award)
    assert (given.state, given.handed_on, vault.read([given.where])[given.where]) == (
        rules.HANDED,
        date(2022, 7, 6),
        "槐荫里5号院",
    )
    with pytest.raises(NotNow):
        actions.hand_over(awards=[given], what=home, by=town.holder(SECRETARY), at=town.noon)


DECISION = actions.Decision(number="二组〔2022〕18号", on=date(2022, 7, 6))


def test_only_the_month_asks_for_the_file(town: Town) -> None:
    member(town, "EQ-1", date(1972, 7, 1), precision="month")
    opened(town)
    award = award_of("EQ-1")
    with pytest.raises(BadInput) as wrong:
        actions.endorse(awards=[award], by=town.holder(SECRETARY), at=town.noon)
    assert "file_seen" in wrong.value.issues
    actions.endorse(awards=[award], file_seen=True, by=town.holder(SECRETARY), at=town.noon)
    actions.endorse(awards=[again(award)], by=town.holder(STREET_LEADER), at=town.noon)
    assert again(award).state == rules.READY


def test_no_needs_a_reason_and_is_for_this_round(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    round_ = opened(town)
    with pytest.raises(BadInput):
        actions.refuse(awards=[award_of("EQ-1")], why=" ", by=town.holder(SECRETARY), at=town.noon)
    actions.refuse(
        awards=[award_of("EQ-1")], why="受过处分,支部大会不同意", by=town.holder(SECRETARY), at=town.noon
    )
    assert "处分" not in Fact.objects.named("honours.refused").get().body_text
    assert not actions.propose_again(round_=round_, by=town.holder(ORGANISER), at=town.noon)


def test_put_off_and_gone_on_with(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    actions.defer(awards=[award_of("EQ-1")], why="档案在外地", by=town.holder(SECRETARY), at=town.noon)
    assert award_of("EQ-1").state == rules.DEFERRED
    actions.endorse(awards=[award_of("EQ-1")], by=town.holder(SECRETARY), at=town.noon)
    assert award_of("EQ-1").desk == STREET


def test_whoever_died_meanwhile_is_not_agreed_to(town: Town) -> None:
    one = member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    members.die(member=one, on=date(2022, 6, 30), by=town.holder(SECRETARY), at=town.noon)
    with pytest.raises(NotNow, match="党员EQ-1"):
        actions.endorse(awards=[award_of("EQ-1")], by=town.holder(SECRETARY), at=town.noon)


def test_to_the_family_of_whoever_died_after_the_day(town: Town) -> None:
    one = member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = approved(town, award_of("EQ-1"))
    members.die(member=one, on=date(2022, 7, 3), by=town.holder(SECRETARY), at=town.noon)
    by = town.holder(SECRETARY)
    with pytest.raises(NotNow):
        actions.hand_over(awards=[award], what=actions.Giving(), by=by, at=town.noon)
    actions.hand_over(awards=[award], what=actions.Giving(how=rules.FAMILY), by=by, at=town.noon)
    assert medals() == 1


def test_once_in_a_lifetime(town: Town) -> None:
    for ref in ("EQ-1", "EQ-2"):
        member(town, ref, date(1970, 3, 8))
    earlier = actions.Recording(
        honour="fifty-years",
        kind="member",
        unit=BRANCH,
        subject="EQ-2",
        number="二组〔2021〕9号",
        on=date(2021, 7, 1),
    )
    actions.record(what=[earlier], by=town.holder(ORGANISER), at=town.noon)
    with pytest.raises(NotNow):
        actions.record(what=[earlier], by=town.holder(ORGANISER), at=town.noon)
    first = opened(town)
    assert [award.subject for award in Award.objects.filter(round=first.id)] == ["EQ-1"]
    with pytest.raises(NotNow):
        opened(town)
    award = approved(town, Award.objects.get(round=first.id))
    actions.hand_over(awards=[award], what=actions.Giving(), by=town.holder(ORGANISER), at=town.noon)
    what = actions.Opening(honour="fifty-years", year=2023)
    fact = actions.open_(what=what, by=town.holder(ORGANISER), at=town.noon + 300 * DAY)
    assert not Award.objects.filter(round=fact.stream.partition(":")[2]).exists()
    assert medals() == 1


def test_a_list_is_one_action_and_the_same_list_again_is_nothing(town: Town) -> None:
    for number in range(12):
        member(town, f"EQ-{number}", date(1972, 6, 1 + number))
    opened(town)
    by = town.holder(SECRETARY)
    awards = list(queries.waiting_for(by, at=town.noon))
    assert len(awards) == 12
    once = actions.endorse(awards=awards, by=by, at=town.noon, command="list")
    again_ = actions.endorse(awards=awards, by=by, at=town.noon, command="list")
    assert [fact.id for fact in once] == [fact.id for fact in again_]
    assert Fact.objects.named("honours.endorsed").count() == 12
    assert not queries.waiting_for(by, at=town.noon)
    assert len(queries.waiting_for(town.holder(STREET_LEADER), at=town.noon)) == 12


def test_only_whom_it_concerns_sees_it(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = award_of("EQ-1")
    for post in (SECRETARY, STREET_LEADER, ORGANISER):
        assert queries.award_for(town.holder(post), award.id, at=town.noon)
    for post in ("secretary@410103012001-branch", "street_leader@410103005", "party_staff@410103-xcb"):
        with pytest.raises(Award.DoesNotExist):
            queries.award_for(town.holder(post), award.id, at=town.noon)


def test_nobody_else_opens_it(town: Town) -> None:
    for post in ("party_staff@410103-xcb", SECRETARY, STREET_LEADER):
        with pytest.raises(NotYours):
            opened(town, by=post)
    assert KEEPER in {
        each for honour in queries.openable(town.holder(ORGANISER), at=town.noon) for each in honour.authority
    }


def test_withdrawn_it_counts_no_more(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = approved(town, award_of("EQ-1"))
    actions.hand_over(awards=[award], what=actions.Giving(), by=town.holder(ORGANISER), at=town.noon)
    assert medals() == 1
    with pytest.raises(BadInput):
        actions.withdraw(award=again(award), why="", by=town.holder(ORGANISER), at=town.noon)
    actions.withdraw(award=again(award), why="弄虚作假", by=town.holder(ORGANISER), at=town.noon)
    assert medals() == 0
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]
    assert verifying.verify().facts == Fact.objects.count()


def test_nothing_is_decided_before_it_was_put_forward_and_checked(town: Town) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = award_of("EQ-1")
    for by in (SECRETARY, STREET_LEADER):
        actions.endorse(awards=[again(award)], by=town.holder(by), at=town.noon + 2 * DAY)
    organiser, later = town.holder(ORGANISER), town.noon + 5 * DAY
    for day, why in ((5, "7-08才核实完"), (7, "7-08才核实完")):
        early = actions.Decision(number="二组〔2022〕18号", on=date(2022, 7, day))
        with pytest.raises(BadInput) as wrong:
            actions.decide(awards=[again(award)], what=early, by=organiser, at=later)
        assert "最早是2022-07-08" in wrong.value.issues["on"]
        assert why in wrong.value.issues["on"]
    right = actions.Decision(number="二组〔2022〕18号", on=date(2022, 7, 8))
    actions.decide(awards=[again(award)], what=right, by=organiser, at=later)
    assert again(award).decided_on == date(2022, 7, 8)


def test_who_looked_into_the_file_stands_beside_the_decision(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 7, 1), precision="month")
    round_ = opened(town)
    award = award_of("EQ-1")
    actions.endorse(awards=[award], file_seen=True, by=town.holder(SECRETARY), at=town.noon)
    actions.endorse(awards=[again(award)], by=town.holder(STREET_LEADER), at=town.noon)
    for page in (f"/desk/honours/rounds/{round_.id}/", f"/desk/honours/awards/{award.id}/"):
        said = desk("zuzhibu").get(page).content.decode()
        assert "书记看过档案,确实满了" in said
        assert "要看档案" not in said


def test_a_file_nobody_saw_is_not_decided(town: Town) -> None:
    member(town, "EQ-1", date(1972, 7, 1), precision="month")
    opened(town)
    Award.objects.update(state=rules.READY, desk=rules.NOBODY)
    with pytest.raises(NotNow, match="档案"):
        actions.decide(awards=[award_of("EQ-1")], what=DECISION, by=town.holder(ORGANISER), at=town.noon)


def test_to_the_family_of_whoever_lives_is_asked_about(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    round_ = opened(town)
    award = approved(town, award_of("EQ-1"))
    family, by = actions.Giving(how=rules.FAMILY), town.holder(SECRETARY)
    with pytest.raises(BadInput) as asked:
        actions.hand_over(awards=[award], what=family, by=by, at=town.noon)
    assert "党员EQ-1" in asked.value.issues["fetched"]
    told = {"chosen": award.id, "how": "family", "handed_on": "2022-07-06", "sure": "1"}
    page = f"/desk/honours/rounds/{round_.id}/handing-over/"
    answer = desk("zuzhibu").post(page, told)
    assert answer.status_code == 422
    assert "家属代领" in answer.content.decode()
    assert desk("zuzhibu").post(page, told | {"fetched": "1"}).status_code == 302
    assert medals() == 1
