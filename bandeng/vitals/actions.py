"""What the worker leaves behind of each round."""

from datetime import datetime

from bandeng.vitals.models import Round
from bandeng.vitals.rules import NOTED_EVERY

WORKER = "worker"


def note_round(*, begun_at: datetime, at: datetime) -> None:
    """The worker came round: noted every ten seconds at most, and at once when the clock was set back."""
    last = Round.objects.filter(id=WORKER).values_list("ended_at", flat=True).first()
    if last is not None and last <= at < last + NOTED_EVERY:
        return
    took = max(0, int((at - begun_at).total_seconds() * 1000))
    Round.objects.update_or_create(id=WORKER, defaults={"ended_at": at, "milliseconds": took})
