"""The shell is tested alone: no room's entries in its bar and rail."""

from collections.abc import Iterator

import pytest

from bandeng.ui import navigation
from tests.ui.gallery_urls import ENTRIES


@pytest.fixture(autouse=True, scope="package")
def alone() -> Iterator[None]:
    """Sample entries instead of the rooms' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(navigation, "entries", lambda face: list(ENTRIES.get(face, {}).values()))
        yield


@pytest.fixture(autouse=True)
def database(request: pytest.FixtureRequest) -> None:
    """On PostgreSQL every request is one transaction, so even a page that asks nothing needs the database.

    The browser's tests have a server of their own.
    """
    if request.node.get_closest_marker("browser") is None:
        request.getfixturevalue("db")
