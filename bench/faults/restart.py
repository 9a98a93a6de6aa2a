"""``python -m bench.faults.restart [FALLS]``: PostgreSQL falls under the running service and comes back.

The service is not touched: its processes must find the database again by themselves.
"""

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.faults.__main__ import DURABLE, free_port
from bench.faults.crowd import Crowd
from bench.faults.place import Place
from bench.faults.service import running
from scripts.postgres import Cluster, cluster

AWAY = 1.0  # seconds without a database: pages are asked for meanwhile


def main(falls: int) -> dict[str, Any]:
    """What was met, and what is wrong."""
    with tempfile.TemporaryDirectory(prefix="bandeng-restart-") as folder, cluster(DURABLE) as one:
        return restarted(Place(folder=Path(folder), port=free_port(), url=one.url), one, falls)


def restarted(place: Place, one: Cluster, falls: int, *, seed: int = 11) -> dict[str, Any]:
    """Let people work while the database falls so many times, then count everything."""
    place.asked("bench.faults.prepare", 50)
    chance = random.Random(seed)
    with running(place) as service:
        crowd = Crowd(place.port, seed=seed)
        with crowd.at_work() as told:
            for _turn in range(falls):
                time.sleep(chance.uniform(0.5, 2.0))
                one.fall()
                time.sleep(AWAY)
                one.begin()
                service.wait_until_answering()
            time.sleep(2)
        crowd.finish()
        time.sleep(8)  # the worker has taken a round
    found: dict[str, Any] = place.asked("bench.faults.audit", told.plain())
    found["wrong"] += list(told.met.broken)
    met = {"sent": len(told.said), "acknowledged": told.acknowledged, "lost": told.met.lost}
    return {"falls": falls, **met, "patience": told.met.patience, **found}


if __name__ == "__main__":
    answer = main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    sys.exit(1 if answer["wrong"] else 0)
