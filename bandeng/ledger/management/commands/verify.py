"""``bandeng verify``: read the whole book again."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger import queries
from bandeng.ledger.management.progress import tenths
from bandeng.ledger.models import Seal
from bandeng.ledger.verifying import Report, verify
from bandeng.ui.terminal import MISSING, NO, WRONG
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Verify. Exit codes: 0 whole, 1 broken, 2 wrong usage, 3 no data or no such seal."""

    help = "re-read every fact, link and seal; stop at the first that is broken"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--against",
            action="append",
            default=[],
            metavar="N=DIGEST",
            help="a seal written down elsewhere: seal N must have this digest (may be repeated)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        strangers = [self._differing(each) for each in options["against"]]
        report = verify(tenths(self.say))
        sentence = report.broken.sentence if report.broken else next(filter(None, strangers), "")
        self.answer(asdict(report) | {"whole": not sentence, "sentence": sentence or _whole(report)})
        if not sentence:
            self.say(_whole(report))
        elif self.json:
            self.warn(sentence)
            self.stop(NO)
        else:
            self.fail(sentence, NO)

    def _differing(self, written: str) -> str:
        number, _sign, digest = written.partition("=")
        if not number.isdecimal() or not digest:
            self.fail(_("--against 要写成 封存号=指纹,比如 12=9f3c…"), WRONG)
        try:
            seal = queries.seal(int(number))
        except Seal.DoesNotExist:
            self.fail(_("没有第%(n)s号封存。") % {"n": number}, MISSING)
        if seal.digest == digest.lower():
            return ""
        return _("第%(n)s号封存和外面记下的指纹不一样:整本账可能被换过。") % {"n": number}


def _whole(report: Report) -> str:
    words = {"facts": f"{report.facts:,}", "seals": report.seals}
    return _("账本完整:%(facts)s 条事实,%(seals)s 个封存,都对得上。") % words
