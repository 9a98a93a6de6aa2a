"""PDF, set by typst with type of our own: the same page on every machine, no font looked for elsewhere.

What a page says comes in as one JSON document, never as source: no sign that somebody typed is read as a
command.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import typst

MAIN, SAYS = "main.typ", "says"
_ONE_AT_A_TIME = Lock()


def pdf(template: Path, says: Mapping[str, Any], *, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The page of a template (``.typ``) that reads ``json(bytes(sys.inputs.says))``.

    ``pictures``: files the template names, such as ``qr.svg``. Raises typst.TypstError where the template is
    wrong, which is our mistake and nobody's who typed.
    """
    parts = {MAIN: template.read_bytes(), **(pictures or {})}
    said = {SAYS: json.dumps(says, ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        made = typst.compile(
            parts, font_paths=[_fonts()], ignore_system_fonts=True, format="pdf", sys_inputs=said
        )
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def _fonts() -> str:
    return str(files("pylopdf_fonts_zh_cn"))
