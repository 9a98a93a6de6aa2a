"""Whether the days a report is about were over when its numbers were counted."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from bandeng.editions.models import Edition
from bandeng.editions.queries.rendering import Rendered, spoken_line
from bandeng.editions.rules.emptying import lines_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import queries as ledger
from bandeng.ui.words import date_text


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
    last = edition.after - timedelta(days=1)
    words = {"first": date_text(edition.first), "last": date_text(last), "day": date_text(day)}
    if day < edition.first:
        return _("这段时间还没有开始,%(first)s起才有数字。") % words
    return _("这段时间到%(last)s才过完,数字只到%(day)s。") % words


def ahead(said: Rendered, day: date) -> list[str]:
    """The lines of which all numbers are 0 since their days had not begun on that day."""

    def is_ahead(spot: int) -> bool:
        return said.numbers[spot].is_empty and said.numbers[spot].first > day

    return [spoken_line(line, said.numbers) for line in lines_of(said.text, is_ahead)]
