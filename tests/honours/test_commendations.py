"""Commendations: nominated with grounds, checked, announced, objected to, decided; teams and persons."""

from datetime import date, timedelta

import pytest

from bandeng.demo.town import COMMUNITY, Town
from bandeng.figures.queries import read
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Objection, Round
from bandeng.kernel.periods import day_begins
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.posts import actions as posts
from tests.honours.world import GOVERNANCE, ORGANISER, PUBLICITY, STREET, STREET_LEADER, again, opened

DAY = timedelta(days=1)
UNIT = "410103012002"
NOMINATES = f"community_secretary@{UNIT}"
JULY = (day_begins(date(2022, 7, 1)), day_begins(date(2022, 8, 1)))
GROUNDS = (("figure", "cases.whistled"),)
DECISION = actions.Decision(number="二宣〔2022〕30号")


def team(name: str = "冯春社区红袖章志愿队", grade: str = "") -> actions.Nominee:
    return actions.Nominee(kind="team", team=name, grade=grade, grounds=GROUNDS)


def person(name: str = "柴小满") -> actions.Nominee:
    return actions.Nominee(kind="person", name=name, grounds=GROUNDS)


def nominated(town: Town, round_: Round, *who: actions.Nominee) -> list[Award]:
    facts = actions.nominate(round_=round_, unit=UNIT, who=who, by=town.holder(NOMINATES), at=town.noon)
    return [Award.objects.get(id=fact.stream.partition(":")[2]) for fact in facts]


def announced(town: Town, honour: str = "volunteers", by: str = PUBLICITY, *, named: bool = True) -> Round:
    """One team and two persons, checked by the street and announced at noon."""
    round_ = opened(town, honour, by)
    awards = nominated(town, round_, team(), person(), person("柴大满"))
    actions.endorse(awards=awards, by=town.holder(STREET_LEADER), at=town.noon)
    actions.publish(round_=round_, named=named, by=town.holder(by), at=town.noon)
    return Round.objects.get(id=round_.id)


def decided(town: Town, round_: Round, by: str = PUBLICITY) -> list[Award]:
    awards = list(Award.objects.filter(round=round_.id).in_order())
    actions.decide(awards=awards, what=DECISION, by=town.holder(by), at=town.noon + 6 * DAY)
    return [again(award) for award in awards]


def test_the_number_shows_its_two_parts(town: Town) -> None:
    decided(town, announced(town))
    reading = read("commended.volunteers", place="410103/", during=JULY)
    assert reading.value == 3
    assert dict(reading.counted.parts) == {"team": 1, "person": 2}
    assert sorted(record.part for record in reading.evidence) == ["person", "person", "team"]


def test_teams_and_persons_of_one_decision_are_two_figures(town: Town) -> None:
    round_ = announced(town, "governance", GOVERNANCE)
    awards = decided(town, round_, GOVERNANCE)
    numbers = {
        name: read(f"commended.governance_{name}", place="410103/", during=JULY).value
        for name in ("groups", "persons")
    }
    assert numbers == {"groups": 1, "persons": 2}
    actions.withdraw(award=awards[0], why="事迹不实", by=town.holder(GOVERNANCE), at=town.noon + 7 * DAY)
    assert read("commended.governance_persons", place="410103/", during=JULY).value in (1, 2)
    total = sum(
        int(read(f"commended.governance_{n}", place="410103/", during=JULY).value or 0) for n in numbers
    )
    assert total == 2


@pytest.mark.parametrize(
    ("nominee", "field"),
    [
        (actions.Nominee(kind="person", name="柴小满"), "grounds"),
        (actions.Nominee(kind="person", name="柴小满", grounds=(("figure", "cases.solvd"),)), "grounds"),
        (actions.Nominee(kind="person", name="柴小满", grounds=(("record", "case:nothing"),)), "grounds"),
        (actions.Nominee(kind="member", subject="EQ-1", grounds=GROUNDS), "kind"),
        (actions.Nominee(kind="person", grounds=GROUNDS), "name"),
        (actions.Nominee(kind="team", name="没有写队名", grounds=GROUNDS), "name"),
    ],
)
def test_what_is_wrong_is_said(town: Town, nominee: actions.Nominee, field: str) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    with pytest.raises(BadInput) as wrong:
        nominated(town, round_, nominee)
    assert field in wrong.value.issues
    assert not Award.objects.exists()


def test_nobody_is_nominated_twice_by_one_unit(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    nominated(town, round_, team(), person())
    for who in (team(), person()):
        with pytest.raises(BadInput, match="已经推荐过"):
            nominated(town, round_, who)


def test_grounds_are_records_and_names_stay_in_the_vault(town: Town) -> None:
    case = town.case()
    round_ = opened(town, "volunteers", PUBLICITY)
    who = actions.Nominee(kind="person", name="柴小满", grounds=(("record", case.stream), *GROUNDS))
    award = nominated(town, round_, who)[0]
    assert award.grounds.splitlines() == [f"record:{case.stream}", "figure:cases.whistled"]
    assert "柴小满" not in Fact.objects.named("honours.nominated").get().body_text
    assert queries.shown([award])[0].name == "柴小满"


def test_a_unit_nominates_only_for_itself_and_before_the_notice(town: Town) -> None:
    round_ = announced(town)
    with pytest.raises(NotYours):
        other = town.holder("community_secretary@410103012001")
        actions.nominate(round_=round_, unit=UNIT, who=[team("另一队")], by=other, at=town.noon)
    with pytest.raises(NotNow):
        nominated(town, round_, team("来晚了的队"))


def test_a_street_does_not_check_its_own_nomination(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    by = town.holder(STREET_LEADER)
    actions.nominate(round_=round_, unit=STREET, who=[team("京广路街道消毒队")], by=by, at=town.noon)
    assert Award.objects.get().state == rules.READY


def test_the_notice_comes_before_the_decision(town: Town) -> None:
    round_ = opened(town, "volunteers", PUBLICITY)
    awards = nominated(town, round_, team())
    by = town.holder(PUBLICITY)
    with pytest.raises(NotNow):
        actions.publish(round_=round_, by=by, at=town.noon)
    actions.endorse(awards=awards, by=town.holder(STREET_LEADER), at=town.noon)
    with pytest.raises(NotNow, match="公示"):
        actions.decide(awards=[again(awards[0])], what=DECISION, by=by, at=town.noon)
    actions.publish(round_=round_, by=by, at=town.noon)
    with pytest.raises(NotNow):
        actions.decide(awards=[again(awards[0])], what=DECISION, by=by, at=town.noon + 4 * DAY)
    with pytest.raises(BadInput):
        empty = actions.Decision(number=" ")
        actions.decide(awards=[again(awards[0])], what=empty, by=by, at=town.noon + 5 * DAY)
    actions.decide(awards=[again(awards[0])], what=DECISION, by=by, at=town.noon + 5 * DAY)
    assert Round.objects.get().number == DECISION.number


def test_an_objection_waits_for_its_answer(town: Town) -> None:
    round_ = announced(town)
    struck = Award.objects.filter(kind="person").in_order()[0]
    guest = people.guest(at=town.noon)
    said = actions.Objecting(said="那几天他不在小区", award=struck.id)
    actions.object_(round_=round_, what=said, by=guest, at=town.noon + DAY)
    rest = list(Award.objects.exclude(id=struck.id))
    with pytest.raises(NotNow, match="异议"):
        actions.decide(awards=rest, what=DECISION, by=town.holder(PUBLICITY), at=town.noon + 6 * DAY)
    objection = Objection.objects.get()
    found = actions.Answering(upheld=True, words="查了出勤记录,情况属实")
    with pytest.raises(NotYours):
        actions.answer(objection=objection, what=found, by=town.holder(ORGANISER), at=town.noon + 2 * DAY)
    by = town.holder(PUBLICITY)
    actions.answer(objection=objection, what=found, by=by, at=town.noon + 2 * DAY)
    assert again(struck).state == rules.REFUSED
    actions.decide(awards=rest, what=DECISION, by=by, at=town.noon + 6 * DAY)
    assert "不在小区" not in "".join(Fact.objects.values_list("body_text", flat=True))


def test_after_the_notice_the_answer_is_clear(town: Town) -> None:
    round_, guest = announced(town), people.guest(at=town.noon)
    said = actions.Objecting(said="来晚了")
    actions.object_(round_=round_, what=said, by=guest, at=town.noon + 4 * DAY)
    with pytest.raises(NotNow, match="公示到2022-07-10为止"):
        actions.object_(round_=round_, what=said, by=guest, at=town.noon + 5 * DAY)


def test_names_show_only_where_it_was_so_decided_and_only_meanwhile(town: Town) -> None:
    round_ = announced(town)
    on = town.noon.date()
    shown = {each.name for each in queries.on_notice(round_, on=on)}
    assert shown == {"冯春社区红袖章志愿队", "柴小满", "柴大满"}
    later = {each.name for each in queries.on_notice(round_, on=on + 5 * DAY)}
    assert later == {"冯春社区红袖章志愿队", ""}


def test_a_medal_is_never_announced_by_name(town: Town) -> None:
    round_ = opened(town)
    with pytest.raises(NotNow):
        actions.publish(round_=round_, named=True, by=town.holder(ORGANISER), at=town.noon)


def test_a_naming_needs_its_approval(town: Town) -> None:
    jw = "party_staff@410103-jw"
    with pytest.raises(BadInput) as wrong:
        opened(town, "integrity-unit", jw)
    assert set(wrong.value.issues) == {"approved_by", "approval", "approval_until"}
    until = town.noon.date() + 3 * DAY
    approval = {
        "approved_by": "省创建示范活动主管机关",
        "approval": "豫创〔2022〕7号",
        "approval_until": until,
    }
    with pytest.raises(NotYours):
        opened(town, "integrity-unit", STREET_LEADER, **approval)
    round_ = opened(town, "integrity-unit", jw, **approval)
    award = nominated(town, round_, team("冯春社区居民委员会"))[0]
    by = town.holder(jw)
    actions.endorse(awards=[award], by=by, at=town.noon)
    actions.publish(round_=round_, by=by, at=town.noon)
    with pytest.raises(NotNow, match="过期"):
        actions.decide(awards=[again(award)], what=DECISION, by=by, at=town.noon + 6 * DAY)


def test_a_rating_lasts_as_long_as_the_rule_says(town: Town) -> None:
    round_ = opened(town, "branch-stars", ORGANISER)
    award = nominated(town, round_, team("410103012002-branch", "four"))[0]
    assert queries.shown([award])[0].name == "冯春社区小区党支部"
    actions.endorse(awards=[award], by=town.holder(STREET_LEADER), at=town.noon)
    actions.publish(round_=round_, by=town.holder(ORGANISER), at=town.noon)
    actions.decide(awards=[again(award)], what=DECISION, by=town.holder(ORGANISER), at=town.noon + 6 * DAY)
    assert again(award).valid_until == date(2023, 7, 12)


def test_an_honour_of_the_city_is_recorded_and_counts_while_she_serves(town: Town) -> None:
    post = f"secretary@{UNIT}-branch"
    what = actions.Recording(
        honour="city-secretaries",
        kind="person",
        unit=f"{UNIT}-branch",
        post=post,
        number="郑发〔2021〕20号",
        on=date(2021, 7, 1),
    )
    with pytest.raises(NotYours):
        actions.record(what=[what], by=town.holder(PUBLICITY), at=town.noon)
    actions.record(what=[what], by=town.holder(ORGANISER), at=town.noon)
    later = actions.Recording(
        honour="city-secretaries",
        kind="person",
        unit=f"{UNIT}-branch",
        post=post,
        number="郑发〔2022〕20号",
        on=date(2022, 6, 28),
    )
    actions.record(what=[later], by=town.holder(ORGANISER), at=town.noon)
    name = "secretaries.city_honour"
    assert read(name, place="410103/", during=JULY).value == 1, "two honours, one person"
    posts.end(post=post, holder=town.holder(post), by="operator", at=town.noon + 2 * DAY)
    assert read(name, place="410103/", during=JULY).value == 1, "she served in a part of it"
    august = (JULY[1], day_begins(date(2022, 9, 1)))
    assert read(name, place="410103/", during=august).value == 0
    with pytest.raises(BadInput):
        actions.open_(
            what=actions.Opening(honour="city-secretaries", year=2022),
            by=town.holder(ORGANISER),
            at=town.noon,
        )


def test_a_certificate_says_what_it_says_and_no_more(town: Town) -> None:
    awards = decided(town, announced(town))
    for award in awards:
        found = queries.certificate(award.code)
        assert found
        assert found.holds
        assert found.team == ("冯春社区红袖章志愿队" if award.kind == "team" else "")
        fact = Fact.objects.get(id=found.height)
        assert (fact.name, fact.digest) == ("honours.decided", found.digest)
    hers = next(award for award in awards if queries.shown([award])[0].name == "柴小满")
    paper = queries.certificate(hers.code)
    assert paper
    assert queries.is_hers(paper, " 柴 小满")
    assert not queries.is_hers(paper, "柴大满")
    assert not queries.is_hers(paper, "")
    actions.withdraw(award=hers, why="事迹不实", by=town.holder(PUBLICITY), at=town.noon + 7 * DAY)
    after = queries.certificate(hers.code)
    assert after
    assert not after.holds
    assert queries.certificate("nothing") is None
    assert queries.certificate("-") is None


def test_rebuilt_it_is_the_same(town: Town) -> None:
    round_ = announced(town)
    guest = people.guest(at=town.noon)
    actions.object_(round_=round_, what=actions.Objecting(said="不像"), by=guest, at=town.noon + DAY)
    what, by = actions.Answering(upheld=False, words="查过,不属实"), town.holder(PUBLICITY)
    actions.answer(objection=Objection.objects.get(), what=what, by=by, at=town.noon + DAY)
    decided(town, round_)
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]
    assert COMMUNITY
