"""What may be done to places. Every action takes the hand that may do it."""

from bandeng.places.actions.drawing import close, draw, redraw

__all__ = ["close", "draw", "redraw"]
