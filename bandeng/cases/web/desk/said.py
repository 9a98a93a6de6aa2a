"""The first words somebody said of a matter, on one line: rows of one kind are told apart by them."""

from collections.abc import Iterable, Mapping

from bandeng.kernel.text import masked
from bandeng.people import vault

CUT = 36  # signs


def first_words(entries: Iterable[str]) -> Mapping[str, str]:
    """By their ids in the vault: on one line, cut, numbers of persons hidden. One question for all.

    Only for matters whose page the reader may open: there the same words stand in full.
    """
    return {entry: in_one_line(text) for entry, text in vault.read(entries).items()}


def in_one_line(text: str) -> str:
    """The beginning of the words; where something was left out, it ends in 「…」."""
    whole = " ".join(masked(text).split())
    return whole if len(whole) <= CUT else f"{whole[:CUT]}…"
