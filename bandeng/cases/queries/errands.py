"""The errands of a matter: who was asked to verify or to assist, whom one may ask, and who answers."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.rules import ERRANDS_AT_MOST
from bandeng.cases.ties import Errand
from bandeng.ledger import remembering, straight
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

ANSWER = "cases.answer_errand"
DESK, STAFF = "department_desk", "department_staff"


def of(case: Case) -> list[Errand]:
    """Every errand of the matter, oldest first."""
    found = remembering.once(
        "cases", ("errands", case.id), lambda: straight.objects(Errand, {"case_id": case.id})
    )
    return sorted(found, key=lambda each: each.number)


def open_of(case: Case) -> list[Errand]:
    """Those that still wait for their answer, oldest first."""
    return [each for each in of(case) if each.is_open]


def desk(case: Case) -> str:
    """At which desk one has to be to give an errand: where the matter is; before that, whoever may accept."""
    return "" if case.state == "submitted" else desk_of(case.seat)


def may_answer(person: str, errand: Errand, *, at: datetime) -> bool:
    """Whether she is in the post that was asked, or of the unit; never whoever asked."""
    held = posts.seats_of(person, at=at)
    hers = errand.seat in held or errand.called in {desk_of(seat) for seat in held}
    return hers and person != errand.giver


def own(person: str, case: Case, *, at: datetime) -> Errand | None:
    """The first errand that waits for this person, or None."""
    return next((each for each in open_of(case) if may_answer(person, each, at=at)), None)


def asked_of(person: str, number: str, *, at: datetime) -> list[Errand]:
    """What her posts or her unit were asked about the matter of this number, oldest first; she need not see
    the matter itself."""
    held = posts.seats_of(person, at=at)
    told = straight.find(Case, {"number": number}, "id")
    found = straight.objects(Errand, {"case_id": told[0][0]}) if told else []
    hers = (each for each in found if each.seat in held or each.called in {desk_of(seat) for seat in held})
    return sorted(hers, key=lambda each: each.number)


def why_withdrawn(found: Sequence[Errand]) -> dict[int, str]:
    """With what word those of these that were taken back were, by number."""
    back = {each.number for each in found if each.state == "withdrawn"}
    if not back:
        return {}
    told = Fact.objects.of(found[0].case.stream).named("cases.errand_withdrawn")
    kept = {fact.body["number"]: fact.body["words"]["kept"] for fact in told if fact.body["words"]}
    words = vault.read(entry for number, entry in kept.items() if number in back)
    return {number: words.get(entry, "") for number, entry in kept.items() if number in back}


def numbered(case: Case, number: str) -> Errand | None:
    """The errand of this number that still waits, or None."""
    return next((each for each in open_of(case) if str(each.number) == number), None)


def askable(case: Case, *, by: str, at: datetime) -> list[str]:
    """The posts that this person may ask, the nearest first: those at the place, then other units' desks.

    Only where somebody else is in it, and never the unit that has the matter.
    """
    near = posts.posts_that_may(ANSWER, case.place)
    units = [each.code for each in book().departments if each.code != case.unit]
    asked = [*near, *(f"{role}@{unit}" for unit in units for role in (DESK, STAFF))]
    free = {each.post for each in posts.holders(asked, at=at) if each.person != by}
    free -= set(posts.seats_of(by, at=at))
    desks = (_desk_of(unit, free) for unit in units)
    return [*(post for post in near if post in free), *filter(None, desks)]


def _desk_of(unit: str, free: set[str]) -> str:
    """The desk of a department, or whoever works there; empty where nobody is in either."""
    return next((f"{role}@{unit}" for role in (DESK, STAFF) if f"{role}@{unit}" in free), "")


def too_many(case: Case) -> str:
    """The reason where as many are asked at once as may be; else empty."""
    if len(open_of(case)) < ERRANDS_AT_MOST:
        return ""
    return _("核实、协办一次最多请%(n)s个,都还没有回答;等他们答了,或者先收回一个") % {"n": ERRANDS_AT_MOST}


def unit_of(seat: str) -> str:
    """The unit of a department's post; ``-`` for a post at the place."""
    return desk_of(seat) if seat.partition("@")[0] in {DESK, STAFF} else "-"
