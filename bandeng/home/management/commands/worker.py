"""``bandeng worker``: the clocks, the letters and the seals, for as long as it runs."""

import logging
import signal
import time
from datetime import datetime, timedelta
from types import FrameType
from typing import Any

from django.core.management.base import CommandParser
from django.db import OperationalError, close_old_connections

from bandeng.cases import actions as cases
from bandeng.ledger import sealing
from bandeng.notices import actions as notices
from bandeng.ui.clock import now
from bandeng.ui.terminal import Command as Terminal
from bandeng.vitals import actions as vitals

SEAL_EVERY = timedelta(minutes=1)
log = logging.getLogger("bandeng.worker")


class Command(Terminal):
    """Warns, reminds, supervises, lets confirmations run out; seals every minute with news; sends letters."""

    help = "Clocks, seals and letters, for as long as it runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=5, help="seconds between two rounds")
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *_args: Any, **options: Any) -> None:
        self.going = True
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        sealed_at: datetime | None = None
        while self.going:
            sealed_at = self._round(sealed_at)
            if options["once"]:
                return
            self._rest(options["every"])

    def _round(self, sealed_at: datetime | None) -> datetime | None:
        at = now()
        try:
            cases.tick(at=at)
            if sealed_at is None or at - sealed_at >= SEAL_EVERY:
                sealing.seal(at=at)
                sealed_at = at
            notices.send_due(at=at)
            vitals.note_round(begun_at=at, at=now())
        except OperationalError:
            log.exception("the database did not answer; the next round catches up")
        close_old_connections()
        return sealed_at

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.going and time.monotonic() < until:
            time.sleep(0.2)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.going = False
