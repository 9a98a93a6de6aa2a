"""What is written out counts what the querysets count."""

from datetime import timedelta

from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from bandeng.notices import queries
from bandeng.notices.models import Notice
from bandeng.people.models import Person
from tests.cases import journeys


def test_what_is_new_is_counted_as_the_querysets_say(town: Town) -> None:
    journeys.contested(town)
    last = Fact.objects.order_by("-id")[0].at
    counts = []
    for person in Person.objects.values_list("id", flat=True):
        for at in (last, last + timedelta(days=29), last + timedelta(days=200)):
            mine = Notice.objects.addressed_to(person, at=at).unread_by(person, at=at)
            assert queries.unread(person, at=at) == mine.count()
            counts.append(mine.count())
    assert max(counts) > 0
