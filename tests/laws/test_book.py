"""What holds in every world: the book is whole, lawful and free of persons; the tables follow from it."""

import json
from collections.abc import Iterator

import pytest

from bandeng.cases import rules
from bandeng.cases.models import Case, CaseUnit, Referral
from bandeng.cases.queries import appeals, errands, nameless, pausing, rulings, whistles
from bandeng.cases.rules import ELSEWHERE, LIFE, OVER_STATES
from bandeng.inbox.models import Clock, Pause, ToDo
from bandeng.ledger import boards, rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.people.models import Entry
from bandeng.posts.models import Post
from bandeng.posts.rules import BUILT_IN
from bandeng.rulebook.queries import book
from tests.laws.tenure import Tenures

# What concerns only the desk of whoever does it: the fact names the unit of her own post.
OWN_DESK = frozenset({"cases.batch", "cases.keep_filter", "phrases.keep", "honours.open", "honours.nominate"})


def test_replay_equals_live(any_world: None) -> None:
    checked = rebuilding.check()
    assert checked.facts == Fact.objects.count()
    assert not [table.differs for table in checked.tables if not table.is_equal]


def test_so_does_a_replay_of_few_facts_at_a_time(any_world: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 7)
    monkeypatch.setattr(boards, "WHOLE", 0)
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]


def test_the_book_is_whole(any_world: None) -> None:
    assert verifying.verify().facts == Fact.objects.count()


def test_every_fact_was_permitted_when_it_was_said(any_world: None) -> None:
    assert not unlawful()


def unlawful() -> list[str]:
    """The facts that nobody in that post might have said there and then."""
    tenures, found = Tenures(), []
    for fact in Fact.objects.order_by("id"):
        if not _is_lawful(fact, tenures):
            found.append(f"{fact.id} {fact.name}: {fact.person} as {fact.post} {fact.act} at {fact.place}")
        tenures.follow(fact)
    return found


def _is_lawful(fact: Fact, tenures: Tenures) -> bool:
    if fact.post in BUILT_IN:
        return fact.act in BUILT_IN[fact.post]
    if not tenures.holds(fact.person, fact.post, at=fact.at):
        return False
    post = tenures.posts[fact.post]
    led = tenures.leads.may(post["unit"], fact)
    granted = [grant for grant in book().grants_of(fact.act) if grant.role == post["role"]]
    by_place = fact.place.startswith(post["place"])
    own = fact.act in OWN_DESK and fact.body.get("unit") == post["unit"]
    own = own or (fact.turn == 0 and post["unit"] in fact.body.get("units", ()))  # it begins with its units
    by_unit = own or tenures.has(post["unit"], fact.stream, fact.act)
    return any(by_place if grant.reach == "place" else by_unit or led for grant in granted)


def test_whoever_handles_neither_checks_nor_asks_nor_reviews(any_world: None) -> None:
    worked: dict[str, set[str]] = {}
    found = []
    for fact in Fact.objects.filter(stream__startswith="case:").order_by("id"):
        hands = worked.setdefault(fact.stream, set())
        if fact.act in {"cases.check", "cases.ask", "cases.review"} and fact.person in hands:
            found.append(f"{fact.id} {fact.name}")
        if fact.name in {"cases.resolved", "cases.settled", "cases.concluded", "cases.stage_completed"}:
            hands.add(fact.person)
    assert not found
    assert any(worked.values())


def test_whoever_checks_or_asks_does_not_review(any_world: None) -> None:
    looked: dict[str, set[str]] = {}
    found = []
    for fact in Fact.objects.filter(stream__startswith="case:").order_by("id"):
        hands = looked.setdefault(fact.stream, set())
        if fact.act == "cases.review" and fact.person in hands:
            found.append(f"{fact.id} {fact.name}")
        if fact.name in {"cases.resolved", "cases.settled"}:
            hands.clear()
        if fact.name == "cases.checked" or fact.body.get("channel") in {"phone", "door"}:
            hands.add(fact.person)
    assert not found


def test_nothing_personal_stands_in_the_book(any_world: None) -> None:
    secrets = set(plaintexts())
    assert secrets
    found = [
        (fact.id, fact.name, words)
        for fact in Fact.objects.exclude(name__in=["places.drawn"])
        for words in secrets & set(_texts(json.loads(fact.body_text)))
    ]
    found += [
        (fact.id, fact.name, words)
        for fact in Fact.objects.filter(stream__startswith="case:")
        for words in secrets
        if words in fact.body_text
    ]
    assert not found


def plaintexts() -> Iterator[str]:
    """Everything that lies open in the vault, of two signs or more."""
    words = vault.read(Entry.objects.filter(erased_at=None).values_list("id", flat=True))
    return (text for text in words.values() if len(text) > 1)


def _texts(body: object) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, dict):
        for value in body.values():
            yield from _texts(value)
    elif isinstance(body, list):
        for value in body:
            yield from _texts(value)


def test_every_matter_stands_as_it_can(any_world: None) -> None:
    assert Case.objects.exists()
    for case in Case.objects.all():
        complain_of(case)


# What waits beside the step of the matter itself.
DECIDING = ("cases.extend", "cases.suspend")
BESIDE = (
    *DECIDING,
    "cases.hurry",
    "cases.complete_stage",
    "cases.reach",
    "cases.watch",
    "cases.stand_by",
    "cases.arrive",
    "cases.conclude",
    "cases.insist",
    "cases.decide_appeal",
    "cases.answer_errand",
)


BESIDE_CLOCKS = ("weigh", *rules.FOUND)


def complain_of_calls(case: Case) -> None:
    """Fails unless what waits and runs for departments is what was called and is not done."""
    awaited = {call.number: call.state for call in whistles.calls_of(case) if call.is_awaited}
    waiting = list(ToDo.objects.open().filter(stream=case.stream).values_list("kind", flat=True))
    running = set(Clock.objects.running().filter(stream=case.stream).values_list("kind", flat=True))
    states = list(awaited.values())
    assert waiting.count("cases.arrive") == states.count("called"), case.number
    assert waiting.count("cases.conclude") == states.count("arrived"), case.number
    wanted = {f"{'arrive' if state == 'called' else 'conclude'}{n}" for n, state in awaited.items()}
    assert {kind for kind in running if kind.startswith(("arrive", "conclude"))} == wanted, case.number
    assert (whistles.current(case) is not None) == (case.state == "whistling"), case.number
    asked = rulings.accountable(case)
    assert waiting.count("cases.stand_by") == _stands_by(case, asked), case.number


def _stands_by(case: Case, asked: Referral | None) -> int:
    """One unit keeps watch until another has signed."""
    if asked is None:
        return 0
    return 1 if asked.ruled_at is None or asked.first != case.unit else 0


def test_nobody_refuses_twice_and_nobody_what_was_ruled(any_world: None) -> None:
    refused: dict[str, list[str]] = {}
    ruled: dict[str, str] = {}
    found = []
    for fact in Fact.objects.named("cases.returned", "cases.referred", "cases.ruled").order_by("id"):
        if fact.name == "cases.ruled":
            ruled[fact.stream] = fact.body["to_unit"]
            continue
        unit = fact.body.get("unit") or fact.body["refusing"]
        if unit == "-":
            continue
        if unit in refused.get(fact.stream, []) or ruled.get(fact.stream) == unit:
            found.append(f"{fact.id} {unit}")
        refused.setdefault(fact.stream, []).append(unit)
    assert not found


def complain_of_requests(case: Case, running: set[str]) -> None:
    """Fails unless whoever decides about time is asked exactly while something is to be decided."""
    asked = pausing.pending(case)
    waiting = list(ToDo.objects.open().filter(stream=case.stream, kind__in=DECIDING))
    assert ("decide" in running) == (len(waiting) == 1) == (asked is not None), (case.number, running)
    if asked:
        assert case.state == "handling", case.number
        assert (waiting[0].seat, waiting[0].barred.split()) == (asked.seat, [asked.asker]), case.number
    rests = Pause.objects.filter(stream=case.stream, ends_at=None).count()
    assert rests == (case.state == "suspended"), case.number


def complain_of_appeals(case: Case, running: set[str]) -> None:
    """Fails unless reviewers are asked, each with a clock, exactly while an appeal waits for them."""
    pending = [each for each in appeals.of(case) if each.is_pending]
    asked = ToDo.objects.open().filter(stream=case.stream, kind="cases.decide_appeal")
    weighing = {kind for kind in running if kind.startswith("weigh")}
    assert {each.id.partition(".")[2] for each in asked} == weighing, (case.number, weighing)
    assert {int(kind[5:].partition(".")[0]) for kind in weighing} == {each.number for each in pending}
    assert not pending or case.state in OVER_STATES, case.number
    for each in appeals.of(case):
        assert each.first not in {each.asker, *appeals.handlers(case)}, case.number


def complain_of_errands(case: Case, running: set[str]) -> None:
    """Fails unless whoever was asked is waited for, each with a clock, while the matter is at work."""
    asked = {each.clock: each for each in errands.open_of(case)}
    waiting = ToDo.objects.open().filter(stream=case.stream, kind="cases.answer_errand")
    assert {each.id for each in waiting} == set(asked), case.number
    assert {f"{each.kind}{each.number}" for each in asked.values()} == {
        kind for kind in running if rules.is_errand(kind)
    }, case.number
    assert not asked or case.state in rules.AWAITED, case.number
    for each in waiting:
        assert asked[each.id].giver in each.barred.split(), case.number
    lent = {
        row for row in CaseUnit.objects.filter(case=case).values_list("id", flat=True) if row.count(".") > 1
    }
    units = {f"{case.id}.{each.called}.{each.number}" for each in asked.values() if each.called != "-"}
    assert lent == units, case.number


def complain_of(case: Case) -> None:
    """Fails unless this matter's state, clocks, to-dos and turn go together."""
    who = f"{case.number} {case.state} {case.result}"
    running = set(Clock.objects.running().filter(stream=case.stream).values_list("kind", flat=True))
    complain_of_appeals(case, running)
    complain_of_errands(case, running)
    calling = ToDo.objects.open().filter(stream=case.stream, kind="cases.reach").count()
    assert calling == ("contact" in running), (who, calling)
    running = {kind for kind in running if not kind.startswith(BESIDE_CLOCKS)}
    waiting = list(ToDo.objects.open().filter(stream=case.stream).exclude(kind__in=BESIDE))
    assert case.state in LIFE.states, who
    assert case.turn == Fact.objects.filter(stream=case.stream).count(), who
    kinds = [each.kind for each in waiting]
    if case.state in OVER_STATES:
        drawn = ["cases.check"] if case.sampled else []
        assert kinds == drawn, (who, kinds)
        assert running == ({"check"} if case.sampled else set()), (who, running)
        assert case.closed_at, who
        return
    if case.state in ELSEWHERE:
        assert (kinds, running, case.closed_at) == ([], set(), None), who
        return
    complain_of_requests(case, running)
    if case.state == "suspended":
        assert (kinds, running) == ([], {"rest"}), (who, kinds, running)
        assert pausing.until(case), who
        return
    verb = {
        "submitted": "accept",
        "waiting": "sign",
        "handling": "resolve",
        "whistling": "disband",
        "arbitrating": "rule",
        "checking": "check",
        "confirming": "ask",
        "contested": "review",
    }[case.state]
    if verb == "ask" and nameless.is_so(case):
        assert kinds == [], (who, kinds)
    else:
        assert kinds == [f"cases.{verb}"], (who, kinds)
        assert waiting[0].seat == case.seat, who
        assert waiting[0].place == case.place, who
    assert not case.closed_at, who
    complain_of_calls(case)
    clocks = Clock.objects.running().filter(stream=case.stream).values_list("kind", flat=True)
    assert len(running) == len([kind for kind in clocks if not kind.startswith(BESIDE_CLOCKS)]), (
        who,
        running,
    )


def test_every_seat_that_something_waits_for_is_a_post(any_world: None) -> None:
    seats = set(ToDo.objects.values_list("seat", flat=True))
    assert seats <= set(Post.objects.values_list("id", flat=True))
