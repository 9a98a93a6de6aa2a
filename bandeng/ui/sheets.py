"""Addresses of vendored and own files, with a mark of their content so that a change is seen at once."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static as address_of


@lru_cache(maxsize=512)
def static(path: str) -> str:
    """The address of a file under ``static/``; raises FileNotFoundError where there is none."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"no static file {path}")
    mark = hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]
    return f"{address_of(path)}?v={mark}" if settings.STATIC_URL else path
