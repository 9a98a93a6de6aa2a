"""``bandeng people add|list|reset|erase|retain``: accounts, from the terminal."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.people import actions, queries, rules
from bandeng.people.actions import passwords, retention
from bandeng.people.models import KINDS, STAFF, Person
from bandeng.ui.clock import now
from bandeng.ui.terminal import MISSING, WRONG
from bandeng.ui.terminal import Command as TerminalCommand


class Command(TerminalCommand):
    """Accounts. Exit codes: 1 refused (already erased), 2 wrong input, 3 no such person."""

    help = "accounts: add, list, reset, erase, retain"

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        add = _word(words, "add", "open a staff account; prints a password for the first sign-in")
        add.add_argument("username")
        add.add_argument("--name", required=True)
        add.add_argument("--phone", default="")
        listed = _word(words, "list", "accounts: id, user name, kind, state; no names, no numbers")
        listed.add_argument("--kind", choices=KINDS)
        reset = _word(words, "reset", "a fresh first password; signs the person out everywhere")
        reset.add_argument("person", help="id or user name")
        reset.add_argument(
            "--second-step", action="store_true", help="take authenticator and passkeys away too"
        )
        erase = _word(words, "erase", "wipe everything kept about a person and close the account")
        erase.add_argument("person", help="id or user name")
        erase.add_argument("--yes", action="store_true", help="ask nothing")
        retain = _word(words, "retain", "delete what is kept no longer")
        retain.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *args: Any, **options: Any) -> None:
        word = {
            "add": self._add,
            "list": self._list,
            "reset": self._reset,
            "erase": self._erase,
            "retain": self._retain,
        }[options["word"]]
        word(options)

    def _add(self, options: dict[str, Any]) -> None:
        named = {"name": options["name"], "username": options["username"], "phone": options["phone"]}
        person = actions.register(kind=STAFF, at=now(), **named)
        self._give_password(person)

    def _list(self, options: dict[str, Any]) -> None:
        found = [
            {"id": row.id, "username": row.username, "kind": row.kind, "state": _state(row)}
            for row in queries.accounts(kind=options["kind"])
        ]
        for row in found:
            self.say("\t".join(row.values()))
        self.answer(found)

    def _reset(self, options: dict[str, Any]) -> None:
        person = self._person(options["person"])
        if person.kind != STAFF or not person.is_active:
            self.fail(_("只有在用的工作账号才有密码。"), WRONG)
        actions.end_sessions(person)
        if options["second_step"]:
            actions.forget_second_steps(person, at=now())
        self._give_password(person)

    def _erase(self, options: dict[str, Any]) -> None:
        person = self._person(options["person"])
        if not (options["yes"] or self.json) and not self._sure(person):
            self.fail(_("没有删除任何东西。"))
        at = now()
        erasure = actions.erase(person.id, at, hand=rules.operator_hand("people.erase", at))
        counts = {"person": erasure.person, "entries": erasure.entries, "sign_ins": erasure.sign_ins}
        self.say(_("已注销 %(person)s:删除了 %(entries)s 条个人信息,%(sign_ins)s 个登录方式。") % counts)
        self.answer(counts)

    def _retain(self, options: dict[str, Any]) -> None:
        lapsed = retention.retain(at=now(), dry_run=options["dry_run"])
        for row in lapsed:
            self.say(f"{row.count}\t{row.what}")
        counts = [{"what": row.what, "count": row.count} for row in lapsed]
        self.answer({"dry_run": options["dry_run"], "lapsed": counts})

    def _give_password(self, person: Person) -> None:
        password = passwords.give_one_time(person)
        said = {"person": person.id, "username": person.username, "password": password}
        self.say(_("%(username)s 的初始密码是 %(password)s,只显示这一次,第一次登录必须修改。") % said)
        self.answer(said)

    def _person(self, ref: str) -> Person:
        try:
            return queries.person(ref)
        except Person.DoesNotExist:
            self.fail(_("没有这个人:%(ref)s") % {"ref": ref}, MISSING)

    def _sure(self, person: Person) -> bool:
        self.stdout.write(_("要删除 %(person)s 的全部个人信息吗?找不回来。") % {"person": person.username})
        try:
            return input("yes / no: ").strip().lower() == "yes"
        except EOFError:
            return False


def _word(words: Any, name: str, meaning: str) -> CommandParser:
    parser: CommandParser = words.add_parser(name, help=meaning, description=meaning)
    return parser


def _state(row: Person) -> str:
    if row.is_erased:
        return "erased"
    return "must-change-password" if row.must_change_password else "active"
