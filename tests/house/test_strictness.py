"""With ``CI`` set nothing can be skipped, xfailed or flushed without the run turning red."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAZY = """
import pytest

@pytest.mark.skip(reason="later")
def test_later(): ...

@pytest.mark.xfail(reason="known")
def test_known(): assert False

def test_half():
    pytest.skip("not today")
"""
ABSENT = 'import pytest\npytest.importorskip("nowhere")\n'
FLUSHES = "def test_flush(live_server): ...\ndef test_too(transactional_db): ...\n"


def test_nothing_is_skipped_in_ci(tmp_path: Path) -> None:
    said = _run(tmp_path, {"lazy": LAZY, "absent": ABSENT}, strict="true")
    assert "2 failed, 2 errors" in said


def test_nothing_is_flushed_and_skips_are_for_those_who_work_on_it(tmp_path: Path) -> None:
    said = _run(tmp_path, {"lazy": LAZY, "flushes": FLUSHES}, strict="")
    assert "2 skipped, 1 xfailed, 2 errors" in said
    assert "ask for the fixture `committed`" in said


def _run(folder: Path, files: dict[str, str], *, strict: str) -> str:
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    for name, source in files.items():
        (folder / f"test_{name}.py").write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml", folder]
        + ["--continue-on-collection-errors"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"CI": strict},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr
