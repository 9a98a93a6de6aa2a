"""What leaves the room on paper or as a picture: slips for opinions, a card of a talk for the chat group.

Typst sets both, with fonts that come as a package. Words reach it as data, never as source.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pylopdf_fonts_zh_cn
import segno
import typst

HERE = Path(__file__).parent / "typst"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A form for one household: its number, the address behind its QR."""

    number: str
    address: str


@dataclass(frozen=True, kw_only=True)
class SlipWords:
    """What every slip of a matter says; ``lines`` are the printed questions."""

    title: str
    plan: str
    ask: str
    back: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A talk as a picture: heading, what was said, promises, the address behind its QR."""

    heading: str
    said: str
    promises: tuple[str, ...]
    foot: str
    address: str


def slips(words: SlipWords, each: Sequence[Slip]) -> bytes:
    """A PDF, two slips on a page of A4."""
    rows = [{"number": slip.number, "qr": _qr(slip.address)} for slip in each]
    return _set("slips.typ", {"words": asdict(words), "slips": rows}, "pdf")


def card(what: Card) -> bytes:
    """A PNG for a telephone."""
    return _set("card.typ", asdict(what) | {"qr": _qr(what.address)}, "png")


def _set(template: str, values: dict[str, object], form: Literal["pdf", "png"]) -> bytes:
    made: bytes = typst.compile(
        str(HERE / template),
        root=str(HERE),
        font_paths=[str(_fonts())],
        ignore_system_fonts=True,
        format=form,
        ppi=144.0,
        sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
    )
    return made


@lru_cache(maxsize=1)
def _fonts() -> Path:
    return Path(pylopdf_fonts_zh_cn.sans_path()).parent


def _qr(address: str) -> str:
    return str(segno.make(address, error="m").svg_inline(border=1))
