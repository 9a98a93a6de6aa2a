"""Whether the days a report is about were over when its numbers were counted."""

from datetime import date

from django.utils.translation import gettext as _

from bandeng.editions.models import Edition
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import queries as ledger


def counted_on(edition: Edition, *, today: date) -> date:
    """The day until which its numbers go: of the seal at which it was signed off, or today."""
    return ledger.seal(edition.seal).at.astimezone(SHANGHAI).date() if edition.seal else today


def has_begun(edition: Edition, *, today: date) -> bool:
    """Whether the first of its days had come."""
    return edition.first <= counted_on(edition, today=today)


def unfinished(edition: Edition, *, today: date) -> str:
    """What is to be said where its days were not over; empty where they were."""
    day = counted_on(edition, today=today)
    if day >= edition.after:
        return ""
    words = {"m": day.month, "d": day.day, "first": edition.first.isoformat()}
    if day < edition.first:
        return _("这段时间还没有开始,%(first)s起才有数字。") % words
    return _("这段时间还没有过完,数字只到%(m)s月%(d)s日。") % words
