"""Charts as SVG, drawn from numbers of the text: bars with their labels and values, nothing to load. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

INK, ACCENT, LINE = "#22262B", "#8F4A1E", "#E4DED5"
LATER, NOT_YET = -1, "还没有数"  # the words stand in reports, which are Chinese
WIDE, ROW, TOP, LEFT, RIGHT = 400, 30, 44, 132, 64  # narrow: letters stay readable on a phone


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart of a text: its title, of each bar the label and the place of its number (``LATER``: its days
    come later than what is known, and nothing was counted), and the call that drew it.
    """

    title: str
    bars: tuple[tuple[str, int], ...]
    call: str = ""

    @property
    def numbers(self) -> list[int]:
        """The places of its numbers."""
        return [number for _label, number in self.bars if number != LATER]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar to draw; ``size`` None: nothing is known."""

    label: str
    size: float | None
    text: str


def svg(title: str, bars: Sequence[Bar]) -> str:
    """The chart. Sizes are measured from nothing, so that a bar of half the number is half as long."""
    high = TOP + ROW * len(bars) + 12
    most = max((bar.size for bar in bars if bar.size), default=0) or 1
    said = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}" '
        f'role="img" aria-label="{escape(title)}: {escape(said)}" '
        f'font-family="Noto Sans SC, sans-serif" font-size="15">',
        f'<text x="0" y="22" fill="{INK}" font-size="17">{escape(title)}</text>',
        f'<line x1="{LEFT}" x2="{LEFT}" y1="{TOP - 8}" y2="{high - 6}" stroke="{LINE}"/>',
        *(_bar(place, bar, most) for place, bar in enumerate(bars)),
        "</svg>",
    ]
    return "".join(parts)


def _bar(place: int, bar: Bar, most: float) -> str:
    top = TOP + ROW * place
    length = round((bar.size or 0) / most * (WIDE - LEFT - RIGHT), 1)
    return (
        f'<text x="{LEFT - 10}" y="{top + 15}" fill="{INK}" text-anchor="end">{escape(bar.label)}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{length}" height="{ROW - 10}" fill="{ACCENT}"/>'
        f'<text x="{LEFT + length + 6}" y="{top + 15}" fill="{INK}">{escape(bar.text)}</text>'
    )
