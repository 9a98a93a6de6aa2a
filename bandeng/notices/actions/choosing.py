"""A person says how she wants to be told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.notices import facts, quiet
from bandeng.notices.kinds import TOPICS
from bandeng.notices.models import Choice, Letter
from bandeng.notices.rules import BOOK, NEVER_QUIET, WAYS, hours_without, next_daily
from bandeng.people import phones, vault
from bandeng.people import queries as people
from bandeng.posts import queries as posts

MAIL = re.compile(r"[^@\s<>,;\"']{1,64}@[A-Za-z0-9.-]{1,180}\.[A-Za-z]{2,24}")
CALLED = {"sms", "wecom", "dingtalk"}  # they reach a person by her number


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The whole choice; ``quiet`` as in ``facts.WaysChosen``, ``email`` in plain text (``""``: none)."""

    ways: Mapping[str, tuple[str, ...]]
    daily: bool = False
    quiet: str = BOOK
    language: str = "zh-hans"
    email: str = ""


@transaction.atomic
def choose(*, person: str, wanted: Wanted, at: datetime, command: str = "") -> Fact:
    """Say it anew. Raises BadInput where a way is chosen that cannot reach her, or the hours are no hours."""
    hand = posts.built_in("resident", "notices.choose", "-", at=at, person=person)
    _check(person, wanted)
    said = facts.WaysChosen(
        topics=_topics(wanted.ways),
        daily=wanted.daily,
        quiet=wanted.quiet,
        language=wanted.language,
        email=_kept(person, wanted.email, at),
    )
    stream = f"notices:{person}"
    fact = pen.record(said, hand=hand, stream=stream, turn=posts.turn_of(stream), command=command)
    _wait_anew(person, wanted.quiet, at)
    return fact


def _wait_anew(person: str, hours: str, at: datetime) -> None:
    """What waits for her goes by the hours she wants now; what was tried once keeps its pause."""
    waiting = Letter.objects.in_state("waiting", "gathering").filter(person=person, urgent=False, tries=0)
    for letter in waiting:
        gathers = letter.state == "gathering"
        earliest = max(at, next_daily(letter.written_at) if gathers else letter.written_at)
        due_at = quiet.open_from(earliest, hours, desk=letter.desk)
        Letter.objects.filter(id=letter.id, state=letter.state).update(due_at=due_at)


@transaction.atomic
def note(*, person: str, ways: Mapping[str, tuple[str, ...]], by: str, place: str, at: datetime) -> Fact:
    """Write down what somebody without an account said when asked, at the place (path) of her matter.

    Raises NotYours, and BadInput where a way cannot reach her.
    """
    hand = posts.hand(by, "notices.note", place, at=at)
    _check(person, Wanted(ways=ways))
    said = facts.WaysNoted(person=person, topics=_topics(ways))
    stream = f"notices:{person}"
    return pen.record(said, hand=hand, stream=stream, turn=posts.turn_of(stream))


def _topics(ways: Mapping[str, tuple[str, ...]]) -> tuple[facts.Topic, ...]:
    return tuple(
        facts.Topic(topic=topic, ways=tuple(sorted(set(chosen))))
        for topic, chosen in sorted(ways.items())
        if chosen
    )


def _check(person: str, wanted: Wanted) -> None:
    chosen = {way for ways in wanted.ways.values() for way in ways}
    issues = {}
    if not (set(wanted.ways) <= set(TOPICS) and chosen <= set(WAYS)):
        issues["ways"] = _("请从列出来的里面选")
    if "email" in chosen and not wanted.email:
        issues["email"] = _("勾了电子邮件,请写上邮箱")
    elif wanted.email and not MAIL.fullmatch(wanted.email):
        issues["email"] = _("这个邮箱地址不完整,请看一看")
    if chosen & CALLED and not phones.is_mobile(people.phone(person)):
        issues["ways"] = _("我们没有您的手机号,不能这样告诉您;请先在「我的」里填上手机号")
    if wanted.quiet not in {BOOK, NEVER_QUIET} and not _is_span(wanted.quiet):
        issues["quiet"] = _("请写清楚从几点到几点不要打扰,比如 22:00 到 7:00")
    if issues:
        raise BadInput(next(iter(issues.values())), issues)


def _is_span(quiet: str) -> bool:
    try:
        hours_without(quiet)
    except ValueError:
        return False
    return len(quiet) == len("22:00-07:00")


def _kept(person: str, email: str, at: datetime) -> Kept | None:
    """The address in the vault: the entry there is, if it says the same; else a new one, the old wiped."""
    before = Choice.objects.filter(person=person).exclude(email="-").first()
    if before and vault.read([before.email]).get(before.email) == email:
        return Kept(kept=before.email, seal=before.seal)
    if before:
        vault.wipe([before.email], at=at)
    return vault.keep(email, kind="email", about=person, at=at) if email else None
