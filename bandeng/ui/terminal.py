"""What every ``bandeng`` command has in common: ``--json``, one voice, and exit codes that mean something.

A command says its answer twice: ``say`` for a person, ``answer`` for a script (with ``--json``, one JSON
document on standard output and nothing else). Errors are one sentence on standard error.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NoReturn

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError, ProgrammingError
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput, Refusal

FINE = 0
NO = 1  # a true "no": verify found a break, may not, bad rows
WRONG = 2  # wrong usage or input
MISSING = 3  # no data, no such place, person or figure
INTERRUPTED = 130  # Ctrl-C, as shells say it

NO_TABLES = ("no such table", "does not exist", "unable to open database")
OLD_TABLES = ("no such column", "has no column named")


class Command(BaseCommand):
    """A ``bandeng`` command. Subclasses write ``add_arguments`` and ``handle``, as everywhere in Django."""

    suppressed_base_arguments: ClassVar[set[str]] = {  # type: ignore[misc]
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--no-color",
        "--force-color",
        "--traceback",
    }
    json = False
    _called_from_command_line = False  # Django sets it; its stubs do not know

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django's parser with ``--json``."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.add_argument("--json", action="store_true", help=_("回答写成一份 JSON"))
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                _take_json_after_words(action)
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run; whatever stops it becomes a sentence on standard error and an exit code."""
        self.json = bool(options.pop("json", False))
        try:
            return self._execute(args, options)
        except CommandError as failed:
            if not self._called_from_command_line:
                raise
            _tell(self.stderr, str(failed))  # Django would put the name of its own class before the sentence
            sys.exit(failed.returncode)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)

    def _execute(self, args: Sequence[Any], options: Mapping[str, Any]) -> str | None:
        try:
            return super().execute(*args, **options)
        except Refusal as refusal:
            self.fail(str(refusal), WRONG if isinstance(refusal, BadInput) else NO)
        except ObjectDoesNotExist as missing:
            self.fail(str(missing), MISSING)
        except (OperationalError, ProgrammingError) as broken:
            if not any(words in str(broken) for words in (*NO_TABLES, *OLD_TABLES)):
                raise
            if _are_tables_old():
                self.fail(
                    _("这里的表还是旧版本的。请先运行 bandeng migrate(升级的步骤见运维手册)。"), MISSING
                )
            if any(words in str(broken) for words in OLD_TABLES):
                raise
            self.fail(_("这里还没有数据。先运行 bandeng demo 或 bandeng migrate。"), MISSING)

    def say(self, text: str) -> None:
        """Say one line to a person; nothing with ``--json``."""
        if not self.json:
            _tell(self.stdout, text)

    def say_to_watcher(self, text: str) -> None:
        """Say how far it is, only where somebody sits before a terminal: nobody reads it in a log."""
        if self.stdout.isatty():
            self.say(text)

    def answer(self, answer: object) -> None:
        """Give the whole answer to a script; nothing without ``--json``."""
        if self.json:
            _tell(self.stdout, json.dumps(answer, ensure_ascii=False, indent=2, default=str))

    def warn(self, sentence: str) -> None:
        """Say something that does not stop the command, on standard error."""
        _tell(self.stderr, self.style.WARNING(sentence))

    def fail(self, sentence: str, code: int = NO) -> NoReturn:
        """Stop with one sentence on standard error and this exit code (``NO``, ``WRONG`` or ``MISSING``)."""
        raise CommandError(sentence, returncode=code)

    def stop(self, code: int) -> NoReturn:
        """Stop with this exit code after the answer was given: it was a true "no"."""
        sys.exit(code)


def _are_tables_old() -> bool:
    """Whether there are tables, and the program has migrations that they have not been through."""
    try:
        executor = MigrationExecutor(connection)
        applied = executor.loader.applied_migrations
        return bool(applied) and bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:  # there is no database to ask
        return False


def _tell(stream: OutputWrapper, text: str) -> None:
    """Write one text. Whoever read may have gone (``| head``): the rest goes nowhere, the work goes on."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _take_json_after_words(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """``--json`` may stand after a word too; suppressed, so that it does not undo one given before it."""
    for parser in set(words.choices.values()):
        parser.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help=_("回答写成一份 JSON")
        )
