"""A table that is looked over before it is taken in: its bytes travel with the page, nothing is kept."""

import base64
import binascii

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput

BYTES = 1_000_000


def sheet_of(request: HttpRequest, *, too_large: str) -> str:
    """The file of this form, or the one that its page has carried on. Raises BadInput with ``too_large``."""
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("sheet", "")
    if (file.size or 0) > BYTES:
        raise BadInput(too_large)
    return base64.b64encode(file.read()).decode()


def whole(sheet: str) -> bytes:
    """The bytes of what the page carries. Raises BadInput where there are none."""
    try:
        found = base64.b64decode(sheet, validate=True)
    except binascii.Error:
        found = b""
    if not found:
        raise BadInput(_("请选一个文件"))
    return found
