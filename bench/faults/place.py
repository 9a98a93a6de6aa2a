"""Where one strain takes place: a data folder or a schema, a port, and the commands of the product in it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Place:
    """``url`` is empty on SQLite."""

    folder: Path
    port: int
    url: str = ""

    @property
    def engine(self) -> str:
        return "postgresql" if self.url else "sqlite"

    @property
    def sent(self) -> Path:
        """What the providers were given."""
        return self.folder / "sent.txt"

    @property
    def environment(self) -> dict[str, str]:
        """The surroundings of every process of this place."""
        return {
            **os.environ,
            "BANDENG_DATA": str(self.folder / "data"),
            "BANDENG_MODE": "demo",
            "BANDENG_SENT": str(self.sent),
            "BANDENG_WEB_PROCESSES": "2" if self.url else "1",
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "bench.faults.settings",
        }

    def bandeng(self, *words: str) -> list[str]:
        """A command of the product."""
        return [sys.executable, "-m", "bandeng", *words]

    def done(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the product to its end."""
        return self._run(self.bandeng(*words))

    def asked(self, module: str, told: object = None) -> Any:
        """What a module of ours, run inside a configured program, answers as JSON."""
        done = self._run([sys.executable, "-m", module], given=json.dumps(told))
        if done.returncode:
            raise RuntimeError(f"{module} failed:\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout.splitlines()[-1])

    def _run(self, command: list[str], given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, input=given, capture_output=True, text=True, check=False
        )
