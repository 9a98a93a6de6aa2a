"""Votes on a roll of electors under a named rule, which anybody can count again."""
