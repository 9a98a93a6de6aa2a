"""What addresses begin with in what leaves the site: a paper, a spreadsheet, a code to scan."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> str:
    """The address of the site as its operator says it; where that was not said, of the host that was asked,
    which is one of those allowed.
    """
    if settings.BANDENG_ADDRESS_IS_KNOWN:
        return str(settings.BANDENG_ADDRESS).rstrip("/")
    return request.build_absolute_uri("/").rstrip("/")


def whole_address(request: HttpRequest, path: str) -> str:
    """The address of a page of ours (its path) as it stands on paper, in a code to scan, in a feed."""
    return f"{site(request)}{path}"
