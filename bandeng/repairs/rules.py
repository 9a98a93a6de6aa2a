"""Repairs: how long words may be, how many pictures, how long a wrong tap can be taken back."""

from datetime import timedelta

WORDS_AT_MOST, PICTURES_AT_MOST, LIST_AT_MOST = 200, 3, 30
UNDO_WITHIN = timedelta(minutes=10)
NOTED, UNDONE, PASSED_ON = "noted", "undone", "passed_on"
CHANNEL = "patrol"
