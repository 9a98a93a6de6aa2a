"""Doors: households as addresses, and the visits paid to them."""
