"""The picture of a paper or of a proxy: looked at, and only its digest kept."""

from hashlib import sha256

from django.http import HttpRequest

from bandeng.kernel.refusals import BadInput
from bandeng.ledger.cleaning import clean


def digest_of(request: HttpRequest, field: str) -> str:
    """The SHA-256 of the file as it was sent, nothing where none was. Raises BadInput: it is no picture."""
    file = request.FILES.get(field)
    if file is None:
        return ""
    try:
        clean(file)
    except BadInput as wrong:
        raise BadInput(str(wrong), {field: str(wrong)}) from None
    file.seek(0)
    return sha256(file.read()).hexdigest()
