"""Gathering what keeps coming back under its root cause, and mending that."""

from collections.abc import Sequence
from datetime import datetime
from os.path import commonprefix

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import checked, reason, reply
from bandeng.cases.models import Case
from bandeng.cases.queries import roots
from bandeng.cases.ties import Root
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def open_root(*, cases: Sequence[Case], words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Open a root cause over matters of one category that came back; its place is where all of them lie."""
    category = _category(cases)
    place = _place(cases)
    hand = posts.hand(by, "cases.open_root", place, at=at)
    said = facts.RootOpened(
        category=category,
        cases=tuple(case.stream for case in cases),
        words=reason(words, "words", about=by, at=at),
    )
    return pen.record(said, hand=hand, stream=f"root:{new_id(at)}", turn=0, command=command)


def _category(cases: Sequence[Case], category: str = "") -> str:
    kinds = {case.condition.rpartition(".")[0] for case in cases} | ({category} if category else set())
    if not cases or len(kinds) != 1 or not roots.came_back(cases):
        sentence = _("请选同一类、又发生了、还没有归到别的根源件的事")
        raise BadInput(sentence, {"cases": sentence})
    if not roots.hold_free(cases):
        raise Stale(_("选的事里,有的刚才由别人归到根源件了;请回到列表,看看现在还有哪些"))
    return kinds.pop()


def _place(cases: Sequence[Case]) -> str:
    return commonprefix([case.place for case in cases]).rpartition("/")[0] + "/"


@transaction.atomic
def gather_root(*, root: Root, cases: Sequence[Case], by: str, at: datetime, command: str = "") -> Fact:
    """Add more matters of the same category that came back."""
    hand = posts.hand(by, "cases.gather_root", root.place, at=at)
    _is_open(root)
    _category(cases, root.category)
    said = facts.RootGathered(cases=tuple(case.stream for case in cases))
    return pen.record(said, hand=hand, stream=root.stream, turn=root.turn, command=command)


@transaction.atomic
def mend_root(*, root: Root, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Say what was done about the cause."""
    hand = posts.hand(by, "cases.mend_root", root.place, at=at)
    _is_open(root)
    said = facts.RootMended(words=reply(words, "words", about=by, at=at))
    return pen.record(said, hand=hand, stream=root.stream, turn=root.turn, command=command)


def _is_open(root: Root) -> None:
    if root.state != "open":
        raise NotNow(_("这个根源件已经治理完了,请另立一件"))


@transaction.atomic
def amend_root(*, root: Root, which: str, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Correct what was written: the ``cause``, or what was ``done`` about it. The former stays in sight."""
    hand = posts.hand(by, "cases.amend_root", root.place, at=at)
    if first := pen.said_before(command, person=by):
        return first
    _may_be_corrected(root, which, words)
    kept = (reason if which == "cause" else reply)(words, "words", about=by, at=at)
    said = facts.RootAmended(which=which, words=kept)
    return pen.record(said, hand=hand, stream=root.stream, turn=root.turn, command=command)


def _may_be_corrected(root: Root, which: str, words: str) -> None:
    former = {"cause": root.words, "done": root.done}.get(which)
    if former is None:
        sentence = _("请选更正哪一句")
        raise BadInput(sentence, {"which": sentence})
    if former == "-":
        raise NotNow(_("这个根源件还没有写治理结果,没有可以更正的"))
    if roots.words_of([root]).get(former) == checked(words, "words"):
        sentence = _("和原来写的一样,没有要更正的")
        raise BadInput(sentence, {"words": sentence})
