"""Typed text: without what nobody sees, and which known word it may have meant."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from difflib import get_close_matches

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # a joiner of emoji stays

MOBILE = r"1[3-9]\d(?:[- ]?\d{4}){2}"
IDENTITY = r"\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]"  # region, birthday, three signs, the check
OF_A_PERSON = re.compile(rf"(?<!\d)(?:{MOBILE}|{IDENTITY})(?!\d)", re.ASCII)


HOUSE = r"\d{1,3}\s?(?:号楼|号院|栋|幢|座|排)"
ROOM = r"\d{2,4}(?:室|户|号)?"
A_HOME = re.compile(
    rf"(?:{HOUSE})?\s?\d{{1,2}}\s?单元\s?{ROOM}|{HOUSE}\s?(?:\d{{3,4}}|\d{{1,2}}室)(?:室|户)?"
    r"|(?<!\d)\d{3,4}室|(?<![\d-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])",
    re.ASCII,
)


def homes_in(text: str) -> tuple[str, ...]:
    """The doors that are named in it (2单元501, 3号楼402, 501室, 3-2-501), each once; a house is none."""
    return tuple(dict.fromkeys(A_HOME.findall(unicodedata.normalize("NFKC", text))))


def has_personal_number(text: str) -> bool:
    """Whether a mobile number or the number of an identity card stands in it, wide signs as well."""
    return bool(OF_A_PERSON.search(unicodedata.normalize("NFKC", text)))


def personal_numbers(text: str) -> tuple[str, ...]:
    """Those numbers as they are written, each once."""
    return tuple(dict.fromkeys(OF_A_PERSON.findall(unicodedata.normalize("NFKC", text))))


def masked(text: str) -> str:
    """The text with the first three signs and 「…」 in the place of each such number."""
    return _replaced(text, lambda found: f"{found[0][:3]}…")


def without_personal_numbers(text: str) -> str:
    """The text with a blank in the place of each such number."""
    return _replaced(text, lambda _found: " ")


def _replaced(text: str, by: Callable[[re.Match[str]], str]) -> str:
    """Wide signs become narrow only where there is something to replace."""
    plain = unicodedata.normalize("NFKC", text)
    return OF_A_PERSON.sub(by, plain) if OF_A_PERSON.search(plain) else text


def visible(text: str) -> str:
    """The text without control characters and turns of direction, which come in by pasting."""
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def nearest(typed: str, known: Iterable[str], *, alike: float = 0.6) -> str:
    """The known word most like the typed one, by at least this share; ``""`` where none is."""
    return next(iter(get_close_matches(typed, list(known), n=1, cutoff=alike)), "")
