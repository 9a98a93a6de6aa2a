"""The addresses of people's own calendars."""

from bandeng.gatherings.models import Feed
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("gatherings.feed_renewed")
def feed_renewed(fact: Fact) -> None:
    person = fact.stream.partition(":")[2]
    Feed.objects.update_or_create(person=person, defaults={"number": fact.turn + 1})
