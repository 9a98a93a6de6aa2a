"""Talks, opinions, procedures, meetings and covenants: what neighbours decide together, and what became of it."""
