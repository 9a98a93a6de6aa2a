"""``python -m bench.faults [--kills 50] [--engine ENGINE]``: what is lost when it is killed."""

import argparse
import dataclasses
import json
import socket
import sys
import tempfile
import time
from pathlib import Path

from bench.faults.place import Place
from bench.faults.strain import Strained, strain
from scripts.postgres import server

HISTORY = Path(__file__).parent / "history.jsonl"
DURABLE = {"max_connections": "60"}


def main() -> int:
    """Exit code 0 when nothing was lost, doubled or stuck; 1 otherwise."""
    parser = argparse.ArgumentParser(prog="bench.faults")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    options = parser.parse_args()
    wrong = 0
    for engine in options.engine or ("sqlite", "postgresql"):
        found = _strained(engine, options.kills)
        line = {"on": time.strftime("%Y-%m-%d"), **dataclasses.asdict(found)}
        print(json.dumps(line, ensure_ascii=False, indent=1))
        with HISTORY.open("a", encoding="utf-8") as history:
            history.write(json.dumps(line, ensure_ascii=False) + "\n")
        wrong += len(found.wrong)
    return 1 if wrong else 0


def _strained(engine: str, kills: int) -> Strained:
    with tempfile.TemporaryDirectory(prefix="bandeng-strain-") as folder:
        if engine == "sqlite":
            return strain(Place(folder=Path(folder), port=free_port()), kills=kills)
        with server(DURABLE) as url:
            return strain(Place(folder=Path(folder), port=free_port(), url=url), kills=kills)


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


if __name__ == "__main__":
    sys.exit(main())
