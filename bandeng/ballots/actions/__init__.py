"""What is done in a vote, from its preparation to the sheet at the notice board."""

from bandeng.ballots.actions.agents import Empowering, change_hands, disempower, empower
from bandeng.ballots.actions.announcing import announce, withdraw
from bandeng.ballots.actions.auditing import Reading, compare, draw_sample, recount
from bandeng.ballots.actions.batching import check_batch, count_batch
from bandeng.ballots.actions.candidates import nominate, stand_down
from bandeng.ballots.actions.casting import cast
from bandeng.ballots.actions.closing import close, close_due, publish, why_waits
from bandeng.ballots.actions.coowners import contest_voter, name_voter, settle_voter
from bandeng.ballots.actions.correcting import Correction, changed, correct
from bandeng.ballots.actions.disputing import answer, dispute, identify
from bandeng.ballots.actions.heads import name_witness, release_witness, sign_heads
from bandeng.ballots.actions.keying import adjudicate, key
from bandeng.ballots.actions.papers import Returned, deliver, receive, spoil
from bandeng.ballots.actions.preparing import Preparing, prepare, take_roll
from bandeng.ballots.actions.raising import raise_objection
from bandeng.ballots.actions.rolls import (
    Against,
    Doing,
    Missing,
    amend,
    list_voter,
    object_to,
    post,
    rule,
    strike,
)
from bandeng.ballots.actions.settling import keep, settle
from bandeng.ballots.actions.ties import TieBreaking, settle_tie

__all__ = [
    "Against",
    "Correction",
    "Doing",
    "Empowering",
    "Missing",
    "Preparing",
    "Reading",
    "Returned",
    "TieBreaking",
    "adjudicate",
    "amend",
    "announce",
    "answer",
    "cast",
    "change_hands",
    "changed",
    "close",
    "check_batch",
    "close_due",
    "compare",
    "contest_voter",
    "correct",
    "count_batch",
    "deliver",
    "disempower",
    "dispute",
    "draw_sample",
    "empower",
    "identify",
    "keep",
    "key",
    "list_voter",
    "name_voter",
    "name_witness",
    "nominate",
    "object_to",
    "post",
    "prepare",
    "publish",
    "raise_objection",
    "receive",
    "recount",
    "release_witness",
    "rule",
    "settle",
    "settle_tie",
    "settle_voter",
    "sign_heads",
    "spoil",
    "stand_down",
    "strike",
    "take_roll",
    "why_waits",
    "withdraw",
]
