"""The quiet street, seen from its posts, and tables to take in."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cases.conftest import desk, noon, town

__all__ = ["desk", "noon", "town"]

Cells = Sequence[object]
Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Writes rows as a file: CSV in an encoding, or Excel where the name says so."""

    def write(name: str, *rows: Cells, encoding: str = "utf-8-sig") -> Path:
        file = tmp_path / name
        if name.endswith(".xlsx"):
            book = Workbook()
            for row in rows:
                book.worksheets[0].append(list(row))
            book.save(file)
            return file
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        file.write_bytes(out.getvalue().encode(encoding))
        return file

    return write
