"""On which day a thing went out or came back: today or before, and not before it could."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput

ON, BACK_ON = "on", "back_on"


def day_of(on: date | None, *, field: str, since: date | None, early: str, at: datetime) -> date:
    """The day that was said, today where none was. ``early``: the sentence for a day before ``since``, with
    ``%(day)s``. Raises BadInput at this field of the form.
    """
    today = at.astimezone(SHANGHAI).date()
    day = on or today
    if day > today:
        raise BadInput(_("还没有记下,请改一下再交"), {field: _("日期不能在今天以后")})
    if since and day < since:
        raise BadInput(_("还没有记下,请改一下再交"), {field: early % {"day": since.isoformat()}})
    return day
