"""Who is there in July 2022: moments, units, and whoever sits at a desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from bandeng.kernel.periods import SHANGHAI
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book

ORGANISATION, PUBLICITY, SOCIAL, DISCIPLINE, PARTY_OFFICE = (
    f"410103-{code}" for code in ("zzb", "xcb", "szw", "jw", "djb")
)
DISTRICT = "410103/"
BRANCHES, GROUPS = 110, 236  # that studied, told and commented; every branch has two groups


def july(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of July 2022 in Erqi; the thirty-second day is the first of August."""
    first = datetime(2022, 7, 1, hour, minute, tzinfo=SHANGHAI)
    return first + timedelta(days=day - 1)


def weekday(number: int) -> int:
    """A day of July from Monday to Friday, spread over the month before its last days."""
    days = [day for day in range(1, 29) if july(day).weekday() < 5]
    return days[number % len(days)]


@dataclass(frozen=True)
class Ground:
    """The district as its rosters have it; whoever holds a post is asked once for the whole month."""

    at: datetime

    @cached_property
    def streets(self) -> list[Place]:
        return list(Place.objects.filter(kind="street").order_by("code"))

    @cached_property
    def urban(self) -> list[Place]:
        """The thirteen streets of the city; the others are townships or committees of special areas."""
        named = [street for street in self.streets if street.name.endswith("街道")]
        return named[:13]

    @cached_property
    def communities(self) -> list[Place]:
        return list(Place.objects.filter(kind="community").order_by("code"))

    @cached_property
    def offices(self) -> list[str]:
        """Units beside communities that have a secretary, without the one where only a deputy lectured."""
        party = [body.code for body in book().party if body.code != DISCIPLINE]
        return [*party, *(each.code for each in book().departments), *(s.code for s in self.streets)]

    @cached_property
    def _held(self) -> dict[str, str]:
        wanted = {f"secretary@{unit}" for unit in [*self.offices, DISCIPLINE]}
        wanted |= {f"deputy_secretary@{DISCIPLINE}", "district_leader@410103", "district_staff@410103"}
        wanted |= {f"party_staff@{body.code}" for body in book().party}
        wanted |= {
            f"{role}@{street.code}" for role in ("street_leader", "street_staff") for street in self.streets
        }
        for community in self.communities:
            wanted |= {f"secretary@{community.code}-branch", f"community_secretary@{community.code}"}
            wanted |= {f"group_leader@{community.code}-group{number}" for number in (1, 2)}
        return {holding.post: holding.person for holding in posts.holders(sorted(wanted), at=self.at)}

    def holder(self, post: str) -> str:
        """The person in this post."""
        return self._held[post]

    def staff(self, unit: str) -> str:
        """Whoever works at a department of the district's committee."""
        return self.holder(f"party_staff@{unit}")
