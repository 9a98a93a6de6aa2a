"""When a person is erased, so are the pictures she sent, unless somebody else sent the same ones."""

from bandeng.cases.models import CasePicture
from bandeng.cases.projections.erasing import sent_by
from bandeng.ledger import pictures
from bandeng.people import erasing


def forget_pictures(person: str) -> None:
    """Take the files away; the rows go with the fact that follows."""
    hers = sent_by(person)
    meant = {digest for _row, digest in hers}
    others = CasePicture.objects.filter(digest__in=meant).exclude(id__in=[row for row, _digest in hers])
    for digest in meant - set(others.values_list("digest", flat=True)):
        pictures.erase(digest)


erasing.also(forget_pictures)
