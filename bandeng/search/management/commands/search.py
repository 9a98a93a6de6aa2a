"""``bandeng search reindex``: the index of words again, from the facts and the vault."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.management.progress import tenths
from bandeng.search.actions import reindex
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Make the index anew. Exit code 0: done."""

    help = "make the index of the search anew, from the facts and the vault"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["reindex"])

    def handle(self, *args: Any, **options: Any) -> None:
        texts = reindex(tenths(self.say))
        self.answer({"texts": texts})
        self.say(_("索引重做完成:%(texts)s 段话。") % {"texts": f"{texts:,}"})
