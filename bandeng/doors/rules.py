"""Doors: how long what is typed may be, why a door is on today's list, and what becomes of a promise."""

DOOR_AT_MOST, WORDS_AT_MOST, WHO_AT_MOST = 60, 500, 40
LIST_AT_MOST, KNOWN_AT_MOST = 100, 1000
ASKED, PROMISED, NEED, WISHED, UNSEEN = "asked", "promised", "need", "wished", "unseen"
OPEN, KEPT, MOVED, MISSED, FORGOTTEN = "open", "kept", "moved", "missed", "forgotten"
FATES = (KEPT, MOVED, MISSED)
HOW_ASKED = ("phone", "words")
LIVE, WITHDRAWN, LAPSED = "live", "withdrawn", "lapsed"
