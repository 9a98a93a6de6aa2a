"""Pages as PDF and pictures, set by Typst with the fonts that come as a package: the same on every machine.

A layout is Typst source that reads its words with ``json(bytes(sys.inputs.data))``: what people typed is
data, never source. Families: ``Noto Serif SC``, ``Noto Sans SC``; fonts of one's own (仿宋_GB2312 and others
are not free) lie in the folders of ``BANDENG_FONTS``.
"""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pylopdf_fonts_zh_cn
from django.conf import settings
from typst import Compiler

_ONE_AT_A_TIME = Lock()


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    """Kept: it has read the fonts, and knows the last page it set."""
    fonts = [str(Path(pylopdf_fonts_zh_cn.__file__).parent), *map(str, settings.BANDENG_FONTS)]
    return Compiler(font_paths=fonts, ignore_system_fonts=True)


def pdf(layout: str, data: Any) -> bytes:
    """The pages of this layout with these words."""
    return _set(layout, data, "pdf")


def png(svg: str, *, ppi: int = 160) -> bytes:
    """A drawing as a picture, for files that take no SVG."""
    layout = "#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(json(bytes(sys.inputs.data))))"
    return _set(layout, svg, "png", ppi)


def _set(layout: str, data: Any, kind: Any, ppi: int | None = None) -> bytes:
    said = {"data": json.dumps(data, ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        made = _compiler().compile(input=layout.encode(), sys_inputs=said, format=kind, ppi=ppi)
    found = made[0] if isinstance(made, list) else made
    assert isinstance(found, bytes)
    return found
