"""Rounds, awards, notices and certificates, fetched through permission."""

from bandeng.honours.queries.awards import (
    Shown,
    award_for,
    desks_of,
    objections_of,
    seen_by,
    shown,
    steps_of,
    taken,
    to_hand_over,
    waiting_for,
)
from bandeng.honours.queries.eligible import Eligible, eligible, reason
from bandeng.honours.queries.grounds import Ground, grounds_of, sessions_of, stream_of
from bandeng.honours.queries.public import (
    Certificate,
    announced,
    certificate,
    decisions,
    is_hers,
    notices,
    on_notice,
)
from bandeng.honours.queries.rounds import (
    awards_of,
    by_round,
    objection_of,
    openable,
    recordable,
    round_for,
    rounds_of,
)

__all__ = [
    "Certificate",
    "Eligible",
    "Ground",
    "Shown",
    "announced",
    "award_for",
    "awards_of",
    "by_round",
    "certificate",
    "decisions",
    "desks_of",
    "eligible",
    "grounds_of",
    "is_hers",
    "notices",
    "objection_of",
    "objections_of",
    "on_notice",
    "openable",
    "reason",
    "recordable",
    "round_for",
    "rounds_of",
    "seen_by",
    "sessions_of",
    "shown",
    "steps_of",
    "stream_of",
    "taken",
    "to_hand_over",
    "waiting_for",
]
