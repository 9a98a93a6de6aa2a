"""What every test stands on: a database of either engine, a clock that stands still, a rule book.

- ``db`` (pytest-django): the test's changes are rolled back. What most tests want.
- ``committed``: a throw-away copy of the test database in which commits are real: for threads, for
  ``on_commit``, for a second connection. ``transactional_db`` and ``live_server`` are refused, because they
  flush tables afterwards and the book cannot be flushed.
- ``world``: lends a world that was built once by acting; what the test does in it is rolled back.
- ``DATABASE_URL`` chooses the engine; without it SQLite, in a file, with the settings of production.
- With ``CI`` set a skipped or xfailed test is a failure.
"""

import os
import shutil
import uuid
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from bandeng.demo.town import Town
from bandeng.demo.town import build as build_town
from bandeng.rulebook import queries
from bandeng.rulebook.rules.book import Book
from tests import databases
from tests.worlds import Lend, Worlds

# of Chromium: no guessing, no calls home
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
STRICT = bool(os.environ.get("CI"))
NOON = datetime(2022, 7, 6, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday

hypothesis_settings.register_profile(
    "bandeng", deadline=None, derandomize=STRICT, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("bandeng")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _strictly(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _strictly(report)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one engine are left out on the other: that is a choice of what to run, not a skip."""
    others = {"postgresql", "sqlite"} - {connection.vendor}
    other = [item for item in items if any(item.get_closest_marker(name) for name in others)]
    if other:
        config.hook.pytest_deselected(items=other)
        items[:] = [item for item in items if item not in other]


def _strictly(report: Any) -> Any:
    if STRICT and report.skipped:
        reason = getattr(report, "wasxfail", None) or report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped or expected to fail here: {reason}"
        vars(report).pop("wasxfail", None)
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Each run and each worker has its own database, on SQLite a file with a journal."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    mine = f"bandeng_test_{worker}_{uuid.uuid4().hex[:6]}"
    described = connection.settings_dict
    if connection.vendor == "sqlite":
        mine = str(Path(settings.DATA) / f"{mine}.sqlite3")
        hurried = described["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        described["OPTIONS"]["init_command"] = hurried
    described["TEST"]["NAME"] = mine


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """The one database, made whatever was collected: worlds are copied from it without the mark of ``db``."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def transactional_db() -> None:
    """Refused: it would flush the book. Ask for ``committed``."""
    pytest.fail(
        "facts cannot be flushed: ask for the fixture `committed` instead of transactional_db or live_server"
    )


@pytest.fixture(scope="session")
def live_server() -> None:
    """Refused, for the same reason."""
    pytest.fail("facts cannot be flushed: ask for the fixture `committed`, or `site` of tests/browser")


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database of this test's own, where commits are real."""
    with django_db_blocker.unblock():
        connection.close()
        name = databases.copy_of(str(connection.settings_dict["NAME"]))
        try:
            with databases.using(name):
                yield name
        finally:
            databases.drop(name)


@pytest.fixture(scope="session")
def worlds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Worlds]:
    """The worlds this worker has built."""
    built = Worlds()
    yield built
    with django_db_blocker.unblock():
        built.end()


@pytest.fixture
def world(worlds: Worlds, django_db_blocker: DjangoDbBlocker) -> Iterator[Lend]:
    """Lends a world that is built once by acting; see ``tests.worlds``. Not together with ``db``."""
    with django_db_blocker.unblock():
        yield worlds.lend


def quiet_street() -> Town:
    """The smallest district in which a matter can go all the way round, a day before ``NOON``."""
    return build_town(at=NOON)


@pytest.fixture
def town(world: Lend) -> Iterator[Town]:
    """The quiet street, lent for one test."""
    with world(quiet_street) as street:
        yield street


@pytest.fixture(scope="session")
def book() -> Book:
    """The rule book of Erqi, which the product ships with."""
    return queries.book()


@pytest.fixture
def at() -> datetime:
    """The moment at which tests act when the moment does not matter: noon in Erqi on 6 July 2022."""
    return NOON


@pytest.fixture
def frozen(at: datetime) -> Iterator[time_machine.Traveller]:
    """The machine's clock stands at ``at``; ``frozen.shift(60)`` lets a minute pass."""
    with time_machine.travel(at, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium: ``CHROMIUM`` names it, else the one on the path."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "install chromium and fonts-noto-cjk"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
