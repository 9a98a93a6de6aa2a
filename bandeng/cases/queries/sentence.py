"""One plain sentence from the facts: who has it, since when, what comes next and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.models import Case
from bandeng.cases.queries import families, limits, nameless, objecting, pausing, sentence_judged
from bandeng.cases.queries.listed import AnyCase
from bandeng.cases.rules import AWAITED, OVER_STATES, PATROL
from bandeng.ledger import remembering, straight
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit
from bandeng.posts.rules import desk_of
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a matter stands: a word, a tone for its colour (moving done late waiting unknown), a sentence."""

    word: str
    tone: str
    sentence: str
    late: bool


def standing(case: Case, *, at: datetime) -> Standing:
    """How the matter stands now, for anybody: posts and units, never a person's name.

    A merged matter stands as its master does, and says which that is.
    """
    if case.state in INTO_ANOTHER and (master := families.whole_of(case)) is not None:
        return _as_part_of(case, master, at)
    if case.state == "divided":
        return _of_parts(case)
    word, tone, late = word_of(case, at=at)
    return Standing(word=word, tone=tone, sentence=_sentence(case, late, at), late=late)


INTO_ANOTHER = ("merged", "withdrawn")


def standings(cases: Iterable[Case], *, at: datetime) -> list[Standing]:
    """How each of a list stands; by whose word those in review are looked at again is asked for once."""
    listed = list(cases)
    inside = [case for case in listed if case.state in INTO_ANOTHER]
    every = [*listed, *families.wholes_of(inside)]
    objecting.ask_once(every)
    nameless.ask_once(every)
    limits.ask_once(every)
    return [standing(case, at=at) for case in listed]


def _as_part_of(case: Case, master: Case, at: datetime) -> Standing:
    told = standing(master, at=at)
    words = {"number": master.number, "sentence": told.sentence}
    if case.state == "merged":
        sentence = _("和%(number)s是同一件事,并在一起办。%(sentence)s") % words
    else:
        sentence = _("拆分收回了,和%(number)s还是一件。%(sentence)s") % words
    return Standing(word=_word(case)[0], tone=told.tone, sentence=sentence, late=told.late)


def _of_parts(case: Case) -> Standing:
    """A divided matter is done when all its parts are."""
    parts = families.of(case, families.PART)
    words = {"n": len(parts), "over": sum(1 for part in parts if part.state in OVER_STATES)}
    if words["over"] == words["n"]:
        sentence = _("说的是几件事,分成%(n)s件分别办,都办结了。")
        return Standing(word=_("分开的都办结了"), tone="done", sentence=sentence % words, late=False)
    sentence = sentence_judged.of_parts(case)
    return Standing(word=_("分成几件办"), tone="moving", sentence=sentence % words, late=False)


def word_of(case: Case, *, at: datetime) -> tuple[str, str, bool]:
    """The word for its state, the tone of its colour, and whether it is late; asks the database nothing."""
    late = is_late(case, at=at)
    word, tone = _word(case)
    return word, "late" if late else tone, late


def is_late(case: Case, *, at: datetime) -> bool:
    """Whether a limit has passed while somebody had to act: of the whole, or of a part of the way."""
    return case.next_at is not None and case.next_at <= at and case.state in AWAITED


WORDS: dict[str, tuple[Promise | str, str]] = {
    "submitted": (gettext_lazy("待受理"), "waiting"),
    "waiting": (gettext_lazy("待签收"), "waiting"),
    "handling": (gettext_lazy("处理中"), "moving"),
    "whistling": (gettext_lazy("部门到场办理"), "moving"),
    "arbitrating": (gettext_lazy("等区里裁决"), "waiting"),
    "suspended": (gettext_lazy("暂缓"), "waiting"),
    "checking": (gettext_lazy("待核查"), "moving"),
    "confirming": (gettext_lazy("待确认"), "waiting"),
    "contested": (gettext_lazy("复核中"), "moving"),
    "declined": (gettext_lazy("不予受理"), "unknown"),
    "merged": (gettext_lazy("已并案"), "moving"),
    "divided": (gettext_lazy("分成几件办"), "moving"),
    "withdrawn": (gettext_lazy("已收回"), "moving"),
}


def _word(case: Case) -> tuple[str, str]:
    if case.state == "closed":
        return _result(case)
    word, tone = WORDS[case.state]
    return str(word), tone


def _result(case: Case) -> tuple[str, str]:
    if case.result == "unconfirmed":
        return _("已结束,未确认"), "unknown"
    return (_("当场办结"), "done") if case.settled and case.answer == "-" else (_("已办结"), "done")


def _sentence(case: Case, late: bool, at: datetime) -> str:
    words = {
        "who": holder(case),
        "since": moment_text(case.since_at, at),
        "due": moment_text(case.due_at, at) if case.due_at else "",
        "next": moment_text(case.next_at, at) if case.next_at else "",
        "until": _until(case, at),
        "days": book().limits.confirm_days,
        "part": limits.first_name(case),
    }
    if late:
        return (_late(case) if case.due_at and case.due_at <= at else _late_on_the_way(case)) % words
    return _on_time(case) % words


def _until(case: Case, at: datetime) -> str:
    """Until when it rests; nothing is asked where it does not."""
    until = pausing.until(case) if case.state == "suspended" else None
    return moment_text(until, at) if until else ""


def _late(case: Case) -> str:
    if case.state == "submitted":
        return _("%(who)s应在%(due)s前受理,已经超时,系统正在催办。")
    if case.due_at and case.since_at > case.due_at:  # the limit passed before it came to whoever has it now
        return _("整件事应在%(due)s前办好,已经超时;%(who)s自%(since)s起接着办,系统正在催办。")
    return _("%(who)s自%(since)s起在办这件事,应在%(due)s前办好,已经超时,系统正在催办。")


def _late_on_the_way(case: Case) -> str:
    """A part of the way took too long; the whole may still be done in time."""
    return {
        "waiting": _(
            "%(since)s交给了%(who)s,应在%(next)s前签收,已经超时,系统正在催办;整件事应在%(due)s前办好。"
        ),
        "arbitrating": _("%(who)s应在%(next)s前裁决归谁办,已经超时,系统正在催办;整件事应在%(due)s前办好。"),
    }.get(
        case.state,
        _(
            "%(who)s自%(since)s起在办这件事,「%(part)s」应在%(next)s前办完,已经超时,系统正在催办;整件事应在%(due)s前办好。"
        ),
    )


def _on_time(case: Case) -> str:
    if case.state == "closed":
        return sentence_judged.closed(case)
    if case.state == "handling":
        return sentence_judged.handling(case)
    if case.state == "checking":
        return sentence_judged.checking(case)
    if case.state == "contested":
        return sentence_judged.contested(case)
    return {
        "submitted": _("%(who)s会在%(due)s前受理。"),
        "waiting": _("%(since)s交给了%(who)s,等待签收;整件事应在%(due)s前办好。"),
        "whistling": _("%(who)s自%(since)s起请几个部门一起到场办;整件事应在%(due)s前办好。"),
        "arbitrating": _(
            "几个单位说法不一,%(who)s自%(since)s起在裁决归谁办,首先收到的单位接着盯;整件事应在%(due)s前办好。"
        ),
        "suspended": _("%(who)s自%(since)s起暂缓办理,到%(until)s自动接着办;为什么要等,写在下面。"),
        "confirming": sentence_judged.confirming(case),
        "declined": _("没有受理,理由、依据和该找谁写在下面;不同意可以要求复核。"),
    }[case.state]


def holder(case: Case) -> str:
    """Who has it, as a neighbour would say it: the unit, or the grid's leader."""
    return desk_name(case.seat, units_at([case.seat]))


def units_at(seats: Iterable[str]) -> dict[str, Unit]:
    """The units whose desks these posts stand at, by code."""
    codes = sorted({desk_of(seat) for seat in seats})
    found = remembering.once("posts", ("units", *codes), lambda: straight.objects(Unit, {"code": codes}))
    return {unit.code: unit for unit in found}


def unit_names(codes: Iterable[str]) -> dict[str, str]:
    """The names of these units by code; unknown ones are left out."""
    found = Unit.objects.filter(code__in=set(codes))
    return {unit.code: spoken(_UnitWords(zh=unit.name, en=unit.name_en)) for unit in found}


def desk_name(seat: str, units: dict[str, Unit]) -> str:
    """A post as people name it: its unit (「区城市管理局」), or grid and role (「…第1网格网格长」)."""
    role, _at, desk = seat.partition("@")
    if desk in units:
        return spoken(_UnitWords(zh=units[desk].name, en=units[desk].name_en))
    return _placed(role, places.label_of(desk))


def desk_names(seats: Iterable[str]) -> dict[str, str]:
    """The names of all these posts with four questions; built-in posts have none and are left out."""
    placed = [seat for seat in set(seats) if "@" in seat]
    units = units_at(placed)
    labels = places.labels_of(desk_of(seat) for seat in placed if desk_of(seat) not in units)
    return {
        seat: _placed(seat.partition("@")[0], labels[desk_of(seat)])
        if desk_of(seat) in labels
        else desk_name(seat, units)
        for seat in placed
    }


def _placed(role: str, place: str) -> str:
    return _("%(place)s%(role)s") % {"place": place, "role": spoken(book().role(role))}


@dataclass(frozen=True)
class _UnitWords:
    zh: str
    en: str


def title(case: AnyCase) -> str:
    """What it is about: category and condition once somebody chose them; a plain word before."""
    return _about(case.condition) if case.condition != "-" else _unread(case.channel)


def _unread(channel: str) -> str:
    """What it is called before anybody chose what it is about: whose it is, and no more."""
    sender = book().sender_of(channel)
    if sender and not sender.residents:
        return _("%(sender)s转来的一件事") % {"sender": spoken(sender)}
    return _("巡查的人看到的一件事") if channel == PATROL else _("居民反映的一件事")


def guess(case: AnyCase) -> str:
    """What the words look like while nobody has accepted it, said as no more than that; empty otherwise."""
    if case.state != "submitted" or case.condition != "-" or case.proposed == "-":
        return ""
    return _("看起来是:%(about)s,受理时由人确定") % {"about": _about(case.proposed)}


def titled(case: AnyCase) -> str:
    """Title and guess in one text, where there is no second line."""
    return f"{title(case)}({looks})" if (looks := guess(case)) else title(case)


def _about(key: str) -> str:
    row = book().condition(key)
    return f"{spoken(book().category(row.category))} · {spoken(row)}"


def serving(case: Case, *, at: datetime) -> list[posts.Desk]:
    """The posts that serve the place of the matter, from the grid up; nobody's name."""
    codes = case.place.rstrip("/").split("/")
    return posts.desks_at(["/".join(codes[: n + 1]) + "/" for n in range(len(codes))], at=at)
