"""PostgreSQL falls under the running service and comes back (``python -m bench.faults.restart``: often)."""

from pathlib import Path

import pytest

from bench.faults.__main__ import DURABLE, free_port
from bench.faults.place import Place
from bench.faults.restart import restarted
from scripts.postgres import cluster

pytestmark = pytest.mark.postgresql


@pytest.mark.timeout(1200)
def test_the_service_finds_its_database_again(tmp_path: Path) -> None:
    with cluster(DURABLE) as one:
        found = restarted(Place(folder=tmp_path, port=free_port(), url=one.url), one, 1)
    assert found["wrong"] == []
    assert found["patience"] > 0, "people were told to wait, so it really was away"
    assert 0 < found["acknowledged"] == found["sent"]
