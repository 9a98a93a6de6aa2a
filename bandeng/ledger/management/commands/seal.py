"""``bandeng seal``: fix everything that was said since the last seal."""

from typing import Any

from django.utils.translation import gettext as _

from bandeng.ledger import queries
from bandeng.ledger.models import Seal
from bandeng.ledger.sealing import envelope, row_of, seal
from bandeng.ui.clock import now
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Set a seal. Exit code 0 also when there was nothing new to seal."""

    help = "fix all facts since the last seal under one Merkle root"

    def handle(self, *args: Any, **options: Any) -> None:
        made = seal(now())
        if made:
            words = {"n": made.id, "count": made.count, "digest": made.digest}
            self.say(_("第%(n)s号封存:%(count)s 条事实,指纹 %(digest)s") % words)
        else:
            self.say(_("没有新的事实,不用封存。"))
        self.answer({"new": bool(made), "seal": _plain(made or queries.last_seal())})


def _plain(made: Seal | None) -> dict[str, Any] | None:
    return {**envelope(row_of(made)), "digest": made.digest} if made else None
