"""A person is forgotten: the pictures she sent leave the matters they stood in."""

from bandeng.cases import rules
from bandeng.cases.models import Case, CasePicture, Follower
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("people.erased")
def erased(fact: Fact) -> None:
    gone = [row for row, _digest in sent_by(fact.stream.partition(":")[2])]
    CasePicture.objects.filter(id__in=gone).delete()


def sent_by(person: str) -> list[tuple[str, str]]:
    """The pictures (row, digest) that came with what this person reported, joined or added, also where that
    was told on in another matter.

    Those of whoever handled her matter are not hers, nor are those of others who follow it.
    """
    own = dict(Case.objects.filter(reporter=person).values_list("id", "reporter"))
    followed = Follower.objects.filter(person=person).values_list("case_id", flat=True)
    rows = CasePicture.objects.filter(moment="before")
    near = rows.filter(case_id__in={*own, *followed})
    found = list(rows.filter(digest__in=near.values("digest")).values_list("id", "digest", "case_id"))
    told = Fact.objects.in_bulk({int(row.partition(".")[0]) for row, _digest, _case in found})
    return [
        (row, digest)
        for row, digest, case in found
        if rules.told_by(told[int(row.partition(".")[0])].body, reporter=own.get(case, "")) == person
    ]
