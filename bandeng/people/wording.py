"""How moments are said on the pages of signing in."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

ONE_MINUTE = timedelta(minutes=1)


def clock_words(at: datetime) -> str:
    """A moment soon to come, local time, rounded up to the minute: 「7月6日 14:05」."""
    local = timezone.localtime(at)
    if local.second or local.microsecond:
        local = local.replace(second=0, microsecond=0) + ONE_MINUTE
    return date_format(local, _("n月j日 H:i"))
