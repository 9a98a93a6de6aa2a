"""The reporter opens her matter with number and code, and her word decides."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.sentence import standing
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from bandeng.rulebook.queries import book

STEP = timedelta(minutes=10)
WIDE = {ord("0") + digit: ord("０") + digit for digit in range(10)}


@pytest.fixture
def case(town: Town) -> Case:
    """A matter that was handled and checked: the reporter is asked."""
    found = town.accepted()
    later = found.reported_at + timedelta(hours=3)
    what = actions.Outcome(outcome="solved", words="换好了")
    actions.resolve(case=found, what=what, by=town.leader, at=later)
    found = town.again(found)
    finding = actions.Finding(passed=True)
    actions.check(case=found, finding=finding, by=town.staff, at=later + timedelta(minutes=5))
    return town.again(found)


def opened(case: Case) -> Client:
    phone = Client()
    answer = phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
    assert answer.status_code == 302
    return phone


@pytest.mark.usefixtures("frozen")
def test_the_end_of_the_number_opens_it_too(case: Case) -> None:
    _district, year, height = case.number.split("-")
    for said in (height, height.lstrip("0"), f"{year}-{height}", f" {height.translate(WIDE)} "):
        answer = Client().post("/follow/", {"number": said, "code": code_of(case.stream)})
        assert answer.status_code == 302, said
        assert answer["Location"] == f"/c/{case.number}/"
        assert Client().post("/follow/", {"number": said, "code": "00000000"}).status_code == 422
    for said in (f"21-{height}", "99999", "9" * 19, f"-{height}x"):
        assert Client().post("/follow/", {"number": said, "code": code_of(case.stream)}).status_code == 422


@pytest.mark.usefixtures("frozen")
def test_solved_closes_it(case: Case, town: Town) -> None:
    opened(case).post(f"/c/{case.number}/answer/", {"answer": "solved"})
    now = town.again(case)
    assert (now.state, now.result, now.answer, now.answer_channel) == ("closed", "resolved", "solved", "code")


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("word", ["partly", "not", "came_back"])
def test_anything_else_goes_to_another_person(case: Case, town: Town, word: str) -> None:
    opened(case).post(f"/c/{case.number}/answer/", {"answer": word, "words": "还黑着"})
    now = town.again(case)
    assert now.state == "contested"
    assert town.holder(now.seat) not in {town.leader}


@pytest.mark.usefixtures("frozen")
def test_nobody_else_answers_for_her(case: Case, town: Town) -> None:
    answer = Client().post(f"/c/{case.number}/answer/", {"answer": "solved"})
    assert answer.status_code == 403
    assert town.again(case).state == "confirming"


@pytest.mark.usefixtures("frozen")
def test_an_answer_that_is_none_is_refused(case: Case, town: Town) -> None:
    answer = opened(case).post(f"/c/{case.number}/answer/", {"answer": "delighted"})
    assert answer.status_code == 422
    assert town.again(case).state == "confirming"


@pytest.mark.usefixtures("frozen")
def test_a_code_guessed_many_times_locks_before_it_is_found(case: Case) -> None:
    phone = Client()
    statuses = [
        phone.post("/follow/", {"number": case.number, "code": f"{guess:08d}"}).status_code
        for guess in range(12)
    ]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    right = phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
    assert right.status_code == 429


def test_wrong_numbers_and_wrong_codes_read_alike(case: Case) -> None:
    wrong_code = Client().post("/follow/", {"number": case.number, "code": "00000000"})
    no_such = Client().post("/follow/", {"number": "410103-26-99999", "code": "00000000"})
    assert (wrong_code.status_code, no_such.status_code) == (422, 422)


def test_an_unknown_number_has_no_page(town: Town) -> None:
    for number in ("410103-26-99999", "x", "410103-26-1%27"):
        assert Client().get(f"/c/{number}/").status_code == 404


def test_why_this_deadline_is_counted_day_by_day(case: Case) -> None:
    page = Client().get(f"/c/{case.number}/why/").content.decode()
    assert "2 工作日" in page
    assert "08:00–12:00" in page


@pytest.mark.usefixtures("frozen")
def test_after_solved_there_is_a_quiet_way_back(case: Case) -> None:
    phone = opened(case)
    phone.post(f"/c/{case.number}/answer/", {"answer": "solved"})
    page = phone.get(f"/c/{case.number}/").content.decode()
    assert "没办好,或者又发生了" in page
    assert "没办好,或者又发生了" not in Client().get(f"/c/{case.number}/").content.decode()
    phone.post(f"/c/{case.number}/answer/", {"answer": "came_back"})
    assert Case.objects.get(id=case.id).state == "contested"


def test_the_way_back_ends_with_the_days_of_the_rule_book(case: Case, frozen: time_machine.Traveller) -> None:
    phone = opened(case)
    phone.post(f"/c/{case.number}/answer/", {"answer": "solved"})
    closed_at = Case.objects.get(id=case.id).closed_at
    assert closed_at
    frozen.move_to(closed_at + timedelta(days=book().limits.reopen_days, minutes=1))
    assert "没办好,或者又发生了" not in opened(case).get(f"/c/{case.number}/").content.decode()


@pytest.mark.usefixtures("frozen")
def test_an_old_page_is_told_how_it_stands_and_the_words_stay(case: Case) -> None:
    first, second = opened(case), opened(case)
    shown = {"shown": f"{case.state}.{case.answer}"}
    first.post(f"/c/{case.number}/answer/", shown | {"answer": "solved", "command": "first"})
    stale = second.post(f"/c/{case.number}/answer/", shown | {"answer": "not", "words": "还黑着呢"})
    assert stale.status_code == 409
    assert "又有了变化" in stale.content.decode()
    assert "<b>刚刚有变化</b>" in stale.content.decode()
    assert "有几处需要改一下" not in stale.content.decode()
    assert "还黑着呢" in stale.content.decode()
    assert Case.objects.get(id=case.id).state == "closed"
    again = first.post(f"/c/{case.number}/answer/", shown | {"answer": "solved", "command": "first"})
    assert again.status_code == 302


@pytest.mark.usefixtures("frozen")
def test_what_staff_record_for_her_is_told_her_and_can_be_contradicted(case: Case, town: Town) -> None:
    asked = actions.Word(answer="solved", channel="door")
    actions.answer(case=case, word=asked, by=town.staff, at=case.reported_at + timedelta(hours=4))
    told = Notice.objects.get(recipient=case.reporter, kind="cases.recorded")
    assert told.stream == case.stream
    phone = opened(case)
    assert "替您记下了「办好了」" in phone.get(f"/c/{case.number}/").content.decode()
    phone.post(f"/c/{case.number}/answer/", {"answer": "not", "words": "没人问过我"})
    assert town.again(case).state == "contested"


def test_nobody_is_asked_by_a_telephone_that_is_not_kept(case: Case, town: Town) -> None:
    called = actions.Word(answer="solved", channel="phone")
    with pytest.raises(BadInput):
        actions.answer(case=case, word=called, by=town.staff, at=case.reported_at + timedelta(hours=4))


def test_a_number_alone_opens_the_public_page(case: Case) -> None:
    answer = Client().post("/follow/", {"number": case.number, "code": ""})
    assert answer["Location"] == f"/c/{case.number}/"
    wide = case.number.replace("-", "\uff0d").translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    assert Client().post("/follow/", {"number": wide})["Location"] == f"/c/{case.number}/"
    unknown = Client().post("/follow/", {"number": "410103-26-99999"})
    assert "没有这个编号" in unknown.content.decode()


@pytest.mark.usefixtures("frozen")
def test_who_says_me_too_sees_so_above_the_story(town: Town) -> None:
    case, phone = town.case(), Client()
    page = phone.post(f"/c/{case.number}/support/", {}, follow=True).content.decode()
    assert page.index("您自己的查询码") < page.index('class="timeline"')


def test_haste_asked_for_by_a_joiner_is_not_said_as_the_reporters(town: Town) -> None:
    case, neighbour = town.accepted(), people.guest(phone="13912345678", at=town.noon)
    actions.join(case=case, follower=neighbour, at=case.reported_at + timedelta(minutes=20))
    actions.urge_own(case=town.again(case), person=neighbour, at=case.reported_at + timedelta(days=2))
    page = Client().get(f"/c/{case.number}/").content.decode()
    assert "同样遇到的人催办" in page
    assert "反映人催办" not in page


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("came_back", "反映人说又发生了"),
        ("partly", "反映人说只办好一部分"),
        ("not", "反映人说还没办好"),
    ],
)
def test_the_public_sentence_says_what_she_said(case: Case, town: Town, answer: str, said: str) -> None:
    opened(case).post(f"/c/{case.number}/answer/", {"answer": answer})
    assert said in standing(town.again(case), at=town.noon).sentence


@pytest.fixture
def both(town: Town) -> tuple[Case, Case]:
    """Two who reported one thing: the master, done and checked, and the other's matter, merged into it."""
    master, own = town.accepted(), town.case("三号楼的灯不亮")
    actions.merge(case=own, master=master, words="是同一盏灯", by=town.staff, at=town.noon + STEP)
    what = actions.Outcome(outcome="solved", words="换好了")
    actions.resolve(case=town.again(master), what=what, by=town.leader, at=town.noon + 2 * STEP)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=finding, by=town.staff, at=town.noon + 3 * STEP)
    return town.again(master), town.again(own)


def form(phone: Client, case: Case) -> dict[str, str]:
    """What the form of her page says of itself."""
    page = phone.get(f"/c/{case.number}/").content.decode()
    return dict(re.findall(r'<input type="hidden" name="(shown|command)" value="([^"]*)"', page))


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(("quick", "slow"), [("solved", "not"), ("not", "solved"), ("solved", "solved")])
def test_her_word_counts_although_another_who_reported_it_was_quicker(
    both: tuple[Case, Case], first: int, quick: str, slow: str
) -> None:
    cases = (both[first], both[1 - first])
    phones = [opened(case) for case in cases]
    forms = [form(phone, case) for phone, case in zip(phones, cases, strict=True)]
    for phone, case, sent, word in zip(phones, cases, forms, (quick, slow), strict=True):
        answer = phone.post(f"/c/{case.number}/answer/", sent | {"answer": word})
        assert answer.status_code == 302, answer.content.decode()
    follower = Follower.objects.get(case=both[0])
    words = {both[first].id: quick, both[1 - first].id: slow}
    said = (Case.objects.get(id=both[0].id).answer, follower.answer)
    assert said == (words[both[0].id], words[both[1].id])


@pytest.mark.usefixtures("frozen")
def test_her_own_word_from_elsewhere_is_told_to_an_old_page(both: tuple[Case, Case]) -> None:
    own = both[1]
    one, other = opened(own), opened(own)
    old = form(other, own)
    one.post(f"/c/{own.number}/answer/", form(one, own) | {"answer": "not"})
    assert other.post(f"/c/{own.number}/answer/", old | {"answer": "solved"}).status_code == 409
