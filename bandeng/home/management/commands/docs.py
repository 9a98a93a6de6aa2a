"""``bandeng docs [--check]``: write the documents that are made from the code."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.home.documents.shelf import ROOT, Document, documents
from bandeng.ui import terminal


class Command(terminal.Command):
    """Exit code 0: everything is as the code says; 1: something is stale (``--check``)."""

    help = "写出由代码生成的文档 · write the documents that are made from the code"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help=_("只检查,不写;有过期的就以 1 结束"))

    def handle(self, *args: Any, **options: Any) -> None:
        if not (ROOT / "docs").is_dir():
            self.fail(_("这里没有 docs 文件夹:请在源代码目录里运行。"), terminal.MISSING)
        stale = [document for document in documents() if self._is_stale(document)]
        names = [document.path.relative_to(ROOT).as_posix() for document in stale]
        self.answer({"stale": names, "written": not options["check"]})
        if options["check"] and stale:
            self.fail(
                _("这些文档过期了,请运行 make docs:%(names)s") % {"names": "、".join(names)}, terminal.NO
            )
        for document in stale:
            document.path.parent.mkdir(parents=True, exist_ok=True)
            document.path.write_text(document.should, encoding="utf-8")
        self.say(_("写了 %(n)s 份文档。") % {"n": len(stale)})

    def _is_stale(self, document: Document) -> bool:
        try:
            return document.is_stale
        except ValueError as refused:
            self.fail(f"{document.path.relative_to(ROOT)}: {refused}", terminal.NO)
