"""``bandeng demo``: the district of Erqi on this machine, ready to be walked."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from bandeng.ballots import headkey
from bandeng.cli import DEMO_MARK
from bandeng.demo import cast, world
from bandeng.home.serving import (
    Together,
    bring_tables_up,
    is_free,
    wait_until_answering,
    web_command,
    worker_command,
)
from bandeng.ledger.models import Fact
from bandeng.posts.queries import role_name
from bandeng.ui.clock import now
from bandeng.ui.terminal import WRONG
from bandeng.ui.terminal import Command as Terminal
from bandeng.vitals import counting

EVERYWHERE = ("0.0.0.0", "::", "")  # every address of the machine: none of them to be written down
FUNCTIONS = (
    "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
    r" WHERE n.nspname = current_schema() AND p.proname LIKE 'ledger\_%'"
)


class Command(Terminal):
    """Exit codes: 0 stopped, 2 the port is taken or the data are not a demo's."""

    help = "Serve the demo district; the data stay between two runs (--reset begins anew)."
    requires_system_checks = ()  # they import every page, which the server does anyway

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away and begin anew")
        parser.add_argument("--no-serve", action="store_true", help="set everything up and end")

    def handle(self, *_args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if not options["no_serve"] and not is_free(host, port):
            self.fail(
                _("端口%(port)s已有别的程序在用;换一个,比如 make demo PORT=8010(或 --port 8010)")
                % {"port": port},
                WRONG,
            )
        self._guard()
        if options["reset"]:
            self._reset()
        self._build()
        if options["no_serve"]:
            self._tell(f"http://{host}:{port}/")
            return
        self._serve(host, port)

    def _guard(self) -> None:
        """The demo touches nothing but its own: the mark in the folder names the database it made."""
        data: Path = settings.DATA
        mark = data / DEMO_MARK
        is_own = mark.exists() and _database() in mark.read_text().splitlines()
        if settings.MODE != "demo" or (_holds_a_book() and not is_own):
            self.fail(
                _("%(data)s 里是正式数据,演示不动它;请用 --data 换一个文件夹") % {"data": _database()}, WRONG
            )
        data.mkdir(parents=True, exist_ok=True)
        mark.write_text(f"`bandeng demo --reset` empties this database:\n{_database()}\n")
        os.environ["BANDENG_DATA"] = str(data)

    def _reset(self) -> None:
        if connection.vendor == "sqlite":
            connection.close()
            for file in settings.DATA.glob("bandeng.sqlite3*"):
                file.unlink()
        else:
            _drop_tables()
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def _build(self) -> None:
        bring_tables_up()
        if headkey.head_key() is None:
            headkey.make()
        if world.is_built():
            return
        self.say(_("第一次运行:正在建立二七区(街道、社区、网格、岗位和这几周的事),大约半分钟……"))
        world.build(at=now())

    def _serve(self, host: str, port: int) -> None:
        if host not in EVERYWHERE:  # else papers and codes name the host that each page was asked from
            os.environ.setdefault("BANDENG_ADDRESS", f"http://{host}:{port}")
        counting.open_folder(settings.DATA, port)
        with Together([web_command(host=host, port=port), worker_command()]) as together:
            self._tell(f"http://{host}:{port}/")
            if wait_until_answering(host, port):
                self.say(_("已经可以打开了。按 Ctrl-C 停止,数据都留着。"))
            self.stop(together.wait())

    def _tell(self, address: str) -> None:
        self.answer(
            {
                "address": address,
                "password": cast.PASSWORD,
                "resident_phone": cast.RESIDENT_PHONE,
                "sign_ins": [{"username": part.username, "post": part.post} for part in cast.PARTS],
            }
        )
        self.say("")
        self.say(_("小板凳 · 二七区演示  %(address)s") % {"address": address})
        self.say(_("居民不用登录:%(address)sreport/") % {"address": address})
        self.say(
            _("工作人员登录:%(address)ssign-in/  口令都是 %(password)s")
            % {"address": address, "password": cast.PASSWORD}
        )
        self.say("")
        for part in cast.PARTS:
            role, _sign, desk = part.post.partition("@")
            self.say(f"  {part.username:<18} {role_name(role)}  {desk}")
        phone = {"phone": cast.RESIDENT_PHONE}
        self.say(_("  居民用手机号登录:%(phone)s,验证码写在登录的那一页上,也写在这里") % phone)
        self.say("")


def _database() -> str:
    """The database as one line, without its password."""
    if connection.vendor == "sqlite":
        return str(connection.settings_dict["NAME"])
    words = connection.settings_dict
    return f"{words['HOST']}:{words['PORT']}/{words['NAME']} {words['OPTIONS'].get('schema', '')}".strip()


def _holds_a_book() -> bool:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    return Fact._meta.db_table in connection.introspection.table_names()


def _drop_tables() -> None:
    """Drop every table that this connection's schema shows, and the book's functions; nothing outside it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
        cursor.execute(FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function}")
