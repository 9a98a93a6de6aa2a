"""The figures of oversight; a measure is imported to be declared."""

from bandeng.oversight.measures import patterns, standing

__all__ = ["patterns", "standing"]
