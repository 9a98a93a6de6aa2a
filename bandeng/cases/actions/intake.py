"""A matter is raised, joined, added to."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.urging import urge_by_voices
from bandeng.cases.actions.words import checked_report, keep_if_any, keep_report
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import clocks, families, seats, voices
from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook import classify
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.things import Condition


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is raised. ``place`` is the path of the grid (of the community, when there is no pin).

    ``pin`` is (longitude, latitude) in WGS84 degrees. ``reporter``: whose matter it is, ``helper``
    who files for her (``""``: she herself). ``source_number`` and ``source_due_at`` are a hot line's own.
    ``condition``: what the source says it is about, proposed before what its words say (``""``: nothing).
    """

    place: str
    words: str
    reporter: str
    address: str = ""
    pin: tuple[float, float] | None = None
    helper: str = ""
    channel: str = "web"
    source_number: str = ""
    source_due_at: datetime | None = None
    pictures: tuple[str, ...] = ()
    pictures_public: bool = False
    condition: str = ""


def report(*, report: Report, at: datetime, command: str = "") -> Fact:
    """A resident raises a matter herself (or a helper raises it for her)."""
    person = report.helper or report.reporter
    hand = posts.built_in("resident", "cases.report", report.place, at=at, person=person)
    return _raise(report, hand, command)


def file(*, report: Report, by: str, at: datetime, command: str = "") -> Fact:
    """Staff enter a matter for whoever called, came by or wrote in a group; the operator from a table."""
    return _raise(report, filer(report.place, by, at), command)


def filer(place: str, by: str, at: datetime) -> Hand:
    """May she file there? Raises NotYours."""
    if by == "operator":
        return posts.built_in("operator", "cases.file", place, at=at)
    return posts.hand(by, "cases.file", place, at=at)


def _raise(report: Report, hand: Hand, command: str) -> Fact:
    """Whatever is refused is refused before anything is written: the rest needs no savepoint."""
    _check(report)
    read, given = _read(report), checked_report(report.words, report.address, _pin(report))
    seat = seats.acceptance_seat(report.place, urgent=read.urgent, at=hand.at)
    ticking = clocks.acceptance(seat, urgent=read.urgent, at=hand.at)
    with transaction.atomic(savepoint=False):
        said = _said(report, read, keep_report(given, about=report.reporter, at=hand.at), ticking)
        return pen.record(said, hand=hand, stream=f"case:{new_id(hand.at)}", turn=0, command=command)


def _said(report: Report, read: "_Reading", kept: dict[str, Kept], ticking: Ticking) -> facts.CaseReported:
    return facts.CaseReported(
        words=kept["words"],
        address=kept.get("address"),
        pin=kept.get("pin"),
        lon=rules.coarse(report.pin[0]) if report.pin else 0,
        lat=rules.coarse(report.pin[1]) if report.pin else 0,
        grid=rules.grid_of(report.place),
        channel=report.channel,
        source_number=report.source_number or "-",
        source_due_at=report.source_due_at,
        reporter=report.reporter,
        helper=report.helper or "-",
        pictures=report.pictures,
        pictures_public=report.pictures_public,
        proposed=read.proposed,
        danger=read.danger,
        urgent=read.urgent,
        seat=ticking.seat,
        clocks=(ticking,),
    )


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """What the rule book reads in the words: a condition, a word of danger (``-``: none), and urgency."""

    proposed: str
    danger: str
    urgent: bool


def _read(report: Report) -> _Reading:
    danger = classify.danger(report.words)
    proposed = _proposed(report)
    return _Reading(
        proposed=proposed.key if proposed else "-",
        danger=danger.word if danger else "-",
        urgent=danger is not None or (proposed is not None and proposed.urgent),
    )


def _proposed(report: Report) -> Condition | None:
    if report.condition and not book().condition(report.condition).retired:
        return book().condition(report.condition)
    found = next(iter(classify.propose(report.words)), None)
    return found.condition if found else None


def _pin(report: Report) -> str:
    """The exact point lies in the vault; facts and tables carry it only to about 50 m."""
    return f"{report.pin[0]},{report.pin[1]}" if report.pin else ""


def _check(report: Report) -> None:
    if report.channel not in rules.CHANNELS:
        raise BadInput(_("请选这件事是怎么来的"), {"channel": _("请选一项")})
    if len(report.place.rstrip("/").split("/")) < 3:
        raise BadInput(_("请在地图上标一下,或者选一个社区"), {"place": _("还不知道在哪里")})
    if len(report.pictures) > rules.PICTURES_AT_MOST:
        words = {"most": rules.PICTURES_AT_MOST}
        raise BadInput(_("最多放%(most)s张照片") % words, {"pictures": _("照片多了")})


@transaction.atomic
def join(*, case: Case, follower: str, words: str = "", at: datetime, command: str = "") -> Fact:
    """Somebody says "me too" and follows the matter instead of raising another."""
    hand = posts.built_in("resident", "cases.join", case.place, at=at, person=follower)
    if case.state not in rules.OPEN_STATES:
        raise NotNow(_("这件事已经结束了。如果您又遇到了,请重新反映"))
    if case.reporter == follower or Follower.objects.filter(case=case, person=follower).exists():
        raise NotNow(_("您已经在关注这件事了"))
    kept = keep_if_any(words, "words", about=follower, at=at)
    said = facts.CaseJoined(follower=follower, words=kept, one_with=voices.one_with(case, follower))
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    urge_by_voices(case, at=at)
    return fact


@dataclass(frozen=True, kw_only=True)
class Addition:
    """Words and pictures to add to a matter."""

    words: str = ""
    pictures: tuple[str, ...] = ()
    public: bool = False


@transaction.atomic
def supplement(*, case: Case, by: str, addition: Addition, at: datetime, command: str = "") -> Fact:
    """The reporter adds words or pictures to her matter; whoever has the one it goes on in gets them too."""
    hand = posts.built_in("resident", "cases.supplement", case.place, at=at, person=by)
    going = families.going_on(case)
    if not going:
        raise NotNow(_over(case))
    kept = keep_if_any(addition.words, "words", about=case.reporter, at=at)
    if not kept and not addition.pictures:
        raise BadInput(_("请写一句话,或者放一张照片"), {"words": _("这里还没有写")})
    said = facts.CaseSupplemented(words=kept, pictures=addition.pictures, pictures_public=addition.public)
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    for one in going:
        if one.id != case.id:
            _tell_more(one, case, said, at)
    return fact


def _over(case: Case) -> str:
    if case.state == "divided":
        return _("分开办的几件都结束了。哪一件没办好,请打开那一件,说「没办好」")
    return _("这件事已经结束了。如果没办好,请在下面回答「没办好」")


def _tell_more(one: Case, case: Case, added: facts.CaseSupplemented, at: datetime) -> None:
    hand = posts.built_in("resident", "cases.supplement", one.place, at=one.moment(at), person=case.reporter)
    said = facts.CaseToldMore(
        person=case.reporter, number=case.number, words=added.words, pictures=added.pictures
    )
    pen.record(said, hand=hand, stream=one.stream, turn=one.turn)
