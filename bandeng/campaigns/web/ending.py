"""What the desk shows of a month that ends, moves or was opened by mistake."""

from datetime import timedelta
from typing import Any

from bandeng.campaigns import queries, rules
from bandeng.campaigns.models import Campaign
from bandeng.campaigns.web import changes, public, words
from bandeng.kernel.periods import SHANGHAI
from bandeng.posts.web.sitting import Sitting


def shown(who: Sitting, one: Campaign) -> dict[str, Any]:
    """How it stands, which sessions lie outside its days, and what she may do about it now."""
    return {
        "month_states": words.MONTHS,
        "outside": public.lines(queries.outside(one)),
        "days_drawn": changes.days_mark(one),
        "may": {
            "add": rules.LIFE.can(one.state, "add"),
            "issue": rules.LIFE.can(one.state, "issue"),
            **{verb: _may(who, one, verb) for verb in ("move", "close", "withdraw")},
        },
        "has_begun": queries.has_begun(one),
        "may_close_on": one.ends_on - timedelta(days=1),
        "is_last_day": one.ends_on - timedelta(days=1) <= who.at.astimezone(SHANGHAI).date(),
    }


def _may(who: Sitting, one: Campaign, verb: str) -> bool:
    """Whether its state and her post let her."""
    return (
        rules.LIFE.can(one.state, verb)
        and who.may(f"campaigns.{verb}")
        and queries.leads(who.person, one, None, at=who.at)
    )
