"""Templates are written, written anew and retired, by whoever the charter lets keep them in their unit."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.phrases import facts, queries, rules
from bandeng.phrases.models import Template
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules import emptiness

OFFICE = "-"  # a unit's text is about no person: erasing a person does not take it away


@dataclass(frozen=True, kw_only=True)
class Text:
    """What a template is called and says."""

    name: str
    words: str


@transaction.atomic
def write(*, verb: str, text: Text, by: str, at: datetime, command: str = "") -> Fact:
    """Write a template for one act; the unit of one's post keeps it."""
    if first := pen.said_before(command, person=by):
        return first
    hand, holding = posts.desk_hand(by, "phrases.keep", at=at)
    if verb not in rules.VERBS:
        raise BadInput(_("请选这个模板用在哪一步"), {"verb": _("请选一项")})
    if queries.count_of(holding.unit) >= rules.TEMPLATES_AT_MOST:
        raise NotNow(_("本单位已经有%(most)s个模板,先停用不用的") % {"most": rules.TEMPLATES_AT_MOST})
    name, words = _kept(text, verb, at)
    said = facts.TemplateWritten(unit=holding.unit, verb=verb, name=name, words=words)
    return pen.record(said, hand=hand, stream=f"{queries.STREAM}{new_id(at)}", turn=0, command=command)


@transaction.atomic
def rewrite(*, template: Template, text: Text, by: str, at: datetime, command: str = "") -> Fact:
    """The next version of a template of one's unit."""
    if first := pen.said_before(command, person=by):
        return first
    hand = _hand(template, by, at)
    name, words = _kept(text, template.verb, at)
    said = facts.TemplateRewritten(unit=template.unit, name=name, words=words)
    return pen.record(said, hand=hand, stream=template.id, turn=template.turn, command=command)


@transaction.atomic
def retire(*, template: Template, by: str, at: datetime, command: str = "") -> Fact:
    """Offer it no more; what was answered with it stays as it is."""
    if first := pen.said_before(command, person=by):
        return first
    hand = _hand(template, by, at)
    if template.retired:
        raise NotNow(_("这个模板已经停用了"))
    said = facts.TemplateRetired(unit=template.unit)
    return pen.record(said, hand=hand, stream=template.id, turn=template.turn, command=command)


def _hand(template: Template, by: str, at: datetime) -> Hand:
    hand, holding = posts.desk_hand(by, "phrases.keep", at=at)
    if holding.unit != template.unit:
        raise NotYours(_("这是别的单位的模板,由那个单位自己管"))
    return hand


def _kept(text: Text, verb: str, at: datetime) -> tuple[Kept, Kept]:
    name, words = _plain(text.name), _plain(text.words)
    issues = {key: why for key, why in (("name", _of_name(name)), ("words", _of_words(words, verb))) if why}
    if issues:
        raise BadInput(next(iter(issues.values())), issues)
    return (
        vault.keep(name, kind="name", about=OFFICE, at=at),
        vault.keep(words, kind="words", about=OFFICE, at=at),
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def _of_name(name: str) -> str:
    """What is wrong with the name; empty where nothing is."""
    if not name:
        return _("请给模板起个名字")
    if len(name) > rules.NAME_AT_MOST or "\n" in name:
        return _("名字最多%(most)s个字,写在一行里") % {"most": rules.NAME_AT_MOST}
    return _("模板大家都用,里面不要写电话和证件号") if rules.has_number(name) else ""


def _of_words(words: str, verb: str) -> str:
    """What is wrong with the text; empty where nothing is."""
    if not words:
        return _("这里还没有写")
    if len(words) > rules.WORDS_AT_MOST:
        return _("模板最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if unknown := rules.unknown_places(words):
        known = "、".join(f"{{{name}}}" for name in rules.PLACES)
        return _("不认识{%(name)s};能自动填的是:%(known)s") % {"name": unknown[0], "known": known}
    if rules.has_number(words):
        return _("模板大家都用,里面不要写电话和证件号")
    return _of_empty(words) if verb in rules.SAY_SOMETHING and not rules.gaps(words) else ""


def _of_empty(words: str) -> str:
    """What is wrong with a text that nobody could send; what is filled in for a place says nothing."""
    plain, replies = rules.bare(words), book().replies
    if not emptiness.is_empty(plain, replies):
        return ""
    if phrase := emptiness.empty_phrase_in(plain, replies):
        return _(
            "「%(phrase)s」是空话,这样的模板发不出去;请写明做了什么、谁做的,要临时填的地方写成【填:……】"
        ) % {"phrase": phrase}
    return _("这个模板没有说清楚,发不出去;请写明做了什么、谁做的,要临时填的地方写成【填:……】")
