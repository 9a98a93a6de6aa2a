"""Who came."""

from bandeng.gatherings.models import Attendance
from bandeng.gatherings.projections.shared import entry, id_of, step
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More
from bandeng.ledger.upgrading import Body, upgrades


@on("gatherings.attended")
def attended(fact: Fact) -> None:
    body, session = fact.body, id_of(fact)
    rows = [
        Attendance(
            id=each["ref"],
            session_id=session,
            seat=each["seat"],
            person=each["person"],
            called=entry(each["called"]),
            child=each["child"],
            consented=each["consented"],
            way=body["way"],
            at=fact.at,
        )
        for each in body["arrivals"]
    ]
    straight.insert(*rows)
    step(fact, {"arrived": More(len(rows))})


@upgrades("gatherings.attendance_undone", from_version=1)
def one_of_several(body: Body) -> Body:
    """What was taken back before was one line each."""
    return {"arrivals": [body["arrival"]]}


@on("gatherings.attendance_undone")
def undone(fact: Fact) -> None:
    gone, _of_each = Attendance.objects.filter(id__in=fact.body["arrivals"]).delete()
    step(fact, {"arrived": More(-gone)})
