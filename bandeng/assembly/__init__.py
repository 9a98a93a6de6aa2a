"""Talks, opinions, procedures, meetings, covenants: what neighbours decide, and what became of it."""
