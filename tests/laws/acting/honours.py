"""Every action on a round, an award, an objection and a flag."""

from datetime import timedelta
from itertools import count
from typing import Any

from bandeng.demo.town import Town
from bandeng.honours import actions
from bandeng.honours.models import Award, Flag, Objection, Round
from bandeng.honours.web import awards, flags, objections, opening, recording, rounds
from bandeng.kernel.ids import new_id
from bandeng.people import actions as people
from tests.laws.acting import BOTH_COUNT, ONE_COUNTS, TYPED, Acting, Room

UNIT, STREET = "410103012002", "410103012"
BRANCH = f"{UNIT}-branch"
ORGANISER, PUBLICITY = "party_staff@410103-zzb", "party_staff@410103-xcb"
LEADER, NOMINATES = f"street_leader@{STREET}", f"community_secretary@{UNIT}"
SECRETARY = f"secretary@{BRANCH}"
GROUND = (("figure", "cases.whistled"),)
YEARS, NAMES = count(2101), count(1)
WEEK = timedelta(days=7)


def _of(fact: Any) -> str:
    return str(fact.stream.partition(":")[2])


def opened(town: Town, honour: str = "volunteers", by: str = PUBLICITY) -> Round:
    what = actions.Opening(honour=honour, year=2022, another=True)
    return Round.objects.get(id=_of(actions.open_(what=what, by=town.holder(by), at=town.noon)))


def nominated(town: Town, honour: str = "volunteers", by: str = PUBLICITY) -> Award:
    round_ = opened(town, honour, by)
    who = [actions.Nominee(kind="team", team="老井巷双生队", grounds=GROUND)]
    (fact,) = actions.nominate(round_=round_, unit=UNIT, who=who, by=town.holder(NOMINATES), at=town.noon)
    return Award.objects.get(id=_of(fact))


def ready(town: Town, honour: str = "volunteers", by: str = PUBLICITY) -> Award:
    award = nominated(town, honour, by)
    actions.endorse(awards=[award], by=town.holder(LEADER), at=town.noon)
    return Award.objects.get(id=award.id)


def announced(town: Town, honour: str = "volunteers", by: str = PUBLICITY) -> Award:
    award = ready(town, honour, by)
    round_ = Round.objects.get(id=award.round)
    actions.publish(round_=round_, by=town.holder(by), at=town.noon)
    return Award.objects.get(id=award.id)


def decided(town: Town, honour: str = "volunteers", by: str = PUBLICITY) -> Award:
    award = announced(town, honour, by)
    what = actions.Decision(number="二宣〔2022〕30号")
    actions.decide(awards=[award], what=what, by=town.holder(by), at=town.noon + WEEK)
    return Award.objects.get(id=award.id)


def withdrawn(town: Town) -> Award:
    """Handed over, and then taken away again by decision."""
    award, by, at = decided(town), town.holder(PUBLICITY), town.noon + WEEK
    actions.hand_over(awards=[award], what=actions.Giving(), by=by, at=at)
    actions.withdraw(award=Award.objects.get(id=award.id), why="弄虚作假", by=by, at=at)
    return Award.objects.get(id=award.id)


def objected(town: Town) -> Objection:
    award = announced(town)
    round_ = Round.objects.get(id=award.round)
    said = actions.Objecting(said="那几天他们不在")
    fact = actions.object_(round_=round_, what=said, by=people.guest(at=town.noon), at=town.noon)
    return Objection.objects.get(id=_of(fact))


def flag(town: Town) -> Flag:
    """In the keeper's hands; a team was awarded it."""
    decided(town, "red-flag", ORGANISER)
    what = actions.Flagging(honour="red-flag", called=f"双生旗{new_id(town.noon)[-8:]}{next(NAMES)}")
    fact = actions.make_flag(what=what, by=town.holder(ORGANISER), at=town.noon + WEEK)
    return Flag.objects.get(id=_of(fact))


def held(town: Town) -> Flag:
    one = flag(town)
    award = Award.objects.filter(honour="red-flag", state="decided").latest("begun_at")
    actions.pass_flag(flag=one, award=award, by=town.holder(ORGANISER), at=town.noon + WEEK)
    return Flag.objects.get(id=one.id)


def _arguments(name: str, thing: Any) -> list[str]:
    if isinstance(thing, Award) and name not in ("withdrawal", "retraction", "taking-back"):
        return [thing.round]
    if isinstance(thing, Objection):
        return [thing.round]
    return [thing.id] if isinstance(thing, (Round, Award, Flag)) else []


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    last = Award.objects.filter(honour="red-flag", state="decided").order_by("-begun_at").first()
    return {"thing": getattr(thing, "id", thing), "award": last.id if last else ""}


CHOSEN = {"chosen": "{thing}"}
ROOM = Room(
    acting={
        "opening": Acting(
            begin=lambda town: str(next(YEARS)),
            by=ORGANISER,
            said={"honour": "fifty-years", "year": "{thing}"},
        ),
        "nomination": Acting(
            begin=opened,
            by=NOMINATES,
            said={"unit": UNIT, "kind": "team", "called": "老井巷双生队", "figure": "cases.whistled"},
            ends=ONE_COUNTS,
        ),
        "endorsement": Acting(begin=nominated, by=LEADER, said=CHOSEN),
        "refusal": Acting(begin=nominated, by=LEADER, said={**CHOSEN, "why": TYPED}),
        "deferral": Acting(begin=nominated, by=LEADER, said={**CHOSEN, "why": TYPED}),
        "retraction": Acting(begin=nominated, by=NOMINATES),
        "reminder": Acting(begin=lambda town: _round(nominated(town)), by=PUBLICITY, ends=ONE_COUNTS),
        "publication": Acting(begin=lambda town: _round(ready(town)), by=PUBLICITY),
        "answer": Acting(
            begin=objected, by=PUBLICITY, said={"objection": "{thing}", "upheld": "no", "words": TYPED}
        ),
        "decision": Acting(
            begin=announced, by=PUBLICITY, said={**CHOSEN, "number": "二宣〔2022〕30号"}, after=WEEK
        ),
        "handing-over": Acting(
            begin=decided,
            by=PUBLICITY,
            said={**CHOSEN, "how": "ceremony", "handed_on": "2022-07-13", "sure": "1", "where": TYPED},
            after=WEEK,
        ),
        "withdrawal": Acting(begin=decided, by=PUBLICITY, said={"why": TYPED}, after=WEEK),
        "taking-back": Acting(begin=withdrawn, by=PUBLICITY, after=WEEK),
        "recording": Acting(
            begin=lambda town: f"郑组〔2021〕{next(NAMES)}号",
            by=ORGANISER,
            said={
                "honour": "city-secretaries",
                "unit": BRANCH,
                "who": f"post:{SECRETARY}",
                "number": "{thing}",
                "on": "2021-07-01",
            },
        ),
        "flags": Acting(
            begin=lambda town: f"双生旗{new_id(town.noon)[-8:]}{next(NAMES)}",
            by=ORGANISER,
            said={"honour": "red-flag", "called": "{thing}"},
            ends=ONE_COUNTS,
        ),
        "passing": Acting(begin=flag, by=ORGANISER, said={"award": "{award}"}, after=WEEK),
        "returning": Acting(begin=held, by=ORGANISER, after=WEEK),
        "objection": Acting(
            begin=lambda town: _round(announced(town)), by=NOMINATES, said={"said": TYPED}, ends=BOTH_COUNT
        ),
    },
    nobodys={
        "certificate": "a look, which changes nothing",
        "contact": "a look, which changes nothing",
        "proposals": "lists whoever is not listed yet; two at once in tests/honours/test_at_once.py",
        "taking": "each row is the act of the line recording; what is recorded already is left as it is",
    },
    not_acts={"honours.see": "a look"},
    behind={"honours.object": "objection"},
    reads=(
        (rounds, "sees"),
        (opening, "sees"),
        (awards, "sees"),
        (flags, "sees"),
        (recording, "sees"),
        (objections, "announced_or_404"),
    ),
    holes=_holes,
    arguments=_arguments,
)


def _round(award: Award) -> Round:
    return Round.objects.get(id=award.round)
