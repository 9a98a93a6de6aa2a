"""The ``bandeng`` command: ``bandeng [--data DIR] WORD ...``.

Every word is a Django management command of one of the rooms. This file only decides, before Django is set
up, where the data live and which settings hold: ``demo`` (and a data folder that a demo made) uses the
demo's, all else the production's, unless ``DJANGO_SETTINGS_MODULE`` says otherwise.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.management import execute_from_command_line

DEMO_MARK = "demo.mark"
SAY_WHAT_IS_NOT_SET_UP = (["check"], ["runserver"])  # all other words leave it unsaid: it is not about them
CUT_SHORT = 141  # as shells say it of a command whose reader has gone


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command; exit codes are those of ``bandeng.ui.terminal``."""
    words = _take_data_folder(list(sys.argv if argv is None else argv))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"bandeng.settings.{_mode(words)}")
    if words[1:2] not in SAY_WHAT_IS_NOT_SET_UP:
        os.environ.setdefault("BANDENG_HUSHED", "people.W001")
    try:
        execute_from_command_line(words)
        sys.stdout.flush()
    except BrokenPipeError:  # a command's own words survive `| head` (ui.terminal): this one was cut short
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CUT_SHORT)


def _take_data_folder(words: list[str]) -> list[str]:
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--data":
            folder = next(rest, "")
            if not folder:
                sys.exit("--data needs a folder: bandeng --data DIR ...")
            os.environ["BANDENG_DATA"] = folder
        elif word.startswith("--data="):
            os.environ["BANDENG_DATA"] = word.removeprefix("--data=")
        else:
            kept.append(word)
    return kept


def _mode(words: list[str]) -> str:
    if "BANDENG_MODE" in os.environ:
        return os.environ["BANDENG_MODE"]
    data = Path(os.environ.get("BANDENG_DATA", "var"))
    return "demo" if words[1:2] == ["demo"] or (data / DEMO_MARK).exists() else "production"
