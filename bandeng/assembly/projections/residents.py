"""Who joins a demand, and who was checked in person to live here: from then on whatever she said counts."""

from django.db.models import F

from bandeng.assembly.models import Judgement, Petition, Resident, Support, Witness
from bandeng.assembly.projections.shared import entry
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades


@upgrades("assembly.supported", from_version=1)
def counted(body: Body) -> Body:
    """Before, everybody who had signed in counted."""
    return body | {"known": True}


@on("assembly.supported")
def supported(fact: Fact) -> None:
    petition, known = fact.body["petition"], fact.body["known"]
    Support.objects.create(id=fact.stream, petition_id=petition, person=fact.person, known=known)
    if known:
        _counts(fact, petition, waited=0)
    else:
        Petition.objects.filter(id=petition).update(waiting=F("waiting") + 1)


@on("assembly.checked")
def checked(fact: Fact) -> None:
    """Her voices that waited count from now on."""
    person = fact.body["person"]
    door = entry(fact.body["door"])
    Resident.objects.create(id=fact.stream, place=fact.place, person=person, door=door, at=fact.at)
    hers = {"person": person, "known": False, "procedure__place__startswith": fact.place}
    for said in (Witness, Judgement):
        said.objects.filter(**hers).update(known=True)
    waiting = Support.objects.filter(person=person, known=False, petition__place__startswith=fact.place)
    for voice in list(waiting):
        Support.objects.filter(id=voice.id).update(known=True)
        _counts(fact, voice.petition_id, waited=1)


def _counts(fact: Fact, petition: str, *, waited: int) -> None:
    row = Petition.objects.filter(id=petition)
    row.update(supports=F("supports") + 1, waiting=F("waiting") - waited)
    row.filter(reached_at=None, supports__gte=F("needed")).update(reached_at=fact.at)
