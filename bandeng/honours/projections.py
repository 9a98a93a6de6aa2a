"""Rounds, awards, flags and objections as tables."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from bandeng.honours import rules
from bandeng.honours.models import Award, Flag, Holding, Objection, Round, Step
from bandeng.kernel.facts import entry_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.ledger.upgrading import Body, upgrades
from bandeng.notices.kinds import ANSWER, TODO, Kind, declare
from bandeng.notices.projections import Telling, tell

tables(Round, Award, Objection, Step, Flag, Holding)
BATCH = 500
ANSWERED, REMINDED = "honours.answered", "honours.reminded"
declare(Kind(code=REMINDED, topic=TODO, words=gettext_lazy("荣誉名单里还有等您核实的,核实完才能公示")))
declare(Kind(code=ANSWERED, topic=ANSWER, words=gettext_lazy("您对荣誉公示提的异议有了答复,答复在里面")))


def _id(fact: Fact) -> str:
    return fact.stream.partition(":")[2]


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _move(fact: Fact, columns: dict[str, Any], words: str = "-") -> None:
    straight.change(Award, {"id": _id(fact)}, {"turn": fact.turn + 1, **columns})
    _step(fact, words)


def _step(fact: Fact, words: str = "-") -> None:
    row = Step(id=str(fact.id), award=_id(fact), name=fact.name, post=fact.post, words=words, at=fact.at)
    straight.insert(row)


@on("honours.opened")
def opened(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        Round(
            id=_id(fact),
            honour=body["honour"],
            honour_class=body["honour_class"],
            unit=body["unit"],
            place=fact.place,
            year=body["year"],
            by_day=_day(body["by_day"]),
            approved_by=body["approved_by"],
            approval=body["approval"],
            approval_until=_day(body["approval_until"]),
            named=False,
            number="-",
            opened_at=fact.at,
            turn=fact.turn + 1,
        )
    )


def _award(fact: Fact, columns: dict[str, Any]) -> None:
    body = fact.body
    rest: dict[str, Any] = {"round": "-", "team": "-", "called": "-", "desk": "-", "grounds": "-"}
    rest |= {
        "file_seen": False,
        "reason": "-",
        "post": "-",
        "grade": "-",
        "number": "-",
        "code": "-",
        "how": "-",
        "where": "-",
    }
    rest |= {"decided_on": None, "valid_until": None, "handed_on": None, "returned_on": None}
    rest |= {name: body[name] for name in ("round", "honour", "subject", "unit", "desk") if name in body}
    own: dict[str, Any] = {"street": rules.street_of(fact.place), "place": fact.place, "begun_at": fact.at}
    straight.insert(Award(id=_id(fact), turn=fact.turn + 1, **{**rest, **own, **columns}))
    _step(fact)


def _of_round(fact: Fact) -> dict[str, str]:
    unit, class_ = straight.one(Round, {"id": fact.body["round"]}, "unit", "honour_class")
    return {"body": unit, "honour_class": class_}


def _state(desk: str) -> str:
    return rules.READY if desk == "-" else rules.CHECKING


@on("honours.proposed")
def proposed(fact: Fact) -> None:
    body = fact.body
    columns = {"kind": "member", "why": body["why"], "state": _state(body["desk"])}
    _award(fact, columns | _of_round(fact))


@upgrades("honours.nominated", from_version=1)
def graded(body: Body) -> Body:
    """Nominations of before said no grade; that of a rating came with its decision."""
    return {**body, "grade": rules.NOBODY}


@on("honours.nominated")
def nominated(fact: Fact) -> None:
    body = fact.body
    columns = {
        "kind": body["kind"],
        "team": body["team"],
        "called": entry_of(body["called"]),
        "grade": body["grade"],
        "why": rules.NOMINATED,
        "state": _state(body["desk"]),
        "grounds": "\n".join(f"{ground['kind']}:{ground['ref']}" for ground in body["grounds"]) or "-",
    }
    _award(fact, columns | _of_round(fact))


@on("honours.recorded")
def recorded(fact: Fact) -> None:
    body = fact.body
    columns = {
        "kind": body["kind"],
        "honour_class": body["honour_class"],
        "team": body["team"],
        "called": entry_of(body["called"]),
        "why": "recorded",
        "state": rules.RECORDED,
        "body": fact.post.partition("@")[2],
        "post": body["post"],
        "number": body["number"],
        "decided_on": _day(body["on"]),
    }
    _award(fact, columns)


@on("honours.endorsed")
def endorsed(fact: Fact) -> None:
    body = fact.body
    columns: dict[str, Any] = {"desk": body["desk"], "state": _state(body["desk"])}
    if body["file_seen"]:
        columns["file_seen"] = True
    _move(fact, columns, entry_of(body["remark"]))


@on("honours.refused")
def refused(fact: Fact) -> None:
    why = entry_of(fact.body["why"])
    _move(fact, {"state": rules.REFUSED, "desk": "-", "reason": why}, why)


@on("honours.retracted")
def retracted(fact: Fact) -> None:
    _move(fact, {"state": rules.RETRACTED, "desk": "-"})


@on("honours.reminded")
def reminded(fact: Fact) -> None:
    straight.change(Round, {"id": _id(fact)}, {"turn": fact.turn + 1})
    tell(fact, [Telling(to=tuple(fact.body["posts"]), kind=REMINDED)])


@on("honours.deferred")
def deferred(fact: Fact) -> None:
    why = entry_of(fact.body["why"])
    _move(fact, {"state": rules.DEFERRED, "desk": fact.body["desk"], "reason": why}, why)


@on("honours.published")
def published(fact: Fact) -> None:
    body = fact.body
    days = {"notice_begins": _day(body["begins_on"]), "notice_ends": _day(body["ends_on"])}
    straight.change(Round, {"id": _id(fact)}, {**days, "named": body["named"], "turn": fact.turn + 1})
    for start in range(0, len(body["awards"]), BATCH):
        ready = {"id": body["awards"][start : start + BATCH], "state": rules.READY}
        straight.change(Award, ready, {"state": rules.ANNOUNCED})


@on("honours.objected")
def objected(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        Objection(
            id=_id(fact),
            round=body["round"],
            award=body["award"],
            said=entry_of(body["said"]),
            reach=entry_of(body["reach"]),
            person=fact.person,
            answer="-",
            at=fact.at,
            turn=fact.turn + 1,
        )
    )


@on("honours.answered")
def answered(fact: Fact) -> None:
    columns = {"upheld": fact.body["upheld"], "answer": entry_of(fact.body["answer"])}
    columns |= {"answered_at": fact.at, "turn": fact.turn + 1}
    straight.change(Objection, {"id": _id(fact)}, columns)
    (person,) = straight.one(Objection, {"id": _id(fact)}, "person")
    tell(fact, [Telling(to=(person,), kind=ANSWERED)])


@on("honours.decided")
def decided(fact: Fact) -> None:
    body = fact.body
    columns = {"number": body["number"], "decided_on": _day(body["on"])}
    own = {"code": body["code"], "grade": body["grade"], "valid_until": _day(body["valid_until"])}
    _move(fact, {"state": rules.DECIDED, "desk": "-", **columns, **own})
    (round_,) = straight.one(Award, {"id": _id(fact)}, "round")
    straight.change(Round, {"id": round_}, columns)


@on("honours.handed_over")
def handed_over(fact: Fact) -> None:
    body = fact.body
    given = {"handed_on": _day(body["on"]), "how": body["how"], "where": entry_of(body["where"])}
    _move(fact, {"state": rules.HANDED, **given})


@on("honours.withdrawn")
def withdrawn(fact: Fact) -> None:
    why = entry_of(fact.body["why"])
    _move(fact, {"state": rules.WITHDRAWN, "reason": why}, why)


@on("honours.taken_back")
def taken_back(fact: Fact) -> None:
    _move(fact, {"returned_on": _day(fact.body["on"])})


@on("honours.flag_made")
def flag_made(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        Flag(
            id=_id(fact),
            honour=body["honour"],
            called=body["called"],
            unit=body["unit"],
            place=fact.place,
            award="-",
            holder="-",
            turn=fact.turn + 1,
        )
    )


@on("honours.flag_passed")
def flag_passed(fact: Fact) -> None:
    body = fact.body
    since, until = date.fromisoformat(body["on"]), date.fromisoformat(body["until"])
    _given_up(fact)
    straight.insert(
        Holding(
            id=str(fact.id),
            flag_id=_id(fact),
            award=body["award"],
            holder=body["holder"],
            since=since,
            until=until,
        )
    )
    held = {"award": body["award"], "holder": body["holder"], "since": since, "until": until}
    straight.change(Flag, {"id": _id(fact)}, {**held, "turn": fact.turn + 1})


@on("honours.flag_returned")
def flag_returned(fact: Fact) -> None:
    _given_up(fact)
    held = {"award": "-", "holder": "-", "since": None, "until": None}
    straight.change(Flag, {"id": _id(fact)}, {**held, "turn": fact.turn + 1})


def _given_up(fact: Fact) -> None:
    straight.change(Holding, {"flag_id": _id(fact), "ended_on": None}, {"ended_on": _day(fact.body["on"])})
