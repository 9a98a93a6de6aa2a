"""``bandeng worker``: the clocks, the letters and the seals, for as long as it runs."""

import logging
import signal
import time
from collections.abc import Callable
from datetime import datetime
from types import FrameType
from typing import Any

from django.core.management.base import CommandParser
from django.db import close_old_connections

from bandeng.ballots import actions as ballots
from bandeng.cases import actions as cases
from bandeng.contests import actions as contests
from bandeng.doors import actions as doors
from bandeng.figures import actions as figures
from bandeng.gatherings import actions as gatherings
from bandeng.ledger import sealing
from bandeng.notices import actions as notices
from bandeng.orders import actions as orders
from bandeng.ui.clock import now
from bandeng.ui.terminal import NO
from bandeng.ui.terminal import Command as Terminal
from bandeng.visits import actions as visits
from bandeng.vitals import actions as vitals

SEAL_EVERY = 60.0  # seconds by a clock that nobody can set back
LONGEST_REST = 60.0  # seconds between two rounds while nothing answers
log = logging.getLogger("bandeng.worker")


class Command(Terminal):
    """Warns, reminds, supervises, lets confirmations run out; seals every minute with news; sends letters.

    What fails in a round is left for the next one: no error ends the worker, and none keeps the other parts
    of the round from their work. Exit codes with ``--once``: 0 done, 1 something failed.
    """

    help = "Clocks, seals and letters, for as long as it runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=5, help="seconds between two rounds")
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *_args: Any, **options: Any) -> None:
        self.going, self.sealed_at = True, float("-inf")
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        failures = 0
        while self.going:
            failures = 0 if self._round(now()) else failures + 1
            if options["once"] and failures:
                self.stop(NO)
            if options["once"]:
                return
            self._rest(rest(options["every"], failures))

    def _round(self, at: datetime) -> bool:
        """Whether all parts of it were done; each is tried, whatever became of those before."""
        done = [
            self._try("clocks", lambda: cases.tick(at=at)),
            self._try("orders", lambda: orders.tick(at=at)),
            self._try("consents", lambda: doors.lapse(at=at)),
            self._try("votes", lambda: ballots.close_due(at=at)),
            self._try("pictures", lambda: gatherings.lapse(at=at)),
            self._try("visits", lambda: visits.lapse(at=at)),
            self._try("contests", lambda: contests.lapse(at=at)),
            self._try("seals", lambda: self._seal(at)),
            self._try("heads", lambda: ballots.sign_heads(at=at)),
            self._try("rollups", figures.roll_up),
            self._try("letters", lambda: notices.send_due(at=at)),
            self._try("vitals", lambda: vitals.note_round(begun_at=at, at=now())),
        ]
        return all(done)

    def _try(self, part: str, do: Callable[[], object]) -> bool:
        try:
            do()
        except Exception:  # whatever it was, the next round must come
            log.exception("%s failed; the next round tries again", part)
            return False
        finally:
            close_old_connections()
        return True

    def _seal(self, at: datetime) -> None:
        if time.monotonic() - self.sealed_at >= SEAL_EVERY:
            sealing.seal(at=at)
            self.sealed_at = time.monotonic()

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.going and time.monotonic() < until:
            time.sleep(0.2)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.going = False


def rest(every: float, failures: int) -> float:
    """Seconds until the next round: longer after each failure, so that an outage does not fill the log."""
    return max(every, min(every * 2 ** min(failures, 10), LONGEST_REST)) if failures > 1 else every
