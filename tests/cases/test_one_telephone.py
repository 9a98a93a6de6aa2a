"""Who left the same telephone counts as one person; every voice stays, and no telephone leaves the vault."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import voices
from bandeng.demo.town import GRID, Town
from bandeng.figures.queries import read
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.ledger.upgrading import upgrade
from bandeng.people import actions as people
from bandeng.people import queries as known
from tests.cases import journeys
from tests.cases.conftest import Desk

ONE, OTHER = "13800001111", "138 0000 2222"


def told_by(town: Town, phone: str) -> actions.Report:
    """A call that staff write down: everybody who calls is somebody new to us."""
    reporter = people.guest(phone=phone, at=town.noon)
    return actions.Report(place=GRID, words="三号楼的灯也不亮", reporter=reporter, channel="phone")


def filed(town: Town, phone: str) -> Case:
    fact = actions.file(report=told_by(town, phone), by=town.staff, at=town.noon)
    return Case.objects.get(stream=fact.stream)


def called(town: Town, case: Case, phone: str) -> str:
    told = told_by(town, phone)
    actions.join_caller(case=town.again(case), report=told, by=town.staff, at=town.noon)
    return told.reporter


def counted(town: Town, case: Case) -> tuple[int, int]:
    case = town.again(case)
    return case.followers, case.supports


def test_the_reporter_who_calls_again_is_nobody_else(town: Town) -> None:
    case = filed(town, ONE)
    again = called(town, case, f"+86 {ONE}")
    assert counted(town, case) == (1, 0)
    assert Follower.objects.get(person=again).one_with == case.reporter
    assert voices.voice_code(case, again) != voices.voice_code(case, case.reporter)
    assert rebuilding.check().is_equal


def test_one_who_calls_twice_is_one_and_without_a_number_each_is_another(town: Town) -> None:
    case = filed(town, ONE)
    for phone in (OTHER, OTHER, "", "", ONE):
        called(town, case, phone)
    assert counted(town, case) == (5, 3)
    assert rebuilding.check().is_equal


def test_me_too_on_the_page_with_the_same_number_is_the_same_one(town: Town) -> None:
    case = filed(town, ONE)
    called(town, case, OTHER)
    actions.join(case=town.again(case), follower=people.guest(phone=OTHER, at=town.noon), at=town.noon)
    assert counted(town, case) == (2, 1)


def test_merged_with_her_own_earlier_call_she_is_one_and_parted_again_as_before(town: Town) -> None:
    master, case = filed(town, ONE), filed(town, ONE)
    called(town, case, OTHER)
    called(town, master, OTHER)
    words = {"words": "说的是同一盏灯", "by": town.staff, "at": town.noon}
    actions.merge(case=town.again(case), master=town.again(master), **words)
    assert counted(town, master) == (3, 1)
    assert rebuilding.check().is_equal
    actions.detach(case=town.again(case), **words)
    assert (counted(town, master), counted(town, case)) == ((1, 1), (1, 1))
    assert rebuilding.check().is_equal


def test_every_voice_is_told_and_judges_though_it_is_one_person(town: Town) -> None:
    case = filed(town, ONE)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    again = called(town, case, ONE)
    case = town.again(case)
    assert [each.person for each in voices.of(case)] == [again]
    assert voices.speaking(case, [again]) is not None


def test_no_fact_holds_the_number(town: Town) -> None:
    case = filed(town, ONE)
    called(town, case, ONE)
    said = "".join(Fact.objects.of(case.stream).values_list("body_text", flat=True))
    assert ONE not in said
    assert all(entry not in said for entry in known.entries_with_phone(ONE))


def test_five_calls_of_one_ask_for_no_haste(town: Town) -> None:
    case = filed(town, ONE)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon)
    for _time in range(5):
        called(town, case, OTHER)
    assert not Fact.objects.of(case.stream).named("cases.urged").exists()


def test_the_number_of_voices_counts_her_once(town: Town) -> None:
    case = filed(town, ONE)
    for phone in (ONE, OTHER, OTHER):
        called(town, case, phone)
    during = (town.noon - timedelta(days=1), town.noon + timedelta(days=1))
    assert read("cases.joined", place="410103/", during=during).value == 1


def test_older_facts_count_each_for_herself() -> None:
    assert upgrade("cases.joined", 1, {})["one_with"] == "-"
    assert upgrade("cases.caller_joined", 1, {})["one_with"] == "-"
    assert upgrade("cases.absorbed", 1, {}) == {"same": []}


def test_the_desk_says_that_both_are_one(desk: Desk, town: Town) -> None:
    case = filed(town, ONE)
    called(town, case, OTHER)
    page = f"/desk/cases/{case.number}/"
    assert "同一个电话" not in desk("shequ").get(page).content.decode()
    called(town, case, OTHER)
    assert "和前面的是同一个电话,人数里算一个" in desk("shequ").get(page).content.decode()
