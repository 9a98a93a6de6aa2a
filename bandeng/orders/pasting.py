"""Pasted orders taken apart by the labels of their sender: 「工单编号:… 诉求内容:…」, one after another."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from bandeng.orders.layouts import Layout, layout
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.orders import NEEDED

WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}  # wide signs and digits, one for one
EDGES = " \t\r\n,;。\uff0c\uff1b"


def rows(text: str, layout: Layout) -> Iterator[tuple[int, dict[str, str]]]:
    """Each order in the text, counted from 1; a second number begins the next one."""
    order: dict[str, str] = {}
    count = 0
    for name, said in _labelled(text, layout):
        if name == "number" and order.get("number"):
            count += 1
            yield count, _whole(order, layout)
            order = {}
        order[name] = f"{order[name]}\n{said}" if order.get(name) else said
    if order:
        yield count + 1, _whole(order, layout)


def _whole(order: dict[str, str], layout: Layout) -> dict[str, str]:
    return {column.name: order.get(column.name, "") for column in layout.columns}


def unread(text: str, layout: Layout) -> list[str]:
    """What stands under labels that the sender's layout does not know: it is taken in nowhere."""
    return [f"{here['other']}:{said.strip(EDGES)}" for here, said in _parts(text, layout) if here["other"]]


def senders_of(text: str) -> tuple[str, ...]:
    """Whose orders these may be, by their labels: the codes of all whose labels fit equally well and best."""
    known = {each.code: _fitting(text, layout(each.code)) for each in book().senders}
    best = max(known.values(), default=0)
    return tuple(code for code, fits in known.items() if best and fits == best)


def _fitting(text: str, form: Layout) -> int:
    """How many of the labels in the text are of this layout; none where what every order needs is missing."""
    found = [name for name, _said in _labelled(text, form)]
    return len(found) if set(found) >= set(NEEDED) else 0


def _labelled(text: str, layout: Layout) -> Iterator[tuple[str, str]]:
    """Each part of a known label; words keep their own signs."""
    names = _names(layout)
    for here, said in _parts(text, layout):
        if here["label"]:
            name = names[here["label"]]
            yield name, said.strip(EDGES) if name == "words" else said.translate(WIDE).strip(EDGES)


def _parts(text: str, layout: Layout) -> Iterator[tuple[re.Match[str], str]]:
    """Each label, known or at the beginning of a line, with what follows it up to the next."""
    found = list(_pattern(tuple(_names(layout))).finditer(text.translate(WIDE)))
    for here, after in zip_longest(found, found[1:]):
        yield here, text[here.end() : after.start() if after else len(text)]


def _names(layout: Layout) -> dict[str, str]:
    return {head: column.name for column in layout.columns for head in column.heads}


@lru_cache(maxsize=16)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((label.translate(WIDE) for label in labels), key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    known = rf"(?:^|(?<=[\s,;。【】]))(?P<label>{words})\s*:\s*"
    return re.compile(rf"{known}|^(?P<other>[一-鿿]{{2,10}})\s*:\s*", re.MULTILINE)
