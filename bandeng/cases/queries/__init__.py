"""Matters as people ask for them."""
