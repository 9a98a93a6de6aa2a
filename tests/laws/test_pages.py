"""Every address and everybody: nothing breaks, what is asked for is asked, and nobody reads of persons."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from bandeng.assembly.facts import PUBLISHED
from bandeng.assembly.models import Procedure
from bandeng.ballots.models import Vote
from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import OFFICIAL_WORDS
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings.models import Session
from bandeng.home.documents.addresses import Address, addresses
from bandeng.kernel.facts import kept_in
from bandeng.ledger.models import Fact
from bandeng.orders.models import Order
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.people.models import STAFF, Entry, Person
from tests.laws import desk_tools
from tests.laws.walked import DIGEST, DOOR, PHONE, TOLD

ID = re.compile(r"<[a-z][^>]*\sid=\"([^\"]+)\"")
HOLE = re.compile(r"<(?:\w+:)?(\w+)>")
ADDRESSES = addresses()
ANYBODY, RESIDENT = "anybody", "jumin"
CAST = (
    "wanggezhang",
    "tiaojieyuan",
    "shequ",
    "shuji",
    "jiedao",
    "jiedao-lingdao",
    "gongdian",
    "gongdian-chuzhi",
    "quzhili",
)
FINE = {200, 204, 302, 304, 400, 404, 405, 409, 422}
NOT_HERS = {302, 403, 404}


@pytest.fixture
def later(street: Town) -> Iterator[Town]:
    """The street, with the machine's clock a month on."""
    with time_machine.travel(street.noon + timedelta(days=26), tick=False):
        yield street


def browser(who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != ANYBODY:
        client.force_login(people.person(who))
    return client


def filled(address: Address, *, turn: int = 0) -> str:
    """The address with something that is there in each hole."""
    numbers = list(Case.objects.order_by("id").values_list("number", flat=True))
    things = {
        "number": "1" if address.path.startswith(("/seals/", "/editions/")) else numbers[turn % len(numbers)],
        "year": "2022",
        "place": "410103",
        "report": "activity-month",
        "token": "nothing",
        "height": str(Fact.objects.named("cases.reported").earliest("id").id),
        "digest": DIGEST,
        "code": (cast.COMMUNITY, cast.GRID, cast.STREET, "410103")[turn % 4],
        "name": "cases.reported" if "/figures/" in address.path else "button",
        "kind": "not-yours" if "/error/" in address.path else "streets",
        "ref": _thing(address, turn),
        "post": f"grid_leader@{cast.GRID}",
        "unit": "410103-cg",
        "door": "nothing",
        "entry": "nothing",
        "visit": "nothing",
        "one": "nothing",
        "objection": "nothing",
        "other": "nothing",
        "order": Order.objects.earliest("id").id if turn % 2 and Order.objects.exists() else "nothing",
        "batch": desk_tools.BATCH,
    }
    return HOLE.sub(lambda hole: things[hole.group(1)], address.path)


def _thing(address: Address, turn: int) -> str:
    if address.act == "public" and "decisions/" in address.path:
        return Procedure.objects.earliest("id").id
    if "votes/" in address.path and turn % 2:
        return Vote.objects.values_list("id", flat=True).first() or "nothing"
    return _session() if "gatherings/" in address.path and turn % 2 else "nothing"


def _session() -> str:
    return Session.objects.order_by("-arrived", "id").values_list("id", flat=True).first() or "nothing"


def verbs(address: Address) -> list[str]:
    return [verb for verb in address.verbs if verb in {"GET", "POST"}] or ["GET"]


@pytest.mark.parametrize("who", [ANYBODY, RESIDENT, *CAST])
def test_every_address_answers_everybody(later: Town, who: str) -> None:
    found, at_the_desk = [], browser(who)
    for turn, address in enumerate(ADDRESSES):
        for verb in verbs(address):
            path = filled(address, turn=turn)
            asked = browser(who) if address.name.startswith("people:") else at_the_desk
            answer = asked.generic(verb, path)
            status = answer.status_code
            found += [f"{verb} {path}: {each} twice" for each in ids_twice(answer)]
            if not _is_right(address, verb, who, status):
                found.append(f"{verb} {path} ({address.act}): {status}")
    assert not found


def ids_twice(answer: HttpResponseBase) -> list[str]:
    """What more than one element of a page calls itself: labels and links then lead astray."""
    if not isinstance(answer, HttpResponse) or "html" not in answer.get("Content-Type", ""):
        return []
    counted = Counter(ID.findall(answer.content.decode()))
    return [f"#{each}" for each, times in counted.items() if times > 1]


def _is_right(address: Address, verb: str, who: str, status: int) -> bool:
    if address.name == "ready" and status == 503:  # no worker runs here
        return True
    if address.act == "public":  # to read; an answer is only the reporter's
        return status in FINE or (status == 403 and (verb == "POST" or "/error/" in address.path))
    if who == ANYBODY:
        return status in {302, 403}
    if address.act == "signed" or who != RESIDENT:
        return status in FINE | NOT_HERS
    return status in NOT_HERS


def test_whoever_may_not_see_a_matter_does_not_learn_that_it_exists(later: Town) -> None:
    elsewhere = later.case(grid="410103/410103005/410103005001/410103005001-01/")
    for who in ("wanggezhang", "shequ", "jiedao", "gongdian"):
        answer = browser(who).get(f"/desk/cases/{elsewhere.number}/")
        assert answer.status_code == 404, who
        nothing = browser(who).get("/desk/cases/no-such-number/")
        assert nothing.status_code == 404, who
    assert browser("quzhili").get(f"/desk/cases/{elsewhere.number}/").status_code == 200


def test_no_public_page_says_a_word_of_the_vault(later: Town) -> None:
    secrets = _secrets()
    assert {PHONE, DOOR, TOLD} <= secrets
    found = [
        (path, words)
        for path in _public_paths()
        for page in [b"".join(browser(ANYBODY).get(path)).decode(errors="replace")]
        for words in secrets
        if words in page
    ]
    assert not found


def _secrets() -> set[str]:
    """All that lies in the vault but names of staff, official answers of offices, texts that were frozen."""
    official = {
        fact.body[field]["kept"]
        for fact in Fact.objects.named(*OFFICIAL_WORDS)
        for field in OFFICIAL_WORDS[fact.name]
        if fact.body[field]
    }
    official |= {f.body["words"]["kept"] for f in Fact.objects.named("cases.annotated") if f.body["public"]}
    official |= {f.body["body"]["kept"] for f in Fact.objects.named("editions.frozen")}
    official |= {f.body["name"]["kept"] for f in Fact.objects.named("ballots.nominated")}  # posted by law
    prepared = [fact.body["article"] for fact in Fact.objects.named("ballots.prepared")]
    official |= {article["kept"] for article in prepared if article}  # of the estate's own rules
    shown = Fact.objects.named("gatherings.picture_shown")
    agreed = [f.body for f in shown if f.body["agreed"] != "inside"]
    official |= {body[words]["kept"] for body in agreed for words in ("caption", "credit")}
    staff = Person.objects.of_kind(STAFF).values("name_entry")
    private = Entry.objects.filter(erased_at=None).exclude(id__in=official).exclude(id__in=staff)
    texts = vault.read(private.values_list("id", flat=True)).values()
    return {text for text in texts if len(text) > 1} - _published()


def _published() -> set[str]:
    """What neighbours decide is written for everybody."""
    said = (json.loads(fact.body_text) for fact in Fact.objects.named(*PUBLISHED))
    return set(vault.read(each.kept for body in said for each in kept_in(body)).values())


def _public_paths() -> list[str]:
    turns = range(Case.objects.count())
    public = [each for each in ADDRESSES if each.act == "public" and "GET" in each.verbs]
    return list(dict.fromkeys(filled(address, turn=turn) for address in public for turn in turns))
