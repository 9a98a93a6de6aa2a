"""The template environment: Chinese and English, safe by default, with the few words every template uses.

In every template: ``url(name, ...)``, ``static(path)``, ``ui.<component>(...)``, ``_()``/``{% trans %}``, and
the filters ``moment day clock_time left ago number``. Filters about durations take the page's ``at``.
"""

from functools import lru_cache
from typing import Any

import segno
from django.urls import reverse
from django.utils.translation import ngettext
from jinja2 import Environment, StrictUndefined

from bandeng.ui import words
from bandeng.ui.compiling import Swift
from bandeng.ui.components import Components
from bandeng.ui.sheets import static


def environment(**options: Any) -> Environment:
    """The environment Django asks for by its dotted name; ``options`` come from the settings."""
    made = Swift(**{**options, "undefined": StrictUndefined})  # Django sets autoescape
    made.add_extension("jinja2.ext.i18n")
    made.install_gettext_callables(words.translated, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update({"_": words.said, "gettext": words.said})
    made.globals.update(url=url, static=static, qr_image=qr_image, ui=Components(made))
    made.filters.update(
        moment=words.moment,
        day=words.day,
        clock_time=words.clock_time,
        left=words.left,
        ago=words.ago,
        number=words.number,
    )
    return made


def url(name: str, *args: object, **parts: object) -> str:
    """The address of a view by its name."""
    return reverse(name, args=args, kwargs=parts) if args or parts else _plain_url(name)


@lru_cache(maxsize=512)
def _plain_url(name: str) -> str:
    """An address without parts is always the same."""
    return reverse(name)


@lru_cache(maxsize=256)
def qr_image(address: str) -> str:
    """The address as a QR code: an SVG in a data URI, as the content policy allows for pictures."""
    image: str = segno.make(address, error="m").svg_data_uri(border=2)
    return image
