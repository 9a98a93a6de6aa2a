"""Seals as residents say them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _


def as_of(at: datetime) -> str:
    """「数据截至7月31日18时,可核对」, in the language of the page; minutes are said where there are any."""
    here = timezone.localtime(at)
    words = {"month": here.month, "day": here.day, "hour": here.hour, "minute": f"{here.minute:02}"}
    if here.minute:
        return _("数据截至%(month)s月%(day)s日%(hour)s时%(minute)s分,可核对") % words
    return _("数据截至%(month)s月%(day)s日%(hour)s时,可核对") % words
