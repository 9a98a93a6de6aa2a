"""To-dos and clocks: tables that the folds of higher rooms fill through the functions below."""

from bandeng.inbox.models import Clock, Pause, ToDo
from bandeng.inbox.projections.resting import carry_on, go_on, pause, rested_there, standing_since
from bandeng.inbox.projections.ticking import (
    clocked,
    due_of,
    given,
    given_there,
    mark,
    moved,
    postpone,
    prolong,
    resume,
    run_on,
    running,
    settle_clocked,
    start,
    stop,
    take_over,
)
from bandeng.inbox.projections.waiting import (
    due_anew,
    hurry,
    open_again,
    open_last_again,
    put,
    put_clocked,
    put_for_each,
    put_off,
    settle,
    settle_at,
    settle_elsewhere,
    wait_on,
)
from bandeng.ledger.projections import tables

__all__ = [
    "carry_on",
    "clocked",
    "due_anew",
    "due_of",
    "given",
    "given_there",
    "go_on",
    "hurry",
    "mark",
    "moved",
    "open_again",
    "open_last_again",
    "pause",
    "postpone",
    "prolong",
    "put",
    "put_clocked",
    "put_for_each",
    "put_off",
    "rested_there",
    "resume",
    "run_on",
    "running",
    "settle",
    "settle_at",
    "settle_clocked",
    "settle_elsewhere",
    "standing_since",
    "start",
    "stop",
    "take_over",
    "wait_on",
]

tables(ToDo, Clock, Pause)
