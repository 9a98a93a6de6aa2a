"""The brief on the month goes its way: drafted, reviewed, signed off, frozen at a seal, published."""

from datetime import date

from bandeng.demo.july.ground import DISTRICT, PARTY_OFFICE, july
from bandeng.editions import actions
from bandeng.editions.actions import Draft, Review
from bandeng.editions.models import Edition
from bandeng.posts import queries as posts

WRITER, REVIEWER, SIGNER = "brief_writer@410103", f"party_staff@{PARTY_OFFICE}", "district_leader@410103"


def publish() -> Edition:
    """In the first days of September, once the matters of July have come to their ends."""
    at = july(63, 10)
    held = {holding.post: holding.person for holding in posts.holders([WRITER, REVIEWER, SIGNER], at=at)}
    what = Draft(template="activity-month", first=date(2022, 7, 1), after=date(2022, 8, 1))
    ref = actions.draft(place=DISTRICT, what=what, by=held[WRITER], at=at).stream.partition(":")[2]
    actions.review(edition=_again(ref), what=Review(passed=True), by=held[REVIEWER], at=july(63, 14))
    actions.sign(edition=_again(ref), by=held[SIGNER], at=july(63, 16))
    actions.freeze(edition=_again(ref), by=held[WRITER], at=july(63, 17))
    actions.publish(edition=_again(ref), by=held[WRITER], at=july(63, 17, 5))
    return _again(ref)


def _again(ref: str) -> Edition:
    return Edition.objects.get(id=ref)
