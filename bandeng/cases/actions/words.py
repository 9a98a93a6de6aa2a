"""Words that people type: looked over, then kept in the vault."""

import unicodedata
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.rules import WORDS_AT_MOST
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import visible
from bandeng.people import vault


def checked(text: str, field: str, *, needed: bool = True) -> str:
    """The text without what nobody sees. Raises BadInput if it is missing or too long."""
    plain = visible(unicodedata.normalize("NFC", text)).strip()
    if needed and not plain:
        raise _bad(field, _("这里还没有写"))
    if len(plain) > WORDS_AT_MOST:
        words = {"most": WORDS_AT_MOST, "over": len(plain) - WORDS_AT_MOST}
        raise _bad(field, _("最多写%(most)s个字,现在多了%(over)s个") % words)
    return plain


def keep(text: str, field: str, *, about: str, at: datetime) -> Kept:
    """The text, looked over and put in the vault as words about this person."""
    return vault.keep(checked(text, field), kind=field, about=about, at=at)


def keep_if_any(text: str, field: str, *, about: str, at: datetime) -> Kept | None:
    """The same for words that may be left out."""
    plain = checked(text, field, needed=False)
    return vault.keep(plain, kind=field, about=about, at=at) if plain else None


def _bad(field: str, sentence: str) -> BadInput:
    return BadInput(sentence, {field: sentence})
