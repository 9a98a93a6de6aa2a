"""Whistles and arrivals, rulings asked for and given. Units are counted together, persons never."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bandeng.cases.measures.shared import DECIDED, exempted, said
from bandeng.figures.queries import Scope, Told, evidence, timed
from bandeng.figures.rules import Counted, Evidence, Note, Reads, figure, quantile, share

Key = tuple[str, int]  # the matter and the number of the call in it
CALLS = ("cases.whistled", "cases.insisted")
LEFT_OUT = ("ended", "ahead", "disowned", "exempted")


@figure(
    "cases.whistled",
    zh="吹哨的次数",
    en="Times departments were called together",
    unit="次",
    note=Note(zh="社区或街道叫来几个部门算一次", en="One call counts once, however many departments"),
    reads=Reads(during=("cases.whistled",), plain=True),
)
def whistled(scope: Scope) -> Counted:
    return said(scope, "cases.whistled")


@figure(
    "cases.arrived",
    zh="部门到场的次数",
    en="Arrivals of departments that were called",
    unit="次",
    note=Note(zh="只看部门自己说到了,不定位", en="By the department's own word; no position is asked"),
    reads=Reads(during=("cases.arrived",), plain=True),
)
def arrived(scope: Scope) -> Counted:
    return said(scope, "cases.arrived")


@figure(
    "cases.arrival_time",
    zh="部门到场所用时间的中位数",
    en="Median time until a department arrives",
    unit="秒",
    note=Note(
        zh="从约定到场的时刻算起,自然时间;早到的算零;没到的不在内",
        en="From the moment it was to come; early counts as zero; who never came is not in it",
    ),
    reads=Reads(during=("cases.arrived",)),
)
def arrival_time(scope: Scope) -> Counted:
    arrivals = scope.facts("cases.arrived")
    return quantile([evidence(fact, value=fact.body["elapsed"]) for fact in arrivals], 50)


@figure(
    "cases.arrived_on_time",
    zh="按时到场的比例",
    en="Arrived on time",
    unit="%",
    note=Note(
        zh="分母:期间到了到场时限的叫到部门;说明不归它管的、没到时限吹哨就结束的、超时申诉成立的另列,不在内",
        en="Of the calls that fell due in the period; those disowned, ended before or exempted are left out",
    ),
    reads=Reads(before=(*CALLS, "cases.disowned", "cases.arrived", "cases.disbanded"), later=DECIDED),
)
def arrived_on_time(scope: Scope) -> Counted:
    fell = {key: entry for key, entry in _due(scope).items() if scope.holds(entry[1])}
    came = _by_call(scope.facts_before_end("cases.arrived"))
    why = _why_not(scope, fell, came)
    found = {key: _record(entry[0], came.get(key)) for key, entry in fell.items() if not why[key]}
    records = {key: _timed(fact, fell[key][1]) for key, fact in found.items()}
    part = [record for key, record in records.items() if _is_by(found[key], fell[key][1])]
    left_out = tuple((code, list(why.values()).count(code)) for code in LEFT_OUT if code in why.values())
    return share(part, list(records.values()), excluded=left_out)


def _why_not(scope: Scope, fell: dict[Key, tuple[Told, datetime]], came: dict[Key, Told]) -> dict[Key, str]:
    """Why each call is left out; an empty text for those that count."""
    gone = _by_call(scope.facts_before_end("cases.disowned"))
    ended, spared = list(scope.facts_before_end("cases.disbanded")), exempted(scope)
    why: dict[Key, str] = {}
    for key, call in fell.items():
        tests = {
            "ahead": not scope.has_come(call[1]),
            "disowned": _is_disowned(key, call[0], gone, came),
            "ended": _was_ended(key, call, came, ended),
            "exempted": (key[0], f"arrive{key[1]}") in spared,
        }
        why[key] = next((code for code, is_so in tests.items() if is_so), "")
    return why


def _due(scope: Scope) -> dict[Key, tuple[Told, datetime]]:
    """The last time each department was called, and by when it was to be there."""
    last: dict[Key, tuple[Told, datetime]] = {}
    for fact in scope.facts_before_end(*CALLS):
        for call in _calls(fact.body):
            due_at = datetime.fromisoformat(call["clocks"][0]["due_at"])
            last[fact.stream, call["number"]] = (fact, due_at)
    return last


def _calls(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from body.get("calls", [body])


def _by_call(facts: Iterator[Told]) -> dict[Key, Told]:
    return {(fact.stream, fact.body["number"]): fact for fact in facts}


def _is_disowned(key: Key, called: Told, gone: dict[Key, Told], came: dict[Key, Told]) -> bool:
    """Disowned since it was called, and without having come."""
    since = gone.get(key)
    here = came.get(key)
    return since is not None and since.id > called.id and (here is None or here.id < called.id)


def _was_ended(key: Key, call: tuple[Told, datetime], came: dict[Key, Told], ended: list[Told]) -> bool:
    """Its caller ended the whole before it had to be there, and it had not come."""
    called, due_at = call
    here = came.get(key)
    if here is not None and here.id > called.id:
        return False
    return any(fact.stream == key[0] and fact.id > called.id and fact.at < due_at for fact in ended)


def _record(called: Told, came: Told | None) -> Told:
    """What stands for a call: its arrival, or the call itself where nobody came."""
    return came if came is not None and came.id > called.id else called


def _timed(record: Told, due_at: datetime) -> Evidence:
    return timed(record, due_at=due_at, done_at=record.at if record.name == "cases.arrived" else None)


def _is_by(record: Told, due_at: datetime) -> bool:
    return record.name == "cases.arrived" and record.at <= due_at


@figure(
    "cases.referred",
    zh="提请裁决的次数",
    en="Times a ruling was asked for",
    unit="次",
    note=Note(zh="第二个单位不认领,或街道提请", en="A second unit refused, or the street asked"),
    reads=Reads(during=("cases.referred",), plain=True),
)
def referred(scope: Scope) -> Counted:
    return said(scope, "cases.referred")


@figure(
    "cases.ruled",
    zh="裁决的次数",
    en="Rulings given",
    unit="次",
    note=Note(zh="每次都写明归谁、理由和依据", en="Each says whose it is, why, and by which rule"),
    reads=Reads(during=("cases.ruled",), plain=True),
)
def ruled(scope: Scope) -> Counted:
    return said(scope, "cases.ruled")


@figure(
    "cases.ruled_on_time",
    zh="按时裁决的比例",
    en="Ruled on time",
    unit="%",
    note=Note(
        zh="分母:期间到了裁决时限的;分子:其中在时限前裁决的", en="Of the rulings that fell due in the period"
    ),
    reads=Reads(before=("cases.referred", "cases.ruled")),
)
def ruled_on_time(scope: Scope) -> Counted:
    due = {
        fact.stream: (fact, datetime.fromisoformat(fact.body["clocks"][0]["due_at"]))
        for fact in scope.facts_before_end("cases.referred")
    }
    given = {fact.stream: fact for fact in scope.facts_before_end("cases.ruled")}
    asked = {stream: entry for stream, entry in due.items() if _fell(scope, entry[1])}
    ruled_at = {s: fact.at for s, fact in given.items() if s in asked and fact.id > asked[s][0].id}
    whole = {s: timed(fact, due_at=due_at, done_at=ruled_at.get(s)) for s, (fact, due_at) in asked.items()}
    part = [record for s, record in whole.items() if s in ruled_at and ruled_at[s] <= asked[s][1]]
    return share(part, list(whole.values()))


def _fell(scope: Scope, due_at: datetime) -> bool:
    return scope.holds(due_at) and scope.has_come(due_at)
