"""Who helps at which community."""

from datetime import date

from bandeng.campaigns.models import Assignment, Helper
from bandeng.campaigns.projections.months import ref_of
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("campaigns.assigned")
def assigned(fact: Fact) -> None:
    body, ref = fact.body, ref_of(fact)
    ends_on = None if body["ends_on"] == "-" else date.fromisoformat(body["ends_on"])
    straight.insert(
        Assignment(
            id=ref,
            kind=body["kind"],
            home=body["home"],
            place=fact.place,
            begins_on=date.fromisoformat(body["begins_on"]),
            ends_on=ends_on,
            turn=fact.turn + 1,
        )
    )
    straight.insert(
        *(
            Helper(id=f"{ref}.{person}", assignment_id=ref, person=person, ends_on=ends_on)
            for person in body["persons"]
        )
    )


@on("campaigns.ended")
def ended(fact: Fact) -> None:
    ref, ends_on = ref_of(fact), date.fromisoformat(fact.body["ends_on"])
    ids = [f"{ref}.{person}" for person in fact.body["persons"]]
    straight.change(Helper, {"id": ids}, {"ends_on": ends_on})
    straight.change(Assignment, {"id": ref}, {"turn": fact.turn + 1})
