"""Mediation of disputes between residents: the record the law asks for, and a reminder to look again."""
