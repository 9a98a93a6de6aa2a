"""The quiet street of the matters, and browsers at its desk."""

from tests.cases.conftest import desk, town

__all__ = ["desk", "town"]
