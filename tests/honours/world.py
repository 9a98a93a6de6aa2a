"""Who is in it: the branch's members, and everybody whose hand a medal passes."""

from datetime import date

from bandeng.demo.town import Town
from bandeng.honours import actions
from bandeng.honours.models import Award, Round
from bandeng.members import actions as members
from bandeng.members.models import Member

BRANCH, STREET, KEEPER = "410103012002-branch", "410103012", "410103-zzb"
SECRETARY = f"secretary@{BRANCH}"
STREET_LEADER = f"street_leader@{STREET}"
ORGANISER = f"party_staff@{KEEPER}"
PUBLICITY = "party_staff@410103-xcb"
GOVERNANCE = "party_staff@410103-szw"
YEAR = 2022


def member(town: Town, ref: str, standing_on: date, **more: object) -> Member:
    """A member of the branch; ``precision`` and the rest as ``members.Entering`` has them."""
    told = {
        "unit": BRANCH,
        "ref": ref,
        "name": f"党员{ref}",
        "standing_on": standing_on,
        "rule": "joined-1969",
    }
    what = members.Entering(**(told | more))  # type: ignore[arg-type]
    members.enter(what=what, by=town.holder(ORGANISER), at=town.noon)
    return Member.objects.get(id=ref)


def opened(town: Town, honour: str = "fifty-years", by: str = ORGANISER, **more: object) -> Round:
    what = actions.Opening(honour=honour, year=YEAR, **more)  # type: ignore[arg-type]
    fact = actions.open_(what=what, by=town.holder(by), at=town.noon)
    return Round.objects.get(id=fact.stream.partition(":")[2])


def award_of(subject: str) -> Award:
    return Award.objects.get(subject=subject)


def approved(town: Town, award: Award) -> Award:
    """Checked by branch and street, decided by the department."""
    for by in (SECRETARY, STREET_LEADER):
        actions.endorse(awards=[again(award)], by=town.holder(by), at=town.noon)
    number = actions.Decision(number="二组〔2022〕18号")
    actions.decide(awards=[again(award)], what=number, by=town.holder(ORGANISER), at=town.noon)
    return again(award)


def again(award: Award) -> Award:
    return Award.objects.get(id=award.id)
