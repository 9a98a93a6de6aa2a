"""What requests did, counted in each process and summed over all of them when a monitor asks.

Several web processes write beside each other into the folder that ``PROMETHEUS_MULTIPROC_DIR`` names; the
command that starts them sets it. Without it the numbers are those of this one process.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector

from bandeng.vitals.queries import Reading

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
HERE = CollectorRegistry()
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
REQUESTS = Counter(
    "bandeng_requests", "Answers by route and status.", ["route", "method", "status"], registry=HERE
)
DURATION = Histogram(
    "bandeng_request_seconds", "Time to the answer by route.", ["route"], buckets=SECONDS, registry=HERE
)
STATEMENTS = Counter(
    "bandeng_statements", "Statements asked of the database by route.", ["route"], registry=HERE
)


def open_folder(data: Path, port: int) -> None:
    """Begin to count afresh for the server at this port; call it before its processes start."""
    folder = data / "metrics" / str(port)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    os.environ[FOLDER] = str(folder)


def count(*, route: str, method: str, status: int, seconds: float, statements: int) -> None:
    """One request was answered."""
    REQUESTS.labels(route, method, str(status)).inc()
    DURATION.labels(route).observe(seconds)
    STATEMENTS.labels(route).inc(statements)


class _Standing:
    """What was read from the database, in the form of the client library."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = list(readings)

    def collect(self) -> Iterator[Metric]:
        families: dict[str, GaugeMetricFamily] = {}
        for reading in self.readings:
            labels = [reading.label[0]] if reading.label else []
            name = f"bandeng_{reading.name}"
            family = families.setdefault(name, GaugeMetricFamily(name, reading.meaning, labels=labels))
            family.add_metric([reading.label[1]] if reading.label else [], reading.value)
        yield from families.values()


def text(readings: Iterable[Reading]) -> bytes:
    """All numbers in the text format of Prometheus."""
    asked = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(asked)
        counted = generate_latest(asked)
    else:
        counted = generate_latest(HERE)
    standing = CollectorRegistry()
    standing.register(_Standing(readings))
    return counted + generate_latest(standing)
