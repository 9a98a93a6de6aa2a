"""A label of the district is explained by the unit that keeps it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, rules
from bandeng.campaigns.actions.asking import unit_at
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.rules.campaigns import Label


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What a label means; ``leads``: what it leads to, each as a title and an address within this site.

    ``turn``: how often it had been explained when she began to write.
    """

    meaning: str
    turn: int
    leads: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def define(*, label: Label, what: Explanation, by: str, at: datetime, command: str = "") -> Fact:
    """Explain it, in place of what was said before. Raises NotYours, BadInput, Stale."""
    hand = posts.hand(by, "campaigns.define", unit_at(label.keeper), at=at, unit=label.keeper)
    if command and (first := pen.said_before(command, person=by)):
        return first
    issues = {}
    if not 0 < len(what.meaning.strip()) <= rules.MEANING_AT_MOST:
        issues["meaning"] = _("用自己的话写清楚它的意思,最多%(most)s个字") % {"most": rules.MEANING_AT_MOST}
    if any(not title or not _is_own(address) for title, address in what.leads):
        issues["leads"] = _("每行先写本站的地址(以 / 开头),空一格,再写它是什么")
    if issues:
        raise BadInput(_("还没有存下,请改一下再交"), issues)
    said = facts.LabelDefined(
        meaning=what.meaning.strip(),
        leads=tuple(facts.Lead(title=title, address=address) for title, address in what.leads),
    )
    return pen.record(said, hand=hand, stream=f"label:{label.code}", turn=what.turn, command=command)


def _is_own(address: str) -> bool:
    return address.startswith("/") and not address.startswith("//") and len(address) <= rules.LINE_AT_MOST
