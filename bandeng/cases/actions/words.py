"""Words that people type: looked over, then kept in the vault."""

import unicodedata
from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.rules import WORDS_AT_MOST
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import has_personal_number, visible
from bandeng.people import vault
from bandeng.phrases.rules import gaps
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules import emptiness

QUOTED = 20  # characters of what says nothing, in the sentence that refuses it


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


def keep_within(text: str, field: str, *, about: str, at: datetime) -> Kept:
    """The same for what colleagues write to each other. Raises BadInput where it is no more than 「嗯」."""
    plain = checked(text, field)
    if emptiness.is_bare(plain, book().replies):
        raise _bad(field, _("「%(words)s」没有说清楚:请写一两句") % {"words": plain[:QUOTED]})
    return vault.keep(plain, kind=field, about=about, at=at)


def reply(text: str, field: str, *, about: str, at: datetime) -> Kept:
    """Words that residents read as an answer. Raises BadInput where they say nothing, or are unfinished."""
    return vault.keep(replied(text, field), kind=field, about=about, at=at)


def replied(text: str, field: str) -> str:
    """The same, only looked over."""
    plain = _without_numbers(_finished(text, field), field)
    if emptiness.is_empty(plain, book().replies):
        raise _bad(field, _says_nothing(plain))
    return plain


def purposeful(text: str, field: str) -> str:
    """What others are called for, looked over. Raises BadInput where it does not say what they are to do."""
    plain = checked(text, field)
    if emptiness.is_empty(plain, book().replies):
        raise _bad(field, _("「%(words)s」没有说清楚:请写明请他们来做什么") % {"words": plain[:QUOTED]})
    return plain


def all_at_once(*looks: Callable[[], object]) -> None:
    """Look over several fields of one form. Raises one BadInput with what is wrong in each of them."""
    sentences, issues = [], {}
    for look in looks:
        try:
            look()
        except BadInput as wrong:
            sentences.append(str(wrong))
            issues.update(wrong.issues)
    if sentences:
        raise BadInput(";".join(sentences), issues)


def reason(text: str, field: str, *, about: str, at: datetime) -> Kept:
    """Why something is so, as residents will read it. Raises BadInput where it says nothing, as ``reply``."""
    return vault.keep(_without_numbers(reasoned(text, field), field), kind=field, about=about, at=at)


def reason_within(text: str, field: str, *, about: str, at: datetime) -> Kept:
    """The same for words that only who handles the matter reads: whom to call may stand in them."""
    return vault.keep(reasoned(text, field), kind=field, about=about, at=at)


def reasoned(text: str, field: str) -> str:
    """The same, only looked over."""
    plain = _finished(text, field)
    if emptiness.is_empty(plain, book().replies):
        words = {"words": plain[:QUOTED]}
        raise _bad(field, _("「%(words)s」没有说清楚:请写明为什么、依据什么") % words)
    return plain


def _without_numbers(plain: str, field: str) -> str:
    """Raises BadInput where a telephone or an identity number of a person stands in what residents read."""
    if has_personal_number(plain):
        raise _bad(field, _("这里写的居民看得到:请把手机号、身份证号去掉再交"))
    return plain


def _finished(text: str, field: str) -> str:
    plain = checked(text, field)
    if left := gaps(plain):
        raise _bad(field, _("还有没填的:%(gap)s") % {"gap": left[0]})
    return plain


def _says_nothing(plain: str) -> str:
    phrase = emptiness.empty_phrase_in(plain, book().replies)
    if not phrase:
        return _("这句话没有说清楚:请写明做了什么、谁做的、什么时候做的;没做到的,写明为什么、还能怎么办")
    return _(
        "「%(phrase)s」没有说清楚:请写明做了什么、谁做的、什么时候做的;没做到的,写明为什么、还能怎么办"
    ) % {"phrase": phrase}


def keep_if_any(text: str, field: str, *, about: str, at: datetime) -> Kept | None:
    """What somebody says herself, where it may be left out."""
    plain = checked(text, field, needed=False)
    return vault.keep(plain, kind=field, about=about, at=at) if plain else None


def shown_if_any(text: str, field: str, *, about: str, at: datetime) -> Kept | None:
    """Words that residents will read, where they may be left out."""
    plain = _without_numbers(checked(text, field, needed=False), field)
    return vault.keep(plain, kind=field, about=about, at=at) if plain else None


def checked_report(words: str, address: str, pin: str) -> dict[str, str]:
    """What a report says, looked over, each under its kind; what was left out is not there."""
    given = {"words": checked(words, "words"), "address": checked(address, "address", needed=False)}
    return {kind: text for kind, text in (given | {"pin": pin}).items() if text}


def keep_report(given: dict[str, str], *, about: str, at: datetime) -> dict[str, Kept]:
    """The same put in the vault, in one go, as words about this person."""
    kept = vault.keep_all([(text, kind, about) for kind, text in given.items()], at=at)
    return dict(zip(given, kept, strict=True))


def _bad(field: str, sentence: str) -> BadInput:
    return BadInput(sentence, {field: sentence})
