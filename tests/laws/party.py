"""Every step with members, taken once in the quiet street."""

from datetime import date, timedelta

from bandeng.demo.town import Town
from bandeng.members import actions
from bandeng.members.models import Member

DAY = timedelta(days=1)
BRANCH, OTHER = "410103012002-branch", "410103012001-branch"


def walk(street: Town) -> None:
    """Members."""
    _kept(street)


def _kept(street: Town) -> None:
    """Entered, corrected, looked at, moved, mourned, erased."""
    by, keeper, at = (
        street.holder(f"secretary@{BRANCH}"),
        street.holder("party_staff@410103-zzb"),
        street.noon,
    )
    what = [
        actions.Entering(
            unit=BRANCH,
            ref=f"QS-{number:04}",
            name=f"阮长根之{number}",
            standing_on=date(1972, 6, 20 + number),
            rule="joined-1969",
            home=f"老井巷{number}号",
        )
        for number in range(4)
    ]
    actions.enter_all(what=what, by=by, at=at)
    actions.look(members=list(Member.objects.order_by("id")), by=by, at=at)
    better = actions.Correcting(standing_on=date(1972, 6, 19), name="阮长庚")
    actions.correct(member=_member("QS-0000"), what=better, by=by, at=at + DAY)
    actions.move(member=_member("QS-0001"), to=OTHER, by=by, at=at + DAY)
    actions.die(member=_member("QS-0002"), on=date(2022, 5, 30), by=by, at=at + DAY)
    actions.erase(member=_member("QS-0003"), by=keeper, at=at + DAY)


def _member(ref: str) -> Member:
    return Member.objects.get(id=ref)
