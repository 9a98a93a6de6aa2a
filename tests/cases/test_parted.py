"""What a reporter said while hers was merged stays on her own page after it was taken out again."""

from datetime import timedelta

from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.ledger import rebuilding
from tests.cases import journeys
from tests.cases.test_detach import detach
from tests.cases.test_merge import merge
from tests.cases.test_objecting import HOURS, asked_together, says


def judged(town: Town, master: Case, case: Case, answer: str) -> None:
    word = actions.Word(answer=answer, channel="page", words="三号楼还是黑的")
    at = town.again(master).since_at + HOURS
    actions.judge(case=town.again(master), follower=case.reporter, word=word, by=case.reporter, at=at)


def hers(case: Case) -> str:
    phone = Client()
    phone.post("/follow/", {"number": case.number, "code": code_of(case.stream)})
    return phone.get(f"/c/{case.number}/").content.decode()


def test_her_answer_stays_on_her_page_and_in_its_story(town: Town) -> None:
    master, case = asked_together(town)
    judged(town, master, case, "not")
    detach(town, case)
    page = hers(case)
    assert "您说:没有办好" in page
    assert "是和另一件并在一起办的时候说的" in page
    assert "三号楼还是黑的" in page
    assert "您说:没有办好" not in Client().get(f"/c/{case.number}/").content.decode()
    names = [each.name for each in timeline(town.again(case), Reader.ANYBODY)]
    assert names.index("cases.merged") < names.index("cases.contested") < names.index("cases.detached")
    assert rebuilding.check().is_equal


def test_the_word_of_another_does_not(town: Town) -> None:
    master, case = asked_together(town)
    says(town, master, "not")
    detach(town, case)
    assert "您说" not in hers(case)
    assert "反映人回答" not in hers(case)


def test_what_she_says_beside_stays_too(town: Town) -> None:
    master, case = asked_together(town)
    says(town, master, "not")
    word, at = actions.Word(answer="partly", channel="page"), town.again(master).since_at + HOURS
    actions.voice(case=town.again(master), person=case.reporter, word=word, by=case.reporter, at=at)
    detach(town, case)
    assert "您说:只办好了一部分" in hers(case)


def test_a_new_result_is_asked_about_anew(town: Town) -> None:
    master, case = journeys.accepted(town), town.accepted()
    merge(town, case, master)
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=town.noon + HOURS)
    finding = actions.Finding(passed=True)
    actions.check(case=town.again(master), finding=finding, by=town.staff, at=town.noon + HOURS)
    judged(town, master, case, "not")
    detach(town, case)
    at = town.again(case).since_at + timedelta(hours=1)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at)
    actions.check(case=town.again(case), finding=finding, by=town.staff, at=at)
    page = hers(case)
    assert "您说:没有办好" not in page
    assert "办好了没有?您说了算" in page
