"""What can be done in a mediation."""

from bandeng.mediation.actions.ending import Settlement, Unsettled, fail, settle, withdraw
from bandeng.mediation.actions.following import Glance, erase, hand_on, look_again, sign
from bandeng.mediation.actions.opening import Opening, Side, open_, record

__all__ = [
    "Glance",
    "Opening",
    "Settlement",
    "Side",
    "Unsettled",
    "erase",
    "fail",
    "hand_on",
    "look_again",
    "open_",
    "record",
    "settle",
    "sign",
    "withdraw",
]
