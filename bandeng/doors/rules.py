"""Doors: what a visit may be for, how long its parts may be, and when a door counts as long not seen."""

PURPOSES = ("greeting", "asked", "promise", "follow_up", "safety", "policy")
REVISIT_AFTER = 90  # days
DOOR_AT_MOST, WORDS_AT_MOST, LIST_AT_MOST = 60, 500, 100
ASKED, PROMISED, NEED, UNSEEN = "asked", "promised", "need", "unseen"
