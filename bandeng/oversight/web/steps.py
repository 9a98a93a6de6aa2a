"""What is late or nearly so at this moment, by the first limit that runs: as the work list has it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bandeng.cases.queries import narrowing
from bandeng.cases.web.desk.choosing import Filter
from bandeng.oversight import queries
from bandeng.oversight.rules import COUNTED_AT_MOST
from bandeng.oversight.web.asking import Asked
from bandeng.posts.web.sitting import Sitting


@dataclass(frozen=True, kw_only=True)
class Step:
    """How many matters (``999+`` where there are more), and the work list with just these."""

    sentence: Promise | str
    count: int | str
    address: str


SENTENCES = {
    narrowing.OVERDUE: _("先到的那一步过了时限的"),
    narrowing.NEAR: _("有一步时限用掉七成、还没过的"),
}


def standing_now(who: Sitting, asked: Asked) -> list[Step]:
    """Both, at the place that is asked about; the period plays no part."""
    return [_step(who, asked, clock) for clock in SENTENCES]


def _step(who: Sitting, asked: Asked, clock: str) -> Step:
    found = queries.by_step(who.person, asked.place.path, clock, at=who.at)
    return Step(
        sentence=SENTENCES[clock],
        count=found if found <= COUNTED_AT_MOST else f"{COUNTED_AT_MOST}+",
        address=reverse("cases:desk-work") + Filter(place=asked.place.code, clock=clock).address(),
    )
