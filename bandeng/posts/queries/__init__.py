"""Who holds what, who may do what where, and who is on duty."""

from bandeng.posts.queries.duty import duty_hours, is_on_duty, on_call_seat
from bandeng.posts.queries.keeping import Keeping, candidates, keeping
from bandeng.posts.queries.permission import (
    Answer,
    Reach,
    act_name,
    built_in,
    hand,
    people_who_may,
    permit,
    places_where,
    posts_that_may,
    role_name,
)
from bandeng.posts.queries.roster import (
    Desk,
    Holding,
    Serving,
    desks_at,
    holders,
    holdings,
    is_vacant,
    seats_of,
    served_by,
    turn_of,
    vacancies,
)
from bandeng.posts.queries.telephone import Office, offices, reachable

__all__ = [
    "Answer",
    "Desk",
    "Holding",
    "Keeping",
    "Office",
    "Reach",
    "Serving",
    "act_name",
    "built_in",
    "candidates",
    "desks_at",
    "duty_hours",
    "hand",
    "holders",
    "is_on_duty",
    "holdings",
    "is_vacant",
    "keeping",
    "offices",
    "on_call_seat",
    "people_who_may",
    "permit",
    "places_where",
    "posts_that_may",
    "reachable",
    "role_name",
    "seats_of",
    "served_by",
    "turn_of",
    "vacancies",
]
