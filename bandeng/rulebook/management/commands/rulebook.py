"""``bandeng rulebook check PATH`` and ``bandeng rulebook adopt``."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ledger.hands import Hand
from bandeng.rulebook import actions
from bandeng.rulebook.rules.building import build
from bandeng.rulebook.rules.checking.rooms import everything
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import NotABook, Source, read
from bandeng.ui.clock import now
from bandeng.ui.terminal import NO, WRONG
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Look a rule book over, or put the one of this installation in force."""

    requires_system_checks = ()
    help = "检查规则书,或启用本机的规则书 / check a rule book, or adopt this installation's"

    def add_arguments(self, parser: CommandParser) -> None:
        """``check PATH`` and ``adopt``."""
        words = parser.add_subparsers(dest="word", required=True)
        checking = words.add_parser("check", help="检查一个文件夹 / check a folder")
        checking.add_argument("path", type=Path)
        words.add_parser("adopt", help="启用 / adopt")

    def handle(self, *, word: str, **options: Any) -> None:
        """Do what was asked."""
        if word == "check":
            self._check(options["path"])
        else:
            self._adopt()

    def _check(self, path: Path) -> None:
        try:
            source = read(path)
        except NotABook:
            words = _("%(path)s 不是规则书:这里没有 district.toml。给出装着它的文件夹。")
            self.fail(words % {"path": path}, WRONG)
        issues = everything(source)
        if issues:
            self._refuse(path, issues)
        self._approve(path, source)

    def _refuse(self, path: Path, issues: list[Issue]) -> None:
        self.answer({"ok": False, "path": str(path), "issues": [asdict(issue) for issue in issues]})
        for issue in issues:
            self.say(f"{path / issue.file}:{issue.line}: {issue.zh}改法:{issue.cure_zh}")
            self.say(f"    {issue.en} Cure: {issue.cure_en}")
        self.fail(_("这本规则书有 %(n)s 处要改。") % {"n": len(issues)}, NO)

    def _approve(self, path: Path, source: Source) -> None:
        book = build(source)
        counts = {
            "categories": len(book.categories),
            "rows": len(book.conditions),
            "departments": len(book.departments),
            "roles": len(book.roles),
            "grants": len(book.grants),
            "dangers": len(book.danger),
        }
        named = {"path": str(path), "version": book.version, "digest": book.digest, **counts}
        self.answer({"ok": True, **named})
        self.say(_("%(path)s 没有问题:%(version)s 版,摘要 %(digest)s。") % named)
        self.say(
            _("%(categories)s 个类别,%(rows)s 行时限,%(departments)s 个单位,%(roles)s 种岗位。") % counts
        )

    def _adopt(self) -> None:
        at = now()
        hand = Hand(person="operator", post="operator", act="rulebook.adopt", place="-", at=at)
        fact = actions.adopt(hand=hand)
        self.answer(fact.body)
        self.say(_("已启用 %(version)s 版,%(effective_from)s 起执行。") % fact.body)
