"""What went wrong below us, told from what we did wrong: the database busy, away, or its disk full.

Told by the code of the driver under Django's error, since its words differ by engine, version and language.
"""

import errno
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SQLITE_KINDS = {5: "busy", 6: "busy", 13: "full"}  # BUSY, LOCKED, FULL
SQLSTATE_KINDS = {
    "53100": "full",  # disk full
    "53200": "busy",  # out of memory
    "53300": "busy",  # too many connections
    "55P03": "busy",  # waited too long for a lock
    "57014": "busy",  # the statement took too long
    "40001": "busy",  # serialization failure
    "40P01": "busy",  # deadlock
}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What people are told. ``kind``: busy, away, full, or broken (a mistake of ours)."""

    kind: str
    status: int
    title: Promise
    sentence: Promise
    wait: int = 0  # seconds after which it is worth trying again


BROKEN = Fault(
    kind="broken",
    status=500,
    title=_("出了差错"),
    sentence=_("这一页没有做成,是我们这边的差错,不是您的。"),
)
FAULTS = {
    "busy": Fault(
        kind="busy",
        status=503,
        title=_("现在太忙,没有轮到"),
        sentence=_("同时来办的人太多,这一步等了太久。不是您的差错,过一会儿就好。"),
        wait=15,
    ),
    "away": Fault(
        kind="away",
        status=503,
        title=_("暂时连不上"),
        sentence=_("存放记录的地方现在没有回应。不是您的差错,恢复以后这里会自己好。"),
        wait=30,
    ),
    "full": Fault(
        kind="full",
        status=503,
        title=_("现在存不下新的内容"),
        sentence=_("存放记录的地方满了。以前的都还在,也还能看;新写的要等管理员腾出地方才存得下。"),
        wait=300,
    ),
}


def fault_of(error: BaseException | None) -> Fault:
    """What to tell people of this error; BROKEN for all that the world below is not to blame for."""
    for each in _chain(error):
        kind = _kind(each)
        if kind:
            return FAULTS[kind]
    return BROKEN


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, the first cause first."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return reversed(found)


def _kind(error: BaseException) -> str:
    if isinstance(error, OSError):
        return "full" if error.errno in NO_ROOM else ""
    sqlite, sqlstate = getattr(error, "sqlite_errorcode", None), getattr(error, "sqlstate", None)
    if isinstance(sqlite, int) and sqlite & 0xFF in SQLITE_KINDS:  # the rest of the code says why
        return SQLITE_KINDS[sqlite & 0xFF]
    if isinstance(sqlstate, str) and sqlstate in SQLSTATE_KINDS:
        return SQLSTATE_KINDS[sqlstate]
    return "away" if isinstance(error, OperationalError | InterfaceError) else ""
