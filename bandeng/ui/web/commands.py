"""The id of a submission: the same form sent again says the same thing once."""

from django.http import HttpRequest

LONGEST = 40  # characters the book keeps of it


def command_of(request: HttpRequest) -> str:
    """The id the form carries; nothing where it has none."""
    return request.POST.get("command", "").strip()[:LONGEST]
