"""The quiet street, seen by whoever supervises it."""

from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]
