"""Conditions of an address that no list knows: told, since a list that leaves one out shows too much."""

from collections.abc import Collection, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

TOLD = 3  # conditions in one sentence
LENGTH = 40  # characters of each


def unknown(asked: QueryDict, meant: Mapping[str, str], *, beside: Collection[str] = ()) -> str:
    """What is said of an address: ``meant`` are the conditions as they were understood, by name.

    ``beside``: names that ask for something else (a page). Empty where everything was understood.
    """
    left = [
        f"{name}={value}"[:LENGTH]
        for name, value in asked.items()
        if name not in beside and value and meant.get(name) != value
    ]
    what = "、".join(left[:TOLD])
    return _("没有按「%(what)s」筛:不认识这个条件。请在下面重新选。") % {"what": what} if left else ""
