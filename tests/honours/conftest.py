"""The quiet street, with members of its branch."""

from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]
