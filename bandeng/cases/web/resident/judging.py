"""What whoever a browser speaks for has said of the result, and what she can say of it now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from bandeng.cases import rules
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import families, meanwhile, parted, voices
from bandeng.rulebook.queries import book

SAID: Mapping[str, Promise | str] = {
    "solved": gettext_lazy("您说:办好了"),
    "partly": gettext_lazy("您说:只办好了一部分"),
    "not": gettext_lazy("您说:没有办好"),
    "came_back": gettext_lazy("您说:又发生了"),
}


@dataclass(frozen=True, kw_only=True)
class Judge:
    """Her part in the matter that is judged: of a merged one that is its master. ``voice``: she follows it
    (None: she is its reporter)."""

    matter: Case
    voice: Follower | None

    @property
    def person(self) -> str:
        return self.voice.person if self.voice else self.matter.reporter

    @property
    def answer(self) -> str:
        return (self.voice or self.matter).answer

    @property
    def channel(self) -> str:
        return (self.voice or self.matter).answer_channel


def judge_of(case: Case, way: str, voice: Follower | None) -> Judge | None:
    """The part of whoever this browser speaks for; None for anybody else."""
    master = families.whole_of(case) if case.state == "merged" else None
    if master is None:
        return Judge(matter=case, voice=None if way else voice) if way or voice else None
    person = case.reporter if way else voice.person if voice else ""
    if person == master.reporter:
        return Judge(matter=master, voice=None)
    found = voices.speaking(master, [person])
    return Judge(matter=master, voice=found) if found else None


def offered(case: Case, way: str, voice: Follower | None, *, at: datetime) -> dict[str, object]:
    """What the page says of her word: what she said, and which form is open to her now."""
    her = judge_of(case, way, voice)
    beside = her is not None and voices.may_speak_beside(her.matter, her.voice)
    before = parted.last_answer(case) if way else ""
    return {
        "may_answer": her is not None and _may_answer(her),
        "may_speak": beside,
        "may_return": her is not None and _may_return(her, at),
        "own_word": SAID.get(before) or (SAID.get(her.answer, "") if her and _was_done(her.matter) else ""),
        "word_parted": bool(before),
        "word_recorded": her is not None and her.channel in rules.ASKED_BY_STAFF,
        "word_reviewed": not before and her is not None and her.matter.state == "contested",
        "word_stays": not before and her is not None and her.matter.state in rules.BESIDE,
        "shown_state": shown_state(case),
    }


def _was_done(matter: Case) -> bool:
    """Whether a word on it was one on a result; of what was never taken it asked for a review."""
    return matter.accepted_at is not None or matter.settled


def shown_state(case: Case) -> str:
    """How it stands for whoever answers: state, last answer and turn; of a merged matter its master's."""
    found = (families.whole_of(case) if case.state == "merged" else None) or case
    return f"{found.state}.{found.answer}.{found.turn}"


def is_as_shown(case: Case, her: Judge | None, shown: str) -> bool:
    """Whether it stands for her as on the page that said so (``shown``): the same state and answer, or only
    others who reported it have spoken since."""
    state, turn = shown.rpartition(".")[::2] if shown.count(".") > 1 else (shown, "")
    if state == shown_state(case).rpartition(".")[0]:
        return True
    if her is None or not turn.isdecimal():
        return False
    return meanwhile.only_others_spoke(her.matter, her.person, turn=int(turn))


def _may_answer(her: Judge) -> bool:
    """Whether she can give her word now, as long as she did not say "solved"."""
    state = her.matter.state
    if her.voice is None:
        return state in {"confirming", "declined"} or (state == "closed" and her.answer != "solved")
    return state in {"confirming", "closed"} and her.answer != "solved"


def _may_return(her: Judge, at: datetime) -> bool:
    """Whether she who said "solved", or for whom staff said so, can still say that it is not: at once while
    others are asked, and for some days once it is over."""
    if her.answer != "solved":
        return False
    if her.matter.state == "confirming":
        return her.voice is not None
    closed_at = her.matter.closed_at
    over = closed_at is not None and at <= closed_at + timedelta(days=book().limits.reopen_days)
    return her.matter.state == "closed" and over
