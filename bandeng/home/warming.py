"""What the first request would have to read is read before it comes: addresses, templates, words, book."""

from contextlib import suppress

from django.conf import settings
from django.template import engines
from django.urls import get_resolver
from django.utils import translation

from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.issues import BrokenBook
from bandeng.rulebook.rules.reading import NotABook

ANY_WORD = "小板凳"  # asking for one reads them all


def warm() -> None:
    """Nothing in here asks the database, which may not be there yet."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            get_resolver().resolve("/" + get_resolver().reverse("front"))
            translation.gettext(ANY_WORD)
    with suppress(BrokenBook, NotABook):  # whoever opens a page is told; health and metrics go on
        book()
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    _known = environment.globals["ui"].kept
