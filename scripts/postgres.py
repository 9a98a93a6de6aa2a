"""A PostgreSQL 15 of the tests' own: on a free port, in a folder that goes away, with nothing durable.

``python -m scripts.postgres COMMAND ...`` runs the command with ``DATABASE_URL`` naming it, in the schema
``erqi``, which is not ``public``.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.machine import install

SCHEMA = "erqi"
HURRIED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


def main(words: Sequence[str]) -> int:
    """Run the command beside a server; its exit code is ours."""
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # so that the server is stopped and its folder goes
    with server() as url:
        return subprocess.run(words, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


@contextmanager
def server(chosen: Mapping[str, str] = HURRIED) -> Iterator[str]:
    """The address of a running server with an empty database; ``chosen`` are its settings."""
    with cluster(chosen) as one:
        yield one.url


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A server with its folder; it can fall and be begun anew."""

    folder: Path
    port: int
    options: str

    @property
    def url(self) -> str:
        return f"postgresql://bandeng@127.0.0.1:{self.port}/bandeng?schema={SCHEMA}"

    def begin(self) -> None:
        """Start it, and wait until it answers."""
        log = self.folder / "log"
        self._control("-l", log, "-o", self.options, "-w", "start")

    def stand_up(self) -> bool:
        """Start it where it has stopped by itself; whether it had."""
        status = _words(_binaries() / "pg_ctl", "-D", self.folder / "data", "status")
        stopped = subprocess.run(status, cwd="/", capture_output=True, check=False).returncode != 0
        if stopped:
            self.begin()
        return stopped

    def fall(self) -> None:
        """Stop at once, as when the machine's power goes: what was not committed is gone."""
        self._control("-m", "immediate", "stop")

    def _control(self, *words: str | Path) -> None:
        _run(_binaries() / "pg_ctl", "-D", self.folder / "data", *words)


@contextmanager
def cluster(chosen: Mapping[str, str], *, within: Path | None = None) -> Iterator[Cluster]:
    """A running server with an empty database; ``chosen`` are its settings, ``within`` lies its folder."""
    binaries = _binaries()
    with tempfile.TemporaryDirectory(prefix="bandeng-pg-", dir=within) as folder:
        data, port = Path(folder) / "data", _free_port()
        if os.geteuid() == 0:
            nobody_else = pwd.getpwnam("postgres")
            os.chown(folder, nobody_else.pw_uid, nobody_else.pw_gid)
        made = ("-U", "bandeng", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        _run(binaries / "initdb", "-D", data, *made)
        settings = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {settings}"
        one = Cluster(folder=Path(folder), port=port, options=options)
        one.begin()
        try:
            _run(binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "bandeng", "bandeng")
            yield one
        finally:
            one.fall()


def _binaries() -> Path:
    found = _installed()
    if found is None:
        install("postgresql-15")
        found = _installed()
    if found is None:
        sys.exit("PostgreSQL 15 is needed for this stage: apt-get install postgresql-15")
    return found


def _installed() -> Path | None:
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if int(folder.parent.name) >= 15 and (folder / "initdb").exists():
            return folder
    return None


def _words(*words: str | Path) -> list[str]:
    command = [str(word) for word in words]
    if os.geteuid() == 0:  # the server refuses to run as root
        command = [shutil.which("runuser") or "runuser", "-u", "postgres", "--", *command]
    return command


def _run(*words: str | Path) -> None:
    command = _words(*words)
    done = subprocess.run(
        command, cwd="/", capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
