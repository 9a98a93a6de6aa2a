"""Short messages to whoever has no account: whether there are any, and how often one number may be given."""

from datetime import datetime, timedelta

from bandeng.notices.kinds import OF_MATTERS
from bandeng.notices.ways import configured
from bandeng.people import phones
from bandeng.people.actions import locks

SMS = "sms"
WANTED = dict.fromkeys(OF_MATTERS, (SMS,))
ASKED_PER_NUMBER = ((5, timedelta(days=1)),)  # so that nobody has a stranger's telephone ring all day


def are_offered() -> bool:
    """Whether this installation sends short messages: where it does not, nothing is asked or promised."""
    return SMS in configured()


def asked_too_often(phone: str, *, at: datetime) -> bool:
    """Whether short messages to this number were asked for too often today; asking counts."""
    return locks.allow(locks.key("texts", phones.normal(phone)), ASKED_PER_NUMBER, at=at) is not None
