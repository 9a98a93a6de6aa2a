"""``bandeng web``: the web server alone."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.home.serving import Together, is_free, web_command
from bandeng.ui.terminal import WRONG
from bandeng.ui.terminal import Command as Terminal
from bandeng.vitals import counting


class Command(Terminal):
    """Exit codes: 0 stopped, 2 the port is taken."""

    help = "The web server alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if not is_free(host, port):
            self.fail(_("端口%(port)s已有别的程序在用;换一个:--port") % {"port": port}, WRONG)
        counting.open_folder(settings.DATA, port)
        self.say(_("网址 http://%(host)s:%(port)s/ ,按 Ctrl-C 停止") % {"host": host, "port": port})
        self.stop(Together([web_command(host=host, port=port)]).wait())
