"""Medals, commendations, names and stars given by a rule, and the certificates of them."""
