"""The pictures of a matter, and who may see them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from bandeng.cases.models import Case, CasePicture
from bandeng.cases.queries import families, sight
from bandeng.cases.ties import Kin
from bandeng.ledger import straight


def of(case: Case) -> list[CasePicture]:
    """All of them, with those of the matters merged into it, oldest first."""
    ids = [case.id, *(each.id for each in families.of(case))] if case.followers else [case.id]
    rows = sorted(
        straight.objects(CasePicture, {"case_id": ids}), key=lambda row: (row.public, row.at, row.id)
    )
    once = {row.digest: row for row in rows}  # of one that stands in two of them, the public one
    return sorted(once.values(), key=lambda row: (row.at, row.id))


def of_each(cases: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The digests of the pictures of these matters, oldest first, by the matter's id."""
    found: dict[int, tuple[str, ...]] = {}
    rows = straight.find(CasePicture, {"case_id": list(cases)}, "at", "id", "case_id", "digest")
    for _at, _id, case, digest in sorted(rows):
        found[case] = (*found.get(case, ()), digest)
    return found


def public_of(case: Case) -> list[CasePicture]:
    """Those that anybody may see, oldest first."""
    return [each for each in of(case) if each.public]


def is_public(digest: str) -> bool:
    """Whether anybody may see the picture, in whatever matter it stands."""
    return CasePicture.objects.filter(digest=digest, public=True).exists()


def stands_in(digest: str, cases: Iterable[int]) -> bool:
    """Whether the picture stands in one of these matters."""
    return CasePicture.objects.filter(digest=digest, case_id__in=list(cases)).exists()


def is_seen_by(digest: str, person: str, *, at: datetime) -> bool:
    """Whether the picture stands in a matter of this person, or in one she sees in her post (or in one merged
    into that)."""
    shown = CasePicture.objects.filter(digest=digest).values("case_id")
    own = Case.objects.filter(reporter=person, id__in=shown)
    around = Kin.objects.filter(case_id__in=shown, kind=families.MERGED).values("whole")
    seen = sight.seen_by(person, at=at).filter(Q(id__in=shown) | Q(id__in=around))
    return own.exists() or seen.exists()
