"""A day as a form sends it."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput


def day_of(request: HttpRequest, name: str) -> date | None:
    """The day that was typed in this field (``2022-07-01``); None where there is none. Raises BadInput."""
    text = request.POST.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(_("请写对日期"), {name: _("请写对日期")}) from None


def needed_day_of(request: HttpRequest, name: str) -> date:
    """The same where there must be one. Raises BadInput."""
    day = day_of(request, name)
    if day is None:
        raise BadInput(_("请写对日期"), {name: _("请写对日期")})
    return day
