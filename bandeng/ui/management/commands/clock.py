"""``bandeng clock due``: when a limit is used up, and why."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.kernel import clock
from bandeng.kernel.calendar import Span, WorkCalendar
from bandeng.kernel.explaining import DayLine, explain
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.ui.terminal import WRONG
from bandeng.ui.terminal import Command as Terminal
from bandeng.ui.words import why_not


class Command(Terminal):
    """Exit codes: 0 answered, 2 something could not be read (with --batch: after the others' answers)."""

    help = "When a limit is used up, in urgent hours, working hours, working days or calendar days."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        due = verbs.add_parser("due", help="bandeng clock due --at MOMENT --limit '2 工作日'")
        due.add_argument("--at", help="moment with its offset: 2026-09-30T16:30+08:00")
        due.add_argument("--limit", help="2 工作日, 4 工作时, 2 紧急工作时, 15 自然日, or in English")
        due.add_argument(
            "--pause", action="append", default=[], metavar="A/B", help="half-open; may be repeated"
        )
        due.add_argument("--explain", action="store_true", help="the hours counted, day by day")
        due.add_argument("--batch", metavar="FILE", help="JSON array of {at, limit, pauses}; - for stdin")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["batch"]:
            self._batch(options["batch"])
        else:
            self._one(options)

    def _one(self, options: dict[str, Any]) -> None:
        if not options["at"] or not options["limit"]:
            self.fail(_("要给出 --at 和 --limit,或者 --batch 文件"), WRONG)
        found, limit = _due(options["at"], options["limit"], options["pause"])
        for warning in found.warnings:
            self.warn(warning)
        lines = explain(found, limit, WorkCalendar.load()) if options["explain"] else []
        answer = _plain(found)
        if options["explain"]:
            answer["explain"] = [_line(line) for line in lines]
        self.answer(answer)
        self.say(found.at.isoformat())
        for line in lines:
            self.say(_said(line))

    def _batch(self, file: str) -> None:
        answers, bad = [], False
        for item in self._items(file):
            try:
                found, _limit = _due(*_fields(item))
                answers.append(_plain(found))
            except BadInput as wrong:
                answers.append({"error": str(wrong)})
                bad = True
        self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=2))
        if bad:
            self.stop(WRONG)

    def _items(self, file: str) -> list[Any]:
        try:
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
            items = json.loads(text)
        except OSError as error:
            self.fail(_("打不开 %(file)s:%(reason)s") % {"file": file, "reason": why_not(error)}, WRONG)
        except ValueError as wrong:
            self.fail(_("读不了这个文件:%(why)s") % {"why": wrong}, WRONG)
        if not isinstance(items, list):
            self.fail(_("文件里要是一个 JSON 数组"), WRONG)
        return items


def _fields(item: Any) -> tuple[str, str, list[Any]]:
    if not isinstance(item, dict) or "at" not in item or "limit" not in item:
        raise BadInput(_("每一项都要有 at 和 limit"))
    return str(item["at"]), str(item["limit"]), list(item.get("pauses") or [])


def _due(at: str, limit: str, pauses: list[Any]) -> tuple[clock.Due, clock.Limit]:
    parsed = clock.Limit.parse(limit)
    spans = [_pause(pause) for pause in pauses]
    return clock.due(_moment(at), parsed, WorkCalendar.load(), pauses=spans), parsed


def _pause(pause: Any) -> Span:
    if isinstance(pause, str):
        ends = pause.split("/")
    elif isinstance(pause, dict):
        ends = [pause.get("from", ""), pause.get("to", "")]
    else:
        ends = list(pause)
    if len(ends) != 2:
        raise BadInput(_("暂停要写成「开始/结束」"))
    return _moment(str(ends[0])), _moment(str(ends[1]))


def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(_("看不懂这个时间:%(text)s") % {"text": text}) from None
    if at.tzinfo is None:
        raise BadInput(_("时间要带时区,例如 2026-09-30T16:30+08:00,不能只写 %(text)s") % {"text": text})
    return at


def _plain(found: clock.Due) -> dict[str, Any]:
    return {"due": found.at.isoformat(), "warnings": list(found.warnings)}


def _line(line: DayLine) -> dict[str, Any]:
    return {
        "day": line.day.isoformat(),
        "seconds": int(line.counted.total_seconds()),
        "spans": [[begin.isoformat(), end.isoformat()] for begin, end in line.spans],
        "reason": {"zh": line.reason.zh, "en": line.reason.en} if line.reason else None,
    }


def _said(line: DayLine) -> str:
    spans = "、".join(f"{a.astimezone(SHANGHAI):%H:%M}–{b.astimezone(SHANGHAI):%H:%M}" for a, b in line.spans)
    reason = f"({line.reason.zh})" if line.reason else ""
    return f"  {line.day.isoformat()} {spans or '—'} {reason}".rstrip()
