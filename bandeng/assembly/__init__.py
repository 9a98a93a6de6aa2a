"""Talks, opinions, procedures, meetings, covenants: what neighbours decide together, and its fate."""
