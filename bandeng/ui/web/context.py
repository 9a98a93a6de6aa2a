"""What every template knows besides its own variables."""

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject

from bandeng.ui import navigation
from bandeng.ui.web import drafts
from bandeng.ui.web.preferences import preferences


def page(request: HttpRequest) -> dict[str, object]:
    """``language``, ``large``, ``theme``, the entries of each face, ``counted``, and what of drafts."""
    chosen = preferences(request)
    return {
        "language": chosen.language,
        "large": chosen.large,
        "theme": chosen.theme,
        "counted": navigation.counted,
        "rail": navigation.entries("desk"),
        "bar": navigation.entries("resident"),
        "footer": navigation.entries("footer"),
        "seeking": navigation.entries("search"),
        "drafts_holder": SimpleLazyObject(lambda: drafts.holder(request)),
        "drafts_sent": drafts.sent(request),
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),  # made once for all forms of a page
    }
