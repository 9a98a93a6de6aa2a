"""``python -m bench.faults.full ENGINE``: a disk that is really full. Needs root: it mounts a small one.

The data folder (SQLite and pictures), the tables of PostgreSQL, or all of PostgreSQL with its log
(``postgresql-whole``) lie on a disk of their own; somebody fills it while the service runs, and makes room
again. Where the database has stopped by then, it is started as its supervisor would.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.faults.__main__ import DURABLE, free_port
from bench.faults.browser import Browser, Met
from bench.faults.crowd import PIN, WORDS, photo
from bench.faults.place import Place
from bench.faults.service import running
from scripts.postgres import cluster, server

MEGABYTES, WHOLE = 96, 256
CHUNK = bytes(64 * 1024)
TRIES = 400


def main(engine: str) -> dict[str, Any]:
    """What was met, and what is wrong."""
    with tempfile.TemporaryDirectory(prefix="bandeng-full-") as folder:
        if engine == "sqlite":
            place = Place(folder=Path(folder), port=free_port())
            with small_disk(Path(folder) / "data") as disk:
                return full(place, disk)
        if engine == "postgresql-whole":
            with small_disk(Path(folder) / "whole", megabytes=WHOLE) as disk:
                return _whole(Path(folder), disk)
        with server(DURABLE) as url, small_disk(Path(folder) / "tables") as disk:
            os.chmod(folder, 0o755)  # the server is another user
            with tables_on(url, disk):
                return full(Place(folder=Path(folder), port=free_port(), url=url), disk)


def _whole(folder: Path, disk: Path) -> dict[str, Any]:
    os.chmod(folder, 0o755)  # the server is another user
    subprocess.run(["chown", "postgres", disk], check=True)
    with cluster(DURABLE, within=disk) as one:
        return full(Place(folder=folder, port=free_port(), url=one.url), disk, back=one.stand_up)


def full(place: Place, disk: Path, *, back: Callable[[], object] = bool) -> dict[str, Any]:
    """File matters until nothing can be saved; look; make room; file what was refused."""
    place.asked("bench.faults.prepare", 0)
    with running(place):
        staff = Browser(place.port, Met())
        staff.get("/sign-in/")
        staff.post("/sign-in/demo/", {"username": "shequ"})
        with filled(disk):
            said, form, refused = _until_full(staff)
            seen = staff.get_once("/desk/cases/").status
        back()
        again = staff.post("/desk/report/", form, [photo(form["command"])])
        said.append(_said(form, again.to, again.status))
    found = place.asked("bench.faults.audit", said)
    found["wrong"] += [] if "存不下" in refused and form["words"] in refused else [refused[-2000:]]
    found["wrong"] += [] if (seen, again.status) == (200, 302) else [f"read {seen}, again {again.status}"]
    return {"engine": place.engine, "acknowledged before": len(said) - 1, **found}


def _until_full(staff: Browser) -> tuple[list[dict[str, Any]], dict[str, str], str]:
    """What was acknowledged, and the first form that was not, with the page that said so."""
    said: list[dict[str, Any]] = []
    for _turn in range(TRIES):
        command = str(uuid.uuid4())
        form = {"words": WORDS.format(mark=command.replace("-", "")), "command": command, **PIN}
        form |= {"channel": "phone", "do": "file", "anyway": "1"}
        answer = staff.post_once("/desk/report/", form, [photo(command)])
        if answer.status != 302:
            return said, form, f"{answer.status} {answer.page}"
        said.append(_said(form, answer.to, answer.status))
    raise AssertionError("it never was full")


def _said(form: dict[str, str], to: str, status: int) -> dict[str, Any]:
    number = to.rstrip("/").rpartition("/")[2]
    mark = form["command"].replace("-", "")
    told = {"command": form["command"], "what": "cases.reported", "number": number}
    return {**told, "mark": mark, "answered": status}


@contextmanager
def small_disk(folder: Path, *, megabytes: int = MEGABYTES) -> Iterator[Path]:
    """A disk of this size is mounted there in here."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Somebody else takes all the room but a little in here."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(CHUNK)
    with filler.open("r+b") as out:
        out.truncate(filler.stat().st_size - 8 * len(CHUNK))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def tables_on(url: str, disk: Path) -> Iterator[None]:
    """New tables of this database lie on this disk."""
    subprocess.run(["chown", "postgres", disk], check=True)
    with psycopg.connect(url.partition("?")[0], autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
        connection.execute("ALTER DATABASE bandeng SET default_tablespace = small")
    yield


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1]), ensure_ascii=False, indent=1))
