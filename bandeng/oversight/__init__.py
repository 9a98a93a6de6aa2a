"""Oversight: what a superior should look at, as counts that open onto the very matters."""
