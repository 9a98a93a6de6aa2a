"""Pasted orders taken apart by the labels of their sender: 「工单编号:… 诉求内容:…」, one after another."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from bandeng.orders.layouts import Layout

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


def _labelled(text: str, layout: Layout) -> Iterator[tuple[str, str]]:
    """Each labelled part with what follows it up to the next label; words keep their own signs."""
    names = {head: column.name for column in layout.columns for head in column.heads}
    found = list(_pattern(tuple(names)).finditer(text.translate(WIDE)))
    for here, after in zip_longest(found, found[1:]):
        said = text[here.end() : after.start() if after else len(text)]
        name = names[here["label"]]
        yield name, said.strip(EDGES) if name == "words" else said.translate(WIDE).strip(EDGES)


@lru_cache(maxsize=16)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((label.translate(WIDE) for label in labels), key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?:^|(?<=[\s,;。【】]))(?P<label>{words})\s*:\s*", re.MULTILINE)
