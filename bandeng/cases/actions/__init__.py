"""What can be done in a matter."""

from bandeng.cases.actions.appealing import Appealing, Deciding, appeal, decide_appeal
from bandeng.cases.actions.batching import DONE, Batch, Chosen, perform, preview, undo
from bandeng.cases.actions.clockwork import expire, remind, supervise, tick, warn
from bandeng.cases.actions.closing import Finding, Verdict, Word, answer, check, contest, review
from bandeng.cases.actions.contacting import Contact, reach
from bandeng.cases.actions.dividing import Thing, divide, unite
from bandeng.cases.actions.errands import Asking, Reply, answer_errand, give_errand, withdraw_errand
from bandeng.cases.actions.intake import Addition, Report, file, join, report, supplement
from bandeng.cases.actions.joining import join_caller, judge
from bandeng.cases.actions.loop import (
    HandingUp,
    Note,
    Outcome,
    Returning,
    annotate,
    dispatch,
    escalate,
    hide_picture,
    resolve,
    return_,
    sign,
)
from bandeng.cases.actions.merging import detach, merge
from bandeng.cases.actions.pausing import (
    Resting,
    ask_extension,
    ask_suspension,
    extend,
    refuse_pause,
    resume,
    suspend,
)
from bandeng.cases.actions.recalling import recall, withdraw_note
from bandeng.cases.actions.recurring import unlink
from bandeng.cases.actions.reopening import reopen
from bandeng.cases.actions.rooting import amend_root, gather_root, mend_root, open_root
from bandeng.cases.actions.ruling import Referring, Ruling, amend_ruling, refer, rule
from bandeng.cases.actions.saving import Called as FilterCalled
from bandeng.cases.actions.saving import remove_filter, rename_filter, save_filter
from bandeng.cases.actions.sourcing import More, ask_again, backfill, change_source
from bandeng.cases.actions.staging import Stage, complete_stage
from bandeng.cases.actions.triage import (
    Declining,
    Settling,
    accept,
    decline,
    reclassify,
    relocate,
    settle,
)
from bandeng.cases.actions.urging import urge, urge_by_voices, urge_own
from bandeng.cases.actions.voicing import voice
from bandeng.cases.actions.whistling import (
    Calling,
    Ending,
    Part,
    arrive,
    conclude,
    disband,
    disown,
    insist,
    whistle,
)

__all__ = [
    "More",
    "ask_again",
    "backfill",
    "change_source",
    "Appealing",
    "Deciding",
    "appeal",
    "decide_appeal",
    "FilterCalled",
    "remove_filter",
    "rename_filter",
    "save_filter",
    "DONE",
    "Batch",
    "Chosen",
    "perform",
    "preview",
    "undo",
    "recall",
    "withdraw_note",
    "urge",
    "urge_by_voices",
    "urge_own",
    "amend_root",
    "voice",
    "gather_root",
    "mend_root",
    "open_root",
    "Resting",
    "Thing",
    "ask_extension",
    "ask_suspension",
    "extend",
    "refuse_pause",
    "resume",
    "suspend",
    "divide",
    "unite",
    "unlink",
    "Calling",
    "Ending",
    "Part",
    "Referring",
    "Contact",
    "Asking",
    "Reply",
    "answer_errand",
    "give_errand",
    "withdraw_errand",
    "Stage",
    "reach",
    "complete_stage",
    "amend_ruling",
    "Ruling",
    "arrive",
    "conclude",
    "disband",
    "disown",
    "insist",
    "refer",
    "rule",
    "whistle",
    "Addition",
    "Declining",
    "Finding",
    "HandingUp",
    "Note",
    "Outcome",
    "Report",
    "Returning",
    "Settling",
    "Verdict",
    "Word",
    "accept",
    "annotate",
    "answer",
    "check",
    "contest",
    "decline",
    "detach",
    "dispatch",
    "escalate",
    "expire",
    "file",
    "hide_picture",
    "join",
    "join_caller",
    "judge",
    "merge",
    "reclassify",
    "relocate",
    "remind",
    "reopen",
    "report",
    "resolve",
    "return_",
    "review",
    "settle",
    "sign",
    "supervise",
    "supplement",
    "tick",
    "warn",
]
