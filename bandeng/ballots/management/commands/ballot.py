"""``bandeng ballot``: count ballots of files under a rule of the book; make the key that signs heads."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.ballots import elections, headkey, sheets, telling
from bandeng.ballots.rules import electing, heads
from bandeng.ballots.rules.roll import Weight, square_metres
from bandeng.ballots.rules.tallying import CHOICES, DEEMED, NONE, Tally, tally
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.terminal import WRONG
from bandeng.ui.terminal import Command as Terminal

BALLOTS = (
    "选票,列 entity,choice(表决人、意见 yes no abstain);选举的列 entity,candidate:选一个写一行,"
    "一个也不选的空着 / ballots; of an election one row a mark, an empty candidate for a blank ballot"
)
CANDIDATES = "选举:候选人,列 candidate;不给的,选票上有谁就是谁 / candidates of an election"
WEIGHTS = ("roll", "participating", *CHOICES, "deemed")


class Command(Terminal):
    """Count votes from files; the same engine counts the votes of the rooms."""

    requires_system_checks = ()
    help = "按规则书里的表决规则计票 / count votes under a rule of the book"

    def add_arguments(self, parser: CommandParser) -> None:
        """``tally --rule RULE --roll FILE --ballots FILE``, and either silence or seats.

        ``--deemed none|abstain|majority --silent FILE``; ``--seats N [--candidates FILE]`` for an election.
        """
        words = parser.add_subparsers(dest="word", required=True)
        counting = words.add_parser("tally", help="计票 / tally")
        counting.add_argument("--rule", required=True, help="规则的代号 / code of the rule")
        roll = "名册,列 unit,entity,area(房号、业主、面积)/ the roll"
        counting.add_argument("--roll", required=True, type=Path, help=roll)
        counting.add_argument("--ballots", required=True, type=Path, help=BALLOTS)
        counting.add_argument(
            "--deemed", default=NONE, choices=DEEMED, help="没有表态的算什么 / what silence is"
        )
        counting.add_argument("--silent", type=Path, help="送达未表态的,列 entity / the silent")
        counting.add_argument("--seats", type=int, default=0, help="选举:选几名 / seats of an election")
        counting.add_argument("--candidates", type=Path, help=CANDIDATES)

        words.add_parser(
            "key", help="签封存码的钥匙:没有就做一把 / the key that signs heads, made if there is none"
        )

    def handle(self, *, word: str, **options: Any) -> None:
        """Count, and say the result with its reasons; or make and show the key."""
        if word == "key":
            self._key()
            return
        rule = self._rule(options["rule"])
        self._doubts: list[str] = []
        roll = sheets.roll_of(options["roll"], rule=rule, doubts=self._doubts)
        if rule.election or options["seats"]:
            self._elect(rule, roll, options)
            return
        ballots = sheets.ballots_of(options["ballots"], roll)
        silent = self._silent(options, roll, ballots)
        self._tell(tally(rule, roll, ballots, silent=silent, deemed=options["deemed"]))

    def _key(self) -> None:
        known = headkey.head_key()
        key, file = known or headkey.make(), headkey.key_file()
        code = heads.key_code(key.public)
        self.answer({"file": str(file), "made": known is None, "public": key.public, "code": code})
        self.say(_("新做了一把钥匙:%(file)s") % {"file": file} if known is None else str(file))
        self.say(_("钥匙的字(印在公告上,请抄到别处):%(code)s") % {"code": code})
        self.say(_("公钥:%(key)s") % {"key": key.public})

    def _rule(self, code: str) -> VotingRule:
        known = {rule.code: rule for rule in book().voting}
        if code not in known:
            words = {"code": code, "known": ", ".join(known)}
            self.fail(_("规则书里没有表决规则 %(code)s。有:%(known)s") % words, WRONG)
        if known[code].secret:
            words = {"rule": spoken(known[code]), "law": telling.law_of(known[code])}
            self.fail(_("「%(rule)s」依法无记名投票,这里的记名计票不能用。依据:%(law)s") % words, WRONG)
        return known[code]

    def _elect(self, rule: VotingRule, roll: dict[str, Weight], options: dict[str, Any]) -> None:
        seats, file = options["seats"], options["candidates"]
        if options["deemed"] != NONE or options["silent"]:
            self.fail(_("选举不能把没有表态的算进去。"), WRONG)
        if not 1 <= seats <= electing.SEATS_AT_MOST:
            self.fail(
                _("选举请用 --seats 写选几名,1 到 %(most)s。") % {"most": electing.SEATS_AT_MOST}, WRONG
            )
        known = sheets.candidates_of(file) if file else []
        marks = sheets.marks_of(options["ballots"], roll, seats=seats, candidates=known)
        known = known or sorted({candidate for chosen in marks.values() for candidate in chosen})
        counted = electing.each(rule, roll, marks, known)
        stood = [electing.Stood(key, found.yes, found.passed) for key, found in counted.items()]
        found = electing.elect(stood, seats=seats, order=rule.order or rule.measures[-1:])
        told = elections.told(found, {key: key for key in counted})
        self.answer(
            elections.answer(rule, roll, marks, counted, found) | {"reasons": told, "warnings": self._doubts}
        )
        self.say(f"{spoken(rule)} · {telling.law_of(rule)}")
        for sentence in [*told, *self._doubts]:
            self.say(sentence)

    def _silent(self, options: dict[str, Any], roll: dict[str, Weight], cast: dict[str, str]) -> list[str]:
        wanted, file = options["deemed"] != NONE, options["silent"]
        if wanted and file is None:
            self.fail(_("要把没有表态的算进去,请用 --silent 给出送达名单。"), WRONG)
        if not wanted and file is not None:
            self.fail(_("给了 --silent,请用 --deemed abstain 或 majority 说明算作什么。"), WRONG)
        return sheets.silent_of(file, roll, cast) if wanted else []

    def _tell(self, found: Tally) -> None:
        told, beside = telling.reasons(found), [*telling.warnings(found), *self._doubts]
        self.answer(_answer(found) | {"reasons": told, "warnings": beside})
        self.say(f"{spoken(found.rule)} · {telling.law_of(found.rule)}")
        for sentence in [*told, *beside]:
            self.say(sentence)
        self.say(_("通过。") if found.passed else _("没有通过。"))


def _answer(found: Tally) -> dict[str, object]:
    weights = {name: _weight(getattr(found, name)) for name in WEIGHTS}
    return {
        "rule": found.rule.code,
        **weights,
        "deemed_as": found.deemed_as,
        "quorum": found.quorum,
        "passed": found.passed,
        "only_by_silence": found.only_by_silence,
    }


def _weight(weight: Weight) -> dict[str, object]:
    return {"area": square_metres(weight.area), "heads": weight.heads}
