"""Phrases: templates of replies that a unit keeps, filled from a matter and finished by hand."""
