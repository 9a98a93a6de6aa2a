"""What may be done to places. Every action takes the hand that may do it."""

from bandeng.places.actions.drawing import close, draw, redraw
from bandeng.places.actions.erqi import import_erqi
from bandeng.places.actions.importing import Taken, take

__all__ = ["Taken", "close", "draw", "import_erqi", "redraw", "take"]
