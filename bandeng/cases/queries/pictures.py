"""The pictures of a matter."""

from bandeng.cases.models import Case, CasePicture


def of(case: Case) -> list[CasePicture]:
    """All of them, oldest first."""
    return list(CasePicture.objects.filter(case=case).order_by("at", "id"))
