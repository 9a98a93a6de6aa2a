"""``python -m bench [--cases N] [--engine ENGINE]``: every goal on both engines, and a line of history."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts.postgres import server

HISTORY = Path(__file__).parent / "history.jsonl"
DURABLE = {"max_connections": "60", "shared_buffers": "256MB"}


def main() -> int:
    """Exit code 0 when everything was measured; whether a goal is met is for people to read."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument(
        "--bare", type=int, default=0, help="rows for P4 at the end, in the table of matters alone"
    )
    parser.add_argument("--small", type=int, default=20_000, help="matters for the rebuild")
    parser.add_argument("--note", default="", help="a word for the line of history")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    options = parser.parse_args()
    for engine in options.engine or ("sqlite", "postgresql"):
        found = _measured(engine, [options.cases, options.bare, options.small]) | {"note": options.note}
        print(json.dumps(found, ensure_ascii=False, indent=1))
        with HISTORY.open("a", encoding="utf-8") as history:
            history.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 0


def _measured(engine: str, sizes: Sequence[int]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="bandeng-bench-") as folder:
        if engine == "sqlite":
            return _run({"BANDENG_DATA": folder, "DATABASE_URL": ""}, sizes)
        with server(DURABLE) as url:
            return _run({"BANDENG_DATA": folder, "DATABASE_URL": url}, sizes)


def _run(named: dict[str, str], sizes: Sequence[int]) -> dict[str, Any]:
    begun, load = time.time(), round(os.getloadavg()[0], 1)  # a busy machine says little
    environment = {
        **os.environ,
        **named,
        "DJANGO_SETTINGS_MODULE": "bandeng.settings.demo",
        "BANDENG_MODE": "demo",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.run", *map(str, sizes)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    on = {
        "on": time.strftime("%Y-%m-%d"),
        "cores": os.cpu_count(),
        "load": load,
        "seconds": round(time.time() - begun),
    }
    return on | found


if __name__ == "__main__":
    sys.exit(main())
