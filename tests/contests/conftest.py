"""The quiet street, seen from its posts."""

from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]
