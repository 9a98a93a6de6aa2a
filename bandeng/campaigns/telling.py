"""What the rooms below may ask of this one: on which days a session or a visit for an activity counts."""

from collections.abc import Iterable
from datetime import timedelta

from bandeng.campaigns import queries, rules
from bandeng.kernel.within import Span, only_within


def spans(serves: Iterable[str]) -> dict[str, Span]:
    """The months of these activities, by name, with their days."""
    return {
        f"{rules.ACTIVITY}{one.id}": Span(
            title=queries.title_of(one if one.state == rules.WITHDRAWN else one.campaign),
            first_on=one.campaign.begins_on,
            last_on=one.campaign.ends_on - timedelta(days=1),
            is_gone=rules.WITHDRAWN in (one.state, one.campaign.state),
        )
        for one in queries.activities_of(rules.activities_in(serves))
    }


only_within(rules.ACTIVITY, spans)
