"""Numbers, codes and ids tried one after another: nothing is learnt that a public page does not say."""

import html
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.http import HttpResponse
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.codes import code_of
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from bandeng.people.actions import passwords
from bandeng.people.models import Person
from tests.cases import journeys
from tests.cases.conftest import Desk

NO_SUCH = "410103-22-99999"


def _same(first: HttpResponse, other: HttpResponse, *differing: str) -> bool:
    """Whether two answers are alike but for what was asked, tokens and the request's own id."""
    return (first.status_code, _bare(first, differing)) == (other.status_code, _bare(other, differing))


def _bare(answer: HttpResponse, differing: tuple[str, ...]) -> str:
    text = html.unescape(answer.content.decode())
    for word in differing:
        text = text.replace(word, "")
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|name="command" value="[^"]*"', "", text)


def test_a_wrong_code_and_a_number_that_is_none_read_alike(town: Town, frozen: Any) -> None:
    case = town.accepted()
    wrong, none = (
        Client().post("/follow/", {"number": n, "code": "00000000"}) for n in (case.number, NO_SUCH)
    )
    assert wrong.status_code == 422
    assert _same(wrong, none, case.number, NO_SUCH)


def test_the_public_page_says_neither_code_nor_id(town: Town, frozen: Any) -> None:
    case = journeys.confirming(town)
    page = Client().get(f"/c/{case.number}/").content.decode()
    code = code_of(case.stream)
    secrets = (code, f"{code[:4]} {code[4:]}", case.stream, case.reporter, case.handler)
    assert not [secret for secret in secrets if secret in page]


@pytest.mark.parametrize(
    "address",
    ["/report/done/{}/", "/report/slip/{}/", "/c/{}/no-texts/", "/desk/cases/{}/", "/desk/cases/{}/contact/"],
)
def test_what_is_not_hers_is_as_if_it_were_not_there(town: Town, desk: Desk, address: str) -> None:
    case = town.case(grid=OTHER_GRID)
    client = desk("wanggezhang")
    ask: Callable[[str], HttpResponse] = client.post if "no-texts" in address else client.get
    hers, none = ask(address.format(case.number)), ask(address.format(NO_SUCH))
    assert hers.status_code == 404
    assert _same(hers, none, case.number, NO_SUCH)


def test_heights_and_references_of_others_lead_nowhere(town: Town, desk: Desk) -> None:
    case = town.case()
    told = _joined(town, case)
    client = desk("shuji")
    for path in (f"/desk/joined/{told.id}/", f"/desk/joined/{told.id + 1000}/"):
        assert client.get(path).status_code == 404
    notice = Notice.objects.exclude(recipient__startswith="community_secretary").latest("height")
    assert (
        client.get(f"/notices/{notice.id}/").status_code == client.get("/notices/nothing/").status_code == 404
    )
    heights = [fact.id for fact in Fact.objects.filter(stream__startswith="person:")]
    assert {Client().get(f"/records/{height}/").status_code for height in heights} == {404}


def _joined(town: Town, case: Case) -> Fact:
    from_staff = people.guest(at=town.noon)
    told = actions.Report(place=case.place, words="我也是", reporter=from_staff, channel="phone")
    return actions.join_caller(case=case, report=told, by=town.staff, at=town.noon)


def test_codes_tried_at_one_matter_and_from_one_address_are_stopped(town: Town, frozen: Any) -> None:
    case = town.accepted()
    answers = [
        Client(REMOTE_ADDR=f"10.0.{n}.1")
        .post("/follow/", {"number": case.number, "code": f"{n:08d}"})
        .status_code
        for n in range(12)
    ]
    assert 429 in answers[:12]
    right = Client(REMOTE_ADDR="10.1.1.1").post(
        "/follow/", {"number": case.number, "code": code_of(case.stream)}
    )
    assert right.status_code == 429
    one_house = [
        Client(REMOTE_ADDR=f"2001:db8::{n:x}")
        .post("/follow/", {"number": f"{NO_SUCH}{n}", "code": "1"})
        .status_code
        for n in range(35)
    ]
    assert one_house[-1] == 429


def _spent(username: str, address: str, at: Any) -> float:
    begun = time.process_time()
    with pytest.raises(Exception, match="不对"):
        passwords.sign_in(username, "wrong", address=address, at=at)
    return time.process_time() - begun


def test_nobody_learns_from_the_time_who_has_an_account(
    town: Town, settings: Any, frozen: time_machine.Traveller, at: Any
) -> None:
    """Known and unknown names in turn: in half of all pairs, more or less, either is the slower one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    names = [f"person{number}" for number in range(12)]
    password = make_password("a bench for a chat")
    for name in names:
        person = people.register(name="", kind="staff", username=name, at=at)
        Person.objects.filter(id=person.id).update(password=password)
    known, unknown = [], []
    for number, name in enumerate(names):
        pair = [(known, name), (unknown, f"nobody{number}")]
        for spent, username in pair if number % 2 else reversed(pair):
            spent.append(_spent(username, f"10.2.{number}.{len(spent)}", at))
    slower = sum(a > b for a in known for b in unknown) / len(known) / len(unknown)
    assert 0.1 < slower < 0.9, (slower, statistics.median(known), statistics.median(unknown))
    assert 0.8 < statistics.median(known) / statistics.median(unknown) < 1.25
