"""Does a reply say anything? Taken out: the book's empty phrases, courtesy, particles and signs. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from bandeng.rulebook.rules.limits import Replies

SIGNS = re.compile(r"[\W_]+")


def is_empty(text: str, replies: Replies) -> bool:
    """Whether fewer characters than the book asks for are left, or a phrase that says nothing by itself.

    Where the book asks for none nothing is empty.
    """
    left = substance(text, replies)
    return bool(replies.empty) and (len(left) < replies.least or left in map(_plain, replies.alone))


def is_bare(text: str, replies: Replies) -> bool:
    """Whether it is no more than one sign (said over and over, too) or a phrase that says nothing by itself.

    For what colleagues write to each other: they may say 「正在处理」, but not 「嗯」.
    """
    plain = _plain(text)
    return bool(replies.empty) and (len(set(plain)) < replies.least or plain in map(_plain, replies.alone))


def empty_phrase_in(text: str, replies: Replies) -> str:
    """The first empty phrase of the book that stands in the text; empty where there is none."""
    plain = _plain(text)
    found = [(plain.find(_plain(phrase)), phrase) for phrase in replies.empty if _plain(phrase) in plain]
    return min(found)[1] if found else ""


def substance(text: str, replies: Replies) -> str:
    """What is left: long phrases go first, so that none leaves its own half behind."""
    left = _plain(text)
    for words in (replies.empty, replies.courtesy, replies.particles):
        left = _without(left, words)
    return left


def _without(text: str, words: Iterable[str]) -> str:
    for word in sorted({_plain(word) for word in words} - {""}, key=len, reverse=True):
        text = text.replace(word, "")
    return text


def _plain(text: str) -> str:
    """Without signs and blanks, full-width letters made plain."""
    return SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()
