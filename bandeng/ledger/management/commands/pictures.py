"""``bandeng pictures sweep``: take away what was uploaded and never sent."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.sweeping import sweep, unsent
from bandeng.ui.clock import now
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Sweep, or only say what would go. Exit code 0 also when there was nothing."""

    help = "take away pictures older than a week that no fact names"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["sweep"])
        parser.add_argument("--dry-run", action="store_true", help="say which, take nothing away")

    def handle(self, *args: Any, **options: Any) -> None:
        dry = bool(options["dry_run"])
        found = unsent(at=now()) if dry else sweep(at=now())
        words = {"count": len(found)}
        self.say(
            (_("会清掉%(count)s张没交出来的照片。") if dry else _("清掉了%(count)s张没交出来的照片。"))
            % words
        )
        self.answer({"pictures": found, "dry_run": dry})
