"""What several actions share: whose hand, what goes to the vault, who speaks, which units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from bandeng.gatherings import facts, queries, rules
from bandeng.gatherings.models import Session
from bandeng.gatherings.queries.sessions import unit_rows
from bandeng.kernel.facts import Kept
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import NotYours
from bandeng.ledger.hands import Hand
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.rules.gatherings import SessionKind, When


@dataclass(frozen=True, kw_only=True)
class Held:
    """Who holds it: codes of the units, of what kind each is, and where each serves; the first one leads."""

    units: tuple[str, ...]
    kinds: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Who speaks: the id of a post, or a guest by name; one of the two."""

    post: str = ""
    called: str = ""


def hand_of(person: str, act: str, session: Session, *, at: datetime) -> Hand:
    """The permission of whoever acts for one of the units that hold the session. Raises NotYours."""
    refused: NotYours | None = None
    for holder in queries.holders_of(session):
        try:
            return posts.hand(person, act, session.place, at=at, unit=holder.unit)
        except NotYours as no:
            refused = refused or no
    raise refused or NotYours(_("这场活动没有举办单位"))


def days_on(at: datetime, days: int) -> str:
    """The day in Erqi so many days later, as facts carry it."""
    return (at.astimezone(SHANGHAI).date() + timedelta(days=days)).isoformat()


def held_by(units: Iterable[str]) -> Held | None:
    """These units as they stand now; None where one of them is not known, or there is none."""
    wanted = tuple(dict.fromkeys(units))
    known = unit_rows(wanted)
    if not wanted or set(known) != set(wanted):
        return None
    rows = [known[code] for code in wanted]
    return Held(units=wanted, kinds=tuple(row[0] for row in rows), places=tuple(row[1] for row in rows))


def keep(text: str, kind: str, about: str, at: datetime) -> Kept | None:
    """The words in the vault; None where there are none."""
    return vault.keep(text.strip(), kind=kind, about=about, at=at) if text.strip() else None


def speakers(
    talks: Iterable[Talk], kind: SessionKind, about: str, *, units: Iterable[str], on: datetime, at: datetime
) -> tuple[facts.Speaker, ...]:
    """Who speaks. ``own``: the own secretary of a unit that holds it, in her post at the moment ``on``,
    and no deputy; a guest's own unit held nothing."""
    holding = set(units)
    said = [_speaker(talk, kind, about, on, at) for talk in talks if talk.post or talk.called.strip()]
    return tuple(replace(each, own=each.own and each.unit in holding) for each in said)


def speakers_wrong(talks: Iterable[Talk], kind: SessionKind) -> dict[str, str]:
    """Of a kind whose speakers count, somebody spoke. Nothing where that is said, or is not asked."""
    if not kind.own_speakers or any(talk.post or talk.called.strip() for talk in talks):
        return {}
    return {"speakers": _("请选谁讲的;请来的人讲的,写一下怎么称呼")}


def _speaker(talk: Talk, kind: SessionKind, about: str, on: datetime, at: datetime) -> facts.Speaker:
    if not talk.post:
        return facts.Speaker(unit="-", post="-", own=False, called=keep(talk.called, "speaker", about, at))
    role = talk.post.partition("@")[0]
    held = posts.holders([talk.post], at=on)
    own = role in kind.own_speakers and any(not each.deputy for each in held)
    unit = held[0].unit if held else talk.post.partition("@")[2]
    return facts.Speaker(unit=unit, post=talk.post, own=own, called=None)


def details(
    lines: Mapping[str, str], kind: SessionKind, whens: tuple[When, ...], about: str, at: datetime
) -> tuple[facts.Detail, ...]:
    """The kind's own lines of this time, as far as something was written."""
    wanted = [line for line in kind.lines if line.when in whens and lines.get(line.code, "").strip()]
    return tuple(
        facts.Detail(
            line=line.code,
            said="-" if line.kept else lines[line.code].strip(),
            kept=keep(lines[line.code], f"line-{line.code}"[:40], about, at) if line.kept else None,
        )
        for line in wanted
    )


def lines_wrong(lines: Mapping[str, str], kind: SessionKind, whens: tuple[When, ...]) -> dict[str, str]:
    """What is wrong with the kind's own lines, by the name of the field."""
    issues = {}
    for line in kind.lines:
        said = lines.get(line.code, "").strip()
        most = rules.WORDS_AT_MOST if line.kept else rules.LINE_AT_MOST
        if line.when in whens and line.needed and not said:
            issues[f"line-{line.code}"] = _("这一行要写,一句话就够")
        elif len(said) > most:
            issues[f"line-{line.code}"] = _("最多写%(most)s个字") % {"most": most}
    return issues


def examined_wrong(examined: Iterable[facts.Examined], kind: SessionKind) -> dict[str, str]:
    """What is wrong with the units that were examined."""
    found = list(examined)
    if not kind.examines:
        return {"examined": _("这种场次不记验收结果")} if found else {}
    if not found:
        return {"examined": _("请选验收了哪个单位")}
    if any(each.result not in rules.RESULTS for each in found):
        return {"result": _("请选结果:合格、不合格或待定")}
    known = unit_rows(each.unit for each in found)
    return {} if len(known) == len({each.unit for each in found}) else {"examined": _("没有这个单位")}
