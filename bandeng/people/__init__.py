"""Persons, sign-in, and the vault whose words can be erased."""
