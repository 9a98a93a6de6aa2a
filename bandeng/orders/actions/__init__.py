"""What can be done with orders."""

from bandeng.orders.actions.answering import answer, unanswer
from bandeng.orders.actions.taking import Taken, take
from bandeng.orders.actions.watching import tick

__all__ = ["Taken", "answer", "take", "tick", "unanswer"]
