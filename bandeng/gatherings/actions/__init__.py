"""What is done with sessions."""

from bandeng.gatherings.actions.arriving import arrive, arrive_as_guest, ask_at_door
from bandeng.gatherings.actions.attending import Coming, ask_room, attend, fresh_of, punch, undo_attendance
from bandeng.gatherings.actions.changing import Moving, cancel, move, remind
from bandeng.gatherings.actions.feeding import renew_feed
from bandeng.gatherings.actions.holding import Outcome, hold
from bandeng.gatherings.actions.importing import Imported, Problem, take_list
from bandeng.gatherings.actions.lapsing import lapse
from bandeng.gatherings.actions.picturing import Picturing, hide_picture, show_picture
from bandeng.gatherings.actions.planning import Planning, Recording, plan, record
from bandeng.gatherings.actions.sheets import drop_sheet, keep_sheet
from bandeng.gatherings.actions.signing import Joining, enrol, sign_up, withdraw, withdraw_for
from bandeng.gatherings.actions.undoing import undo_import

__all__ = [
    "Coming",
    "Imported",
    "Joining",
    "Moving",
    "Outcome",
    "Picturing",
    "Planning",
    "Problem",
    "Recording",
    "arrive",
    "arrive_as_guest",
    "ask_room",
    "ask_at_door",
    "attend",
    "cancel",
    "drop_sheet",
    "enrol",
    "fresh_of",
    "hide_picture",
    "hold",
    "keep_sheet",
    "lapse",
    "move",
    "plan",
    "punch",
    "record",
    "remind",
    "renew_feed",
    "show_picture",
    "sign_up",
    "take_list",
    "undo_attendance",
    "undo_import",
    "withdraw",
    "withdraw_for",
]
