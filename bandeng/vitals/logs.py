"""Logs that hold no person: one JSON object a line, and of an error where it happened, not with which words.

Only our own sentences are written out; of a library's message the pattern is kept and what was filled in is
dropped, since it may be a path with a code, a row of a table or a word somebody typed. Of an exception its
name, its place in the source and, where a database or the system says one, its number are kept: messages of
exceptions quote values. Local variables are never written.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

OURS = "bandeng"
FRAMES = 30
SAFE = frozenset(
    {"event", "level", "logger", "timestamp", "error", "status_code", "_record", "_from_structlog"}
)
SAID = frozenset({"request", "route", "method", "status", "milliseconds", "statements", "role"})


def formatter() -> logging.Formatter:
    """For ``LOGGING``: every record as one line of JSON."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            _name_the_error,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _keep_what_is_safe,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        use_get_message=False,
    )


class Pattern(logging.Filter):
    """Before anything is written: drop what a library filled in; ours may fill in what it says."""

    def filter(self, record: logging.LogRecord) -> bool:
        own = record.name == OURS or record.name.startswith(f"{OURS}.")
        if own and record.args:
            record.msg = record.getMessage()
        elif not own:
            record.msg = record.msg if isinstance(record.msg, str) and record.args else record.name
        record.args = ()
        if record.exc_info and record.exc_info[1]:
            record.error = list(described(record.exc_info[1]))
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        return True


def described(error: BaseException) -> Iterator[dict[str, Any]]:
    """An exception and what led to it: name, number, and the places in the source, innermost last."""
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        frames = traceback.extract_tb(step.__traceback__)[-FRAMES:]
        number = getattr(step, "sqlstate", None) or getattr(step, "errno", None)
        told = {"is": f"{type(step).__module__}.{type(step).__qualname__}", "number": number}
        told["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        yield {name: value for name, value in told.items() if value}
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)


def _name_the_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    event.pop("exc_info", None)
    return event


def _keep_what_is_safe(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Only fields known to hold no person: Django adds the whole request to its records."""
    record = event.get("_record")
    own = isinstance(record, logging.LogRecord) and record.name.startswith(f"{OURS}.")
    allowed = SAFE | SAID if own else SAFE
    return {name: value for name, value in event.items() if name in allowed}
