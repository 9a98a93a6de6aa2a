"""What must never happen to a matter, by name: each function asks the whole book or the tables at once.

From the guards of the loop (no hand checks itself, one return, two extensions, one suspension, silence is
unknown, voices are kept) and of the book (every step was open, time does not run backwards). Each answers
what it found; nothing found means that it holds.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from bandeng.cases import rules
from bandeng.cases.models import Case, Follower
from bandeng.cases.rules import LIFE
from bandeng.cases.ties import Kin, Recurrence, Root
from bandeng.inbox.models import Clock, Pause, ToDo
from bandeng.ledger.models import Fact
from bandeng.orders.models import Sooner
from bandeng.rulebook.queries import book

Found = Iterator[str]
WORKED = ("cases.resolved", "cases.settled", "cases.concluded", "cases.stage_completed")
JUDGING = ("cases.check", "cases.ask", "cases.review")
CLOSING = ("cases.answered", "cases.reviewed", "cases.checked")
AHEAD = ("arrive", "conclude")  # a whistle may be for tomorrow, and its clocks are stopped before they began


def _facts() -> list[Fact]:
    return list(Fact.objects.filter(stream__startswith="case:").order_by("id"))


def whoever_handles_neither_checks_nor_asks_nor_reviews_nor_closes() -> Found:
    worked: dict[str, set[str]] = defaultdict(set)
    for fact in _facts():
        hers = fact.person in worked[fact.stream]
        if hers and (fact.act in JUDGING or (fact.name in CLOSING and fact.act != "cases.answer")):
            yield f"{fact.id} {fact.name} by a hand that did the work"
        if fact.name in WORKED:
            worked[fact.stream].add(fact.person)


def no_unit_returns_twice_nor_what_was_ruled() -> Found:
    refused: dict[str, set[str]] = defaultdict(set)
    ruled: dict[str, tuple[str, str]] = {}
    for fact in _facts():
        if fact.name == "cases.ruled":
            ruled[fact.stream] = (fact.body["to_unit"], fact.body["condition"])
        if fact.name == "cases.reclassified" and fact.stream in ruled:
            ruled.pop(fact.stream)  # another thing than was ruled on
        unit = {"cases.returned": "unit", "cases.referred": "refusing"}.get(fact.name)
        if unit is None or fact.body[unit] == "-":
            continue
        refusing = fact.body[unit]
        if refusing in refused[fact.stream] or ruled.get(fact.stream, ("", ""))[0] == refusing:
            yield f"{fact.id} {fact.name} by {refusing} once more"
        refused[fact.stream].add(refusing)


def two_extensions_at_most_each_asked_before_the_limit_and_given_by_another() -> Found:
    given: Counter[str] = Counter()
    asked: dict[str, Fact] = {}
    for fact in _facts():
        if fact.name in {"cases.extension_asked", "cases.suspension_asked"}:
            asked[fact.stream] = fact
        deciding = fact.name in {"cases.extended", "cases.suspended", "cases.pause_refused"}
        if deciding and asked[fact.stream].person == fact.person:
            yield f"{fact.id} {fact.name}: asked and decided by one person"
        if fact.name == "cases.extended":
            given[fact.stream] += 1
            if given[fact.stream] > book().limits.extensions:
                yield f"{fact.id}: extension number {given[fact.stream]}"


def a_matter_rests_once_and_goes_on() -> Found:
    rests: Counter[str] = Counter()
    resting: set[str] = set()
    for fact in _facts():
        if fact.name == "cases.suspended":
            rests[fact.stream] += 1
            resting.add(fact.stream)
            if rests[fact.stream] > book().limits.suspensions:
                yield f"{fact.id}: rests once more"
        if fact.name == "cases.resumed":
            if fact.stream not in resting:
                yield f"{fact.id}: goes on without a rest"
            resting.discard(fact.stream)
    for pause in Pause.objects.exclude(ends_at=None):
        if pause.ends_at and pause.ends_at < pause.begins_at:
            yield f"{pause.id}: a rest that ends before it begins"


def silence_is_unknown() -> Found:
    """What nobody answered is closed as unconfirmed, with no word in the reporter's name."""
    last: dict[str, str] = {}
    for fact in _facts():
        if fact.name in {
            "cases.expired",
            "cases.answered",
            "cases.contested",
            "cases.judged",
            "cases.resolved",
        }:
            last[fact.stream] = fact.name
    for case in Case.objects.filter(state="closed"):
        if last.get(case.stream) == "cases.expired" and (case.answer != "-" or case.result != "unconfirmed"):
            yield f"{case.number}: silent, but {case.answer} {case.result}"


def time_does_not_run_backwards() -> Found:
    before: dict[str, Fact] = {}
    for fact in _facts():
        last = before.get(fact.stream)
        if last is not None and (fact.at < last.at or fact.turn != last.turn + 1):
            yield f"{fact.id}: turn {fact.turn} at {fact.at} after turn {last.turn} at {last.at}"
        before[fact.stream] = fact
    for clock in Clock.objects.all():
        moments = (clock.started_at, clock.warn_at, clock.due_at, clock.supervise_at)
        if list(moments) != sorted(moments):
            yield f"{clock.id} {clock.kind}: {moments}"
        if clock.stopped_at and clock.stopped_at < clock.started_at and not clock.kind.startswith(AHEAD):
            yield f"{clock.id} {clock.kind}: stopped before it was started"


def the_first_limit_that_runs_is_the_one_that_is_told() -> Found:
    """Lists, sentences and the morning tell one and the same limit of a matter."""
    running: dict[str, list[datetime]] = defaultdict(list)
    for stream, kind, due_at in Clock.objects.running().values_list("stream", "kind", "due_at"):
        if kind in rules.AT_WORK:
            running[stream].append(due_at)
    for case in Case.objects.filter(state__in=rules.AWAITED):
        first = min(running[case.stream], default=None)
        if case.next_at != first:
            yield f"{case.number} {case.state}: {case.next_at} is told, {first} is first"
    brought_forward = dict(Sooner.objects.values_list("id", "own_due_at"))  # by the limit of a hot line
    for waits in ToDo.objects.open().filter(kind="cases.resolve"):
        own_due_at = brought_forward.get(waits.id, waits.due_at)
        if own_due_at != min(running[waits.stream], default=None):
            yield f"{waits.stream}: {waits.due_at} in the inbox"


def one_clock_of_a_kind_runs() -> Found:
    running = Counter(Clock.objects.running().values_list("stream", "kind"))
    yield from (f"{stream}: {count} clocks {kind}" for (stream, kind), count in running.items() if count > 1)


def voices_are_kept_where_matters_are_merged() -> Found:
    """Everybody of a merged matter has her own voice in the whole, or raised that herself."""
    for kin in Kin.objects.filter(kind="merged").select_related("case"):
        whole = Case.objects.get(id=kin.whole)
        there = {whole.reporter, *Follower.objects.filter(case=whole).values_list("person", flat=True)}
        own = {kin.case.reporter, *Follower.objects.filter(case=kin.case).values_list("person", flat=True)}
        if own - there:
            yield f"{kin.case.number}: {len(own - there)} voices lost in {whole.number}"
    for case in Case.objects.all():
        rows = Follower.objects.filter(case=case).values_list("person", "one_with")
        persons = {person if one == "-" else one for person, one in rows} - {case.reporter}
        if (case.followers, case.supports) != (len(rows), len(persons)):
            yield f"{case.number}: {case.followers} and {case.supports} counted, {len(rows)} there"


def parts_keep_their_reporter() -> Found:
    parts: Counter[int] = Counter()
    for kin in Kin.objects.filter(kind="part").select_related("case"):
        whole = Case.objects.get(id=kin.whole)
        parts[whole.id] += 1
        if (kin.case.reporter, kin.case.helper) != (whole.reporter, whole.helper):
            yield f"{kin.case.number}: another reporter than {whole.number}"
    for case in Case.objects.filter(state="divided"):
        if parts[case.id] < 2:
            yield f"{case.number}: divided into {parts[case.id]}"


def what_came_back_was_closed_before() -> Found:
    for link in Recurrence.objects.select_related("case"):
        earlier = Case.objects.get(id=link.earlier)
        if earlier.id >= link.case_id or earlier.reported_at > link.case.reported_at:
            yield f"{link.case.number}: came back before {earlier.number}"
    for root in Root.objects.all():
        if (root.state == "mended") != (root.mended_at is not None):
            yield f"{root.number}: {root.state} {root.mended_at}"


def whoever_was_called_came_before_concluding_or_the_caller_says_why_not() -> Found:
    states: dict[tuple[str, int], str] = {}
    for fact in _facts():
        if fact.name == "cases.whistled":
            states |= {(fact.stream, call["number"]): "called" for call in fact.body["calls"]}
        if fact.name in {"cases.arrived", "cases.disowned", "cases.insisted", "cases.concluded"}:
            key = (fact.stream, fact.body["number"])
            if fact.name == "cases.concluded" and states.get(key) != "cases.arrived":
                yield f"{fact.id}: concluded without coming ({states.get(key)})"
            states[key] = fact.name
        if fact.name == "cases.disbanded" and fact.body["unmet"] and not fact.body["why_not"]:
            yield f"{fact.id}: ended without waiting and without a reason"


def an_errand_is_answered_once_and_by_another_than_asked_for_it() -> Found:
    asked: dict[tuple[str, int], Fact] = {}
    for fact in _facts():
        if fact.name == "cases.errand_given":
            asked[fact.stream, fact.body["number"]] = fact
        if fact.name in {"cases.errand_answered", "cases.errand_withdrawn"}:
            given = asked.pop((fact.stream, fact.body["number"]), None)
            if given is None:
                yield f"{fact.id} {fact.name}: nobody waited for it"
            elif fact.name == "cases.errand_answered" and given.person == fact.person:
                yield f"{fact.id}: asked and answered by one person"


def _concluded(fact: Fact) -> str:
    """No step of the matter where the whistle was over: its caller had not waited."""
    told = Fact.objects.of(fact.stream).filter(id__lt=fact.id)
    numbers = {one.id: {call["number"] for call in one.body["calls"]} for one in told.named("cases.whistled")}
    called = next(ref for ref, calls in numbers.items() if fact.body["number"] in calls)
    return "" if told.named("cases.disbanded").filter(id__gt=called).exists() else "conclude"


def _plainly(verb: str, _fact: Fact) -> str:
    return verb


# What each fact did in the life of its matter; a fact that is not here moves nothing.
STEPS: dict[str, Callable[[Fact], str]] = {
    "cases.checked": lambda fact: "check" if fact.body["passed"] else "rework",
    "cases.concluded": _concluded,
    "cases.judged": lambda fact: "contest" if fact.body["contests"] else "",
    "cases.reviewed": lambda fact: fact.body["outcome"],
    "cases.urged": lambda fact: "",
    "cases.returned": lambda fact: "return",
    "cases.ruling_amended": lambda fact: "amend_ruling" if fact.body["moved"] else "",
}
PLAIN = {
    "accepted": "accept",
    "settled": "settle",
    "declined": "decline",
    "relocated": "relocate",
    "reclassified": "reclassify",
    "resolved": "resolve",
    "stage_completed": "complete_stage",
    "escalated": "escalate",
    "dispatched": "dispatch",
    "signed": "sign",
    "whistled": "whistle",
    "arrived": "arrive",
    "disowned": "disown",
    "insisted": "insist",
    "disbanded": "disband",
    "errand_given": "give_errand",
    "errand_answered": "answer_errand",
    "errand_withdrawn": "withdraw_errand",
    "extension_asked": "ask_extension",
    "suspension_asked": "ask_suspension",
    "extended": "extend",
    "suspended": "suspend",
    "pause_refused": "refuse_pause",
    "resumed": "resume",
    "referred": "refer",
    "ruled": "rule",
    "answered": "answer",
    "contested": "contest",
    "asked_again": "ask_again",
    "expired": "expire",
    "reopened": "reopen",
    "merged": "merge",
    "divided": "divide",
    "recalled": "recall",
    "withdrawn": "withdraw",
}
STEPS |= {f"cases.{past}": partial(_plainly, verb) for past, verb in PLAIN.items()}


# What puts a matter somewhere whatever its state: by the fact and the state before.
JUMPS: dict[str, Callable[[Fact, str], str]] = {
    "cases.parted": lambda _fact, _before: "handling",
    "cases.detached": lambda _fact, before: before,
    "cases.united": lambda fact, _before: str(fact.body["state"]),
}


def every_step_was_open_when_it_was_taken() -> Found:
    """The facts alone, walked through the life of a matter, give the state that the tables show."""
    states: dict[str, str] = {}
    before: dict[str, str] = {}
    for fact in _facts():
        here = states.setdefault(fact.stream, LIFE.start)
        if jump := JUMPS.get(fact.name):
            states[fact.stream] = jump(fact, before.get(fact.stream, ""))
        elif verb := STEPS.get(fact.name, lambda _fact: "")(fact):
            if not LIFE.can(here, verb):
                yield f"{fact.id} {fact.name}: {verb} when {here}"
                continue
            before[fact.stream] = here
            states[fact.stream] = LIFE.after(here, verb)
    for case in Case.objects.all():
        if states[case.stream] != case.state:
            yield f"{case.number}: {case.state}, by its facts {states[case.stream]}"


def nobody_is_asked_for_a_word_she_gave() -> Found:
    """Answers are words that exist, in the reporter's own name or by those who may ask her."""
    for fact in _facts():
        if fact.name in {"cases.answered", "cases.contested", "cases.judged", "cases.voiced"}:
            if fact.body["answer"] not in rules.ANSWERS:
                yield f"{fact.id}: the answer {fact.body['answer']}"
            asked = fact.body["channel"] in rules.ASKED_BY_STAFF
            if asked == (fact.post == "resident"):
                yield f"{fact.id}: by {fact.body['channel']} as {fact.post}"


ALL: tuple[Callable[[], Found], ...] = (
    whoever_handles_neither_checks_nor_asks_nor_reviews_nor_closes,
    no_unit_returns_twice_nor_what_was_ruled,
    two_extensions_at_most_each_asked_before_the_limit_and_given_by_another,
    a_matter_rests_once_and_goes_on,
    silence_is_unknown,
    time_does_not_run_backwards,
    one_clock_of_a_kind_runs,
    the_first_limit_that_runs_is_the_one_that_is_told,
    voices_are_kept_where_matters_are_merged,
    parts_keep_their_reporter,
    what_came_back_was_closed_before,
    whoever_was_called_came_before_concluding_or_the_caller_says_why_not,
    every_step_was_open_when_it_was_taken,
    nobody_is_asked_for_a_word_she_gave,
)


def complaints() -> list[str]:
    """What was found of all of them."""
    return [f"{law.__name__}: {found}" for law in ALL for found in law()]
