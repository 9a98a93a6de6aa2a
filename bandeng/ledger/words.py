"""Seals as residents say them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bandeng.ui.words import ENGLISH_MONTHS


def as_of(at: datetime, *, year: bool = False) -> str:
    """「数据截至7月31日18时,可核对」, in the language of the page; minutes are said where there are any.

    ``year``: with the year, for a paper that is read in another one.
    """
    here = timezone.localtime(at)
    english = (get_language() or "").startswith("en")
    of_year = (f" {here.year}" if english else f"{here.year}年") if year else ""
    moment = f"{_english(here)}{of_year}" if english else f"{of_year}{_chinese(here)}"
    return _("数据截至%(moment)s,可核对") % {"moment": moment}


def _chinese(here: datetime) -> str:
    minutes = f"{here.minute:02}分" if here.minute else ""
    return f"{here.month}月{here.day}日{here.hour}时{minutes}"


def _english(here: datetime) -> str:
    return f"{here:%H:%M} on {here.day} {ENGLISH_MONTHS[here.month - 1]}"
