"""What kinds of notices there are, and what they are about. Higher rooms declare theirs when they are loaded.

    declare(Kind(code="cases.accepted", topic=PROGRESS, words=_("网格受理了,开始计时")))
    about("case:", matters)           # who knows number, title and pages of these streams

A notice holds no words: kind, stream and place stand in its row, and the words are made when it is shown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROGRESS, JUDGE, OUTCOME = "progress", "judge", "outcome"  # told to the people of a matter
MEETING = "meeting"  # told to whoever signed up
ANSWER = "answer"  # told to whoever gave an opinion
WITNESS = "witness"  # told to scrutineers of a vote
HOUSEHOLD = "household"  # told to every telephone of a household's line on a roll; nobody chooses it
TODO, CLOCK, WORD = "todo", "clock", "word"  # told to posts
OF_MATTERS = (PROGRESS, JUDGE, OUTCOME)
FOR_PEOPLE = (*OF_MATTERS, ANSWER, MEETING, WITNESS)
FOR_POSTS = (TODO, CLOCK, WORD)
TOPICS: dict[str, Promise] = {
    PROGRESS: _("受理、转交和进展"),
    JUDGE: _("请您说办好没有"),
    OUTCOME: _("不予受理、复核和结束"),
    ANSWER: _("您提的意见有了答复"),
    MEETING: _("报了名的活动改期、取消、轮到和提醒"),
    WITNESS: _("请您监票的表决,每天的封存码"),
    HOUSEHOLD: _("表决:您家的票每记一次"),
    TODO: _("交到手上的新事"),
    CLOCK: _("时限快到、超时和督办"),
    WORD: _("反映人补充和催办"),
}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of notice: its code, the topic people choose by, and its whole sentence (a lazy text)."""

    code: str
    topic: str
    words: Promise


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a notice is about: its number, what it is in the rule book's words, and its two pages.

    ``place``: where it is, if not where somebody said something of it (a grid's post of a whole community).
    """

    number: str
    title: str
    page: str
    desk_page: str
    place: str = ""


About = Callable[[Iterable[str]], Mapping[str, Matter]]
KINDS: dict[str, Kind] = {}
_ABOUT: dict[str, About] = {}


def declare(*kinds: Kind) -> None:
    """Make these kinds known. ValueError for a code declared twice or an unknown topic."""
    for kind in kinds:
        if kind.code in KINDS or kind.topic not in TOPICS:
            raise ValueError(f"{kind.code}: declared twice, or of no topic")
        KINDS[kind.code] = kind


def about(prefix: str, ask: About) -> None:
    """Whom to ask about streams that begin so."""
    _ABOUT[prefix] = ask


def matters(streams: Iterable[str]) -> dict[str, Matter]:
    """What these streams are about; those nobody knows any more are absent."""
    wanted, found = set(streams), dict[str, Matter]()
    for prefix, ask in list(_ABOUT.items()):  # asking for an address may load rooms that add theirs
        if mine := {stream for stream in wanted if stream.startswith(prefix)}:
            found.update(ask(mine))
    return found
