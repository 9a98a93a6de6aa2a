"""One strain: the service killed so many times while people work, then everything counted."""

import random
import sys
import time
from dataclasses import dataclass
from typing import Any

from bench.faults.crowd import Crowd
from bench.faults.place import Place
from bench.faults.service import WAYS, Service, running


@dataclass(frozen=True, kw_only=True)
class Strained:
    """What came of it. ``found`` is what the audit answered."""

    engine: str
    kills: int
    processes: int
    seconds: float
    sent: int
    acknowledged: int
    lost: int
    patience: int
    broken: tuple[str, ...]
    found: dict[str, Any]

    @property
    def wrong(self) -> list[str]:
        """Everything that must not be; empty where all is well."""
        return [*self.found["wrong"], *self.broken]


def strain(place: Place, *, kills: int, overdue: int = 200, seed: int = 7) -> Strained:
    """Kill the service of this place so many times while people work, let it go on, and look."""
    begun, chance = time.monotonic(), random.Random(seed)
    place.asked("bench.faults.prepare", overdue)
    with running(place) as service:
        crowd = Crowd(place.port, seed=seed)
        with crowd.at_work() as told:
            hit = sum(_killed(service, WAYS[turn % len(WAYS)], chance) for turn in range(kills))
            service.wait_until_answering()
            time.sleep(2)
        crowd.finish()
        time.sleep(8)  # a worker that was just begun has taken a round
    found = place.asked("bench.faults.audit", told.plain())
    return Strained(
        engine=place.engine,
        kills=kills,
        processes=hit,
        seconds=round(time.monotonic() - begun, 1),
        sent=len(told.said),
        acknowledged=told.acknowledged,
        lost=told.met.lost,
        patience=told.met.patience,
        broken=tuple(told.met.broken),
        found=found,
    )


def _killed(service: Service, how: str, chance: random.Random) -> int:
    """Let people work for a moment, then kill; answers how many processes were hit."""
    service.wait_until_answering()
    time.sleep(chance.uniform(0.3, 2.0))
    hit = service.kill(how, chance)
    print(f"[{time.strftime('%H:%M:%S')}] killed {how}: {hit}", file=sys.stderr, flush=True)
    return hit
