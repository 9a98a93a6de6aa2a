"""``bandeng cases reporter NUMBER CODE``: who raised or follows a matter, for whoever has no account."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.cases.queries import sight, voices
from bandeng.cases.queries.codes import is_code_of
from bandeng.ui.terminal import MISSING
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Matters. Exit code 3: number and code do not belong together."""

    help = "matters: reporter"

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        meaning = "the id of whoever holds this number and code, as `people erase` wants it"
        reporter = words.add_parser("reporter", help=meaning, description=meaning)
        reporter.add_argument("number", help="of the matter, as on the slip")
        reporter.add_argument("code", help="eight digits, as on the slip")

    def handle(self, *args: Any, **options: Any) -> None:
        found = _holder(options["number"], options["code"])
        if not found:
            self.fail(_("编号和查询码对不上,请看看回执"), MISSING)
        self.say(found)
        self.answer({"person": found})


def _holder(number: str, code: str) -> str:
    case = sight.find(number)
    if case is None:
        return ""
    if is_code_of(case.stream, code):
        return case.reporter
    follower = voices.whose_code(case, code)
    return follower.person if follower else ""
