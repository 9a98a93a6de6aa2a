"""``bandeng demo``: the district of Erqi on this machine, ready to be walked."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from bandeng.cli import DEMO_MARK
from bandeng.demo import cast, world
from bandeng.home.serving import Together, is_free, wait_until_answering, web_command, worker_command
from bandeng.posts.queries import role_name
from bandeng.ui.clock import now
from bandeng.ui.terminal import WRONG
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Exit codes: 0 stopped, 2 the port is taken or the data are not a demo's."""

    help = "Serve the demo district; the data stay between two runs (--reset begins anew)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away and begin anew")
        parser.add_argument("--no-serve", action="store_true", help="set everything up and end")

    def handle(self, *_args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if not options["no_serve"] and not is_free(host, port):
            self.fail(_("端口%(port)s已有别的程序在用;换一个:--port") % {"port": port}, WRONG)
        self._guard()
        if options["reset"]:
            self._reset()
        self._build()
        self._tell(f"http://{host}:{port}/")
        if options["no_serve"]:
            return
        together = Together([web_command(host=host, port=port), worker_command()])
        if wait_until_answering(host, port):
            self.say(_("已经可以打开了。按 Ctrl-C 停止,数据都留着。"))
        self.stop(together.wait())

    def _guard(self) -> None:
        data: Path = settings.DATA
        used = (data / "bandeng.sqlite3").exists() and not (data / DEMO_MARK).exists()
        if settings.MODE != "demo" or used:
            self.fail(_("%(data)s 里是正式数据,演示不动它;请用 --data 换一个文件夹") % {"data": data}, WRONG)
        data.mkdir(parents=True, exist_ok=True)
        (data / DEMO_MARK).write_text("This folder holds demo data; `bandeng demo --reset` empties it.\n")
        os.environ["BANDENG_DATA"] = str(data)

    def _reset(self) -> None:
        if connection.vendor == "sqlite":
            connection.close()
            for file in settings.DATA.glob("bandeng.sqlite3*"):
                file.unlink()
        else:
            call_command("empty_demo")
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def _build(self) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if world.is_built():
            return
        self.say(_("第一次运行:正在建立二七区(街道、社区、网格、岗位和这几周的事),大约十几秒……"))
        world.build(at=now())

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
        self.say(_("  居民用手机号登录:%(phone)s,验证码显示在这里") % phone)
        self.say("")
