"""The quiet street, with its branch's secretary and the keeper of the register."""

from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]
