"""Deliberation in numbers, each from its facts; nobody is asked for a total."""

from bandeng.assembly.measures import deciding, talks

__all__ = ["deciding", "talks"]
