"""What every template knows besides its own variables."""

from django.http import HttpRequest

from bandeng.ui import navigation
from bandeng.ui.web.preferences import preferences


def page(request: HttpRequest) -> dict[str, object]:
    """``language``, ``large``, ``theme``, the entries of each face, and ``counted``."""
    chosen = preferences(request)
    return {
        "language": chosen.language,
        "large": chosen.large,
        "theme": chosen.theme,
        "counted": navigation.counted,
        "is_shown": navigation.is_shown,
        "rail": navigation.entries("desk"),
        "bar": navigation.entries("resident"),
        "footer": navigation.entries("footer"),
        "seeking": navigation.entries("search"),
    }
