"""An objection from the notice to its answer: how she is reached, what it strikes, where it is read."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bandeng.demo.town import Town
from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Objection
from bandeng.kernel.refusals import BadInput
from bandeng.notices import queries as notices
from bandeng.people import actions as people
from bandeng.people.models import Look
from tests.cases.conftest import Desk
from tests.honours.test_commendations import announced
from tests.honours.world import ORGANISER, PUBLICITY, STREET_LEADER

DAY = timedelta(days=1)


def said(**more: str) -> dict[str, str]:
    return {"said": "那几天他不在", "reach": "巷口小卖部 0371-60000000", **more}


def test_the_contact_stands_behind_a_press_that_is_logged(town: Town, desk: Desk) -> None:
    round_ = announced(town)
    about = Award.objects.filter(round=round_.id, kind="team").get()
    Client().post(f"/honours/notices/{round_.id}/objection/", said(award=about.id))
    page = desk(town.holder(PUBLICITY))
    here = f"/desk/honours/rounds/{round_.id}/"
    listed = page.get(here).content.decode()
    assert "说的是" in listed
    assert listed.partition("说的是")[2].partition("那几天")[0].count("红袖章志愿队") == 1
    contact = f"{here}objections/{Objection.objects.get().id}/contact/"
    assert contact in listed
    assert "小卖部" not in listed + page.get(contact).content.decode()
    assert not Look.objects.exists()
    assert "巷口小卖部 0371-60000000" in page.post(contact).content.decode()
    look = Look.objects.get()
    assert (look.person, look.about) == (town.holder(PUBLICITY), Objection.objects.get().person)
    for post in (ORGANISER, STREET_LEADER):
        assert desk(town.holder(post)).post(contact).status_code in (403, 404)
    assert Look.objects.count() == 1
    assert page.get(f"{here}objections/nothing/contact/").status_code == 404


def test_the_receipt_leads_to_the_answer(town: Town, desk: Desk) -> None:
    round_, anybody = announced(town), Client()
    path = f"/honours/notices/{round_.id}/objection/"
    came = anybody.post(path, said())
    receipt = came.headers["Location"]
    code = queries.code_of(Objection.objects.get().id)
    assert receipt == f"{path}{code}/"
    assert code in anybody.get(receipt).content.decode()
    morning = desk(town.holder(PUBLICITY)).get("/desk/").content.decode()
    assert "有异议等您答复:1" in morning
    what = actions.Answering(upheld=False, words="查了出勤记录,他都在")
    by = town.holder(PUBLICITY)
    actions.answer(objection=Objection.objects.get(), what=what, by=by, at=town.noon + DAY)
    other = Client()
    spelt = f"{code[:5].lower()}-{code[5:]}"
    found = other.get(path, {"code": spelt})
    assert found.headers["Location"] == receipt
    page = other.get(receipt).content.decode()
    assert "您的异议有答复了" in page
    assert "查了出勤记录" in page
    assert other.get(path, {"code": "AAAAAAAAAA"}).status_code == 422
    assert other.get(f"{path}AAAAAAAAAA/").status_code == 404
    assert "有异议等您答复" not in desk(by).get("/desk/").content.decode()


def test_whoever_was_signed_in_is_told(town: Town, desk: Desk) -> None:
    round_, person = announced(town), town.holder(STREET_LEADER)
    signed = desk(person)
    signed.post(f"/honours/notices/{round_.id}/objection/", said())
    what = actions.Answering(upheld=False, words="查了出勤记录")
    by = town.holder(PUBLICITY)
    actions.answer(objection=Objection.objects.get(), what=what, by=by, at=town.noon + DAY)
    line = notices.page_of(person, at=town.noon + DAY).lines[0]
    assert "异议有了答复" in line.words
    assert line.number == queries.code_of(Objection.objects.get().id)
    mine = signed.get("/me/").content.decode()
    assert "我对公示提的异议" in mine
    assert "有答复了" in mine


def test_one_against_the_whole_list_says_what_falls(town: Town, desk: Desk) -> None:
    round_, page = announced(town), desk(town.holder(PUBLICITY))
    for words in ("名单不对", "程序不对"):
        Client().post(f"/honours/notices/{round_.id}/objection/", {"said": words})
    here = f"/desk/honours/rounds/{round_.id}/"
    first, second = Objection.objects.order_by("id")
    typed = {"objection": first.id, "upheld": "yes", "words": "查下来属实"}
    wrong = page.post(f"{here}answer/", typed)
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert text.count('class="error"') == 1, "under the one that was answered only"
    assert text.count("查下来属实") == 1
    assert Objection.objects.filter(answered_at=None).count() == 2
    struck = Award.objects.filter(round=round_.id, kind="team").get()
    assert page.post(f"{here}answer/", typed | {"strikes": struck.id}).status_code == 302
    assert Award.objects.get(id=struck.id).state == rules.REFUSED
    assert Award.objects.filter(state=rules.ANNOUNCED).count() == 2
    assert page.post(f"{here}answer/", typed | {"objection": second.id, "strikes": "all"}).status_code == 302
    assert set(Award.objects.values_list("state", flat=True)) == {rules.REFUSED}


def test_an_award_of_another_list_does_not_fall(town: Town) -> None:
    round_, by = announced(town), town.holder(PUBLICITY)
    what, guest = actions.Objecting(said="名单不对"), people.guest(at=town.noon)
    actions.object_(round_=round_, what=what, by=guest, at=town.noon)
    wrong = actions.Answering(upheld=True, words="属实", strikes="elsewhere")
    with pytest.raises(BadInput) as no:
        actions.answer(objection=Objection.objects.get(), what=wrong, by=by, at=town.noon)
    assert set(no.value.issues) == {"strikes"}


def test_after_the_notice_the_receipt_still_opens(town: Town, frozen: time_machine.Traveller) -> None:
    round_, anybody = announced(town), Client()
    path = f"/honours/notices/{round_.id}/objection/"
    receipt = anybody.post(path, said()).headers["Location"]
    frozen.shift(9 * DAY)
    assert "收到了您的异议" in anybody.get(receipt).content.decode()
    assert "看答复" in anybody.get(f"/honours/notices/{round_.id}/").content.decode()


def test_whether_it_is_upheld_is_chosen_not_given(town: Town, desk: Desk) -> None:
    round_, page = announced(town), desk(town.holder(PUBLICITY))
    Client().post(f"/honours/notices/{round_.id}/objection/", said())
    here = f"/desk/honours/rounds/{round_.id}/"
    form = page.get(here).content.decode().partition(f"{here}answer/")[2].partition("</form>")[0]
    assert " checked" not in form
    left = page.post(f"{here}answer/", {"objection": Objection.objects.get().id, "words": "查了出勤记录"})
    assert left.status_code == 422
    assert "请选成立还是不成立" in left.content.decode()
    assert "查了出勤记录" in left.content.decode(), "what was typed stays"
    assert Objection.objects.get().answered_at is None


def test_what_fell_by_an_objection_leaves_a_trace_without_a_name(town: Town, desk: Desk) -> None:
    round_, by = announced(town), town.holder(PUBLICITY)
    notice = f"/honours/notices/{round_.id}/"
    about = Award.objects.filter(round=round_.id, kind="team").get()
    Client().post(f"{notice}objection/", said(award=about.id))
    assert "项不予" not in Client().get(notice).content.decode()
    what = actions.Answering(upheld=True, words="那几天确实没有出勤")
    actions.answer(objection=Objection.objects.get(), what=what, by=by, at=town.noon + DAY)
    text = desk(by).get(notice).content.decode()
    assert "查下来成立\uff0c1项不予" in text or "查下来成立,1项不予" in text
    assert "红袖章志愿队" not in text
    rest = list(Award.objects.filter(round=round_.id, state=rules.ANNOUNCED))
    actions.refuse(awards=rest[:1], why="重复推荐", by=by, at=town.noon + 2 * DAY)
    assert queries.struck_from(round_) == 1, "what was refused for another reason is no such trace"
