"""What the actions on an edition share."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.editions.models import Edition
from bandeng.editions.queries import editions
from bandeng.editions.queries.rendering import Rendered, last_seal, render, trouble_text, troubles
from bandeng.editions.rules import life
from bandeng.editions.rules.language import Broken
from bandeng.editions.rules.life import LIFE, REMARK_AT_MOST, TEXT_AT_MOST
from bandeng.editions.rules.numbers import unmarked
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.hands import Hand
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.language import spoken
from bandeng.rulebook.rules.acts import ACTS

STANDS = {
    life.DRAFTED: gettext_lazy("还在起草"),
    life.RETURNED: gettext_lazy("退回来了,等着改"),
    life.REVIEWED: gettext_lazy("审核过了"),
    life.SIGNED: gettext_lazy("已经签发"),
    life.FROZEN: gettext_lazy("数字已经定下来"),
    life.PUBLISHED: gettext_lazy("已经公布"),
    life.WITHDRAWN: gettext_lazy("已经撤回"),
}


def hand_of(edition: Edition, act: str, by: str, at: datetime) -> Hand:
    """The permission at the edition's place, or in the unit that issues it. Raises NotYours."""
    return posts.hand(by, act, edition.place, at=at, unit=edition.unit)


def may(edition: Edition, verb: str) -> None:
    """Whether this can be done with it now. Raises NotNow in words, with what can be done instead."""
    if not LIFE.can(edition.state, verb):
        words = {"state": STANDS[edition.state], "act": _act(verb)}
        instead = tuple(_act(each) for each in LIFE.verbs(edition.state))
        raise NotNow(_("这份报告%(state)s,现在不能%(act)s。") % words, verbs=instead)


def _act(verb: str) -> str:
    return spoken(ACTS[f"editions.{verb}"])


def not_the_writer(edition: Edition, by: str) -> None:
    """Whoever wrote this version neither reviews it nor signs it off. Raises NotYours."""
    if edition.writer == by:
        raise NotYours(_("这一稿是您写的,请换一个人来审核和签发。"))


def by_a_signer(edition: Edition, hand: Hand, sentence: str) -> None:
    """Only in a post that signs this report off. Raises NotYours in this sentence, with those posts."""
    signers = editions.report_of(edition).signers
    if hand.post.partition("@")[0] not in signers:
        raise NotYours(sentence % {"posts": "、".join(posts.role_name(role) for role in signers)})


def why_back(remark: str, *, needed: bool) -> str:
    """What is to be changed, without blanks around it. Raises BadInput where it is missing or too long."""
    words = remark.strip()
    if (needed and not words) or len(words) > REMARK_AT_MOST:
        issue = _("写一下要改什么,最多%(most)s个字") % {"most": REMARK_AT_MOST}
        raise BadInput(_("还没有记下,请改一下再交"), {"remark": issue})
    return words


def keep(text: str, kind: str, edition: str, at: datetime) -> Kept:
    """The words in the vault."""
    return vault.keep(text, kind=kind, about=edition, at=at)


def counted(edition: Edition, *, seal: int | None) -> Rendered:
    """The report with every number as this seal has it (None: the newest). Raises BadInput."""
    try:
        source, subject = editions.source_of(edition), editions.subject_of(edition)
        return render(source, subject, seal=seal or last_seal())
    except Broken as broken:
        issues = {"text": " ".join(trouble_text(each) for each in broken.troubles)}
        raise BadInput(_("正文里有数字算不出来,请先改正文"), issues) from None


def checked(text: str) -> str:
    """A text that can be rendered. Raises BadInput with every line that is wrong."""
    words = unmarked(text).replace("\r\n", "\n").strip()
    issues = {}
    if not words or len(words) > TEXT_AT_MOST:
        issues["text"] = _("写一下正文,最多%(most)s个字") % {"most": TEXT_AT_MOST}
    elif found := troubles(words):
        issues["text"] = " ".join(trouble_text(each) for each in found)
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    return words
