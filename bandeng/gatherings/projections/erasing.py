"""Whoever is erased is in no list of a session any more; that somebody came stays, without her id."""

from bandeng.gatherings.models import Attendance, Feed, Seat
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("people.erased")
def erased(fact: Fact) -> None:
    person = fact.stream.partition(":")[2]
    Seat.objects.filter(person=person).update(person="-", called="-")
    Attendance.objects.filter(person=person).update(person="-", called="-")
    Feed.objects.filter(person=person).delete()
