"""A vote at the desk, from its preparation to the result, and the slips that go with the ballots."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bandeng.ballots import actions, origins, queries, slips, telling
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import differing, households, numbering
from bandeng.ballots.queries.posts import body_of, hand_inside, keyed_by_body
from bandeng.ballots.rules import life
from bandeng.ballots.rules.numbering import read_number
from bandeng.ballots.rules.roll import by_room, square_metres
from bandeng.ballots.web import (
    agents,
    allowed,
    batches,
    before,
    coowners,
    done,
    steps,
    ties,
    watching,
    words,
)
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

NOTICE = timedelta(days=16)  # proposed between announcing and opening; the book's rules say what is needed
WINDOW = timedelta(days=7)
EVENING = 18  # the local hour at which voting is proposed to end
LIST_AT_MOST = 100


@asks("ballots.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The votes of one's places, the latest first, and those one watches over as a scrutineer.

    Who runs none is told that, and where everybody reads those that were announced.
    """
    who = sitting(request)
    found = list(queries.seen_by(who.person, at=who.at)[:LIST_AT_MOST])
    watched = queries.watched_by(who.person, at=who.at)[:LIST_AT_MOST]
    context = {
        "votes": found,
        "watched": watched,
        "sees": bool(posts.places_where(who.person, "ballots.see", at=who.at).places),
        "places": places.labels({vote.place for vote in (*found, *watched)}),
        "words": words,
        "may": bool(_places(who)),
        "sitting": who,
    }
    return render(request, "ballots/desk/overview.html", context)


@asks("ballots.prepare")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new vote."""
    return _new(request, sitting(request), None)


def _new(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    context = {
        "places": _places(who),
        "rules": [(rule.code, spoken(rule)) for rule in book().voting if not rule.secret],
        "secret": [(spoken(rule), telling.law_of(rule)) for rule in book().voting if rule.secret],
        "deemed": words.DEEMED,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "ballots/desk/new.html", context, status=422 if wrong else 200)


def _places(who: Sitting) -> list[tuple[str, str]]:
    reach = posts.places_where(who.person, "ballots.prepare", at=who.at).places
    found = [place.path for path in reach for place in places.living("community", under=path)]
    return sorted(places.labels(found).items())


@asks("ballots.prepare")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Prepare it."""
    who, post = sitting(request), request.POST
    try:
        place = post.get("place", "")
        if place not in dict(_places(who)):
            raise BadInput(_("请选在哪个社区"), {"place": _("请选一个社区")})
        what, command = steps.preparing(request), post.get("command", "")[:40]
        fact = actions.prepare(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _new(request, who, wrong)
    return redirect("ballots:desk-vote", ref=fact.stream.partition(":")[2])


@asks("ballots.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One vote and what comes next."""
    who = sitting(request)
    return _one(request, who, _vote(who, ref), None)


def _vote(who: Sitting, ref: str) -> Vote:
    try:
        return queries.vote_for(who.person, ref, at=who.at)
    except Vote.DoesNotExist:
        raise Http404(ref) from None


def _one(request: HttpRequest, who: Sitting, vote: Vote, wrong: BadInput | None) -> HttpResponse:
    opens_at = _morning(who.at + NOTICE)
    context = {
        "vote": vote,
        "items": queries.items(vote),
        "rule": spoken(book().voting_rule(vote.rule)),
        "silence": [telling.silence_told(vote), *telling.article_told(vote)],
        "place": places.label(vote.place),
        "state": words.state_of(vote, at=who.at),
        **_parts(request, who, vote),
        "words": words,
        "choices": words.choices_of(vote),
        "opens_at": f"{opens_at:%Y-%m-%dT%H:%M}",
        "closes_at": f"{(opens_at + WINDOW).replace(hour=EVENING):%Y-%m-%dT%H:%M}",
        **_ending(vote, who.at),
        "issues": wrong.issues if wrong else {},
        "wrong": str(wrong).splitlines() if wrong else [],
        "metres": square_metres,
        **_typed(request, vote),
        "command": lambda: new_id(who.at),
        "sitting": who,
        "at": who.at,
    }
    return render(request, "ballots/desk/vote.html", context, status=422 if wrong else 200)


def _ending(vote: Vote, at: datetime) -> dict[str, object]:
    """Whether voting is over, and why it cannot be counted yet."""
    over = vote.is_over(at=at)
    waits = actions.why_waits(vote, at=at) if over and vote.state == life.ANNOUNCED else ""
    return {"over": over, "count_waits": waits}


def _parts(request: HttpRequest, who: Sitting, vote: Vote) -> dict[str, object]:
    """What the parts of the page read: before, while it runs, after the count, and who may do what."""
    return {
        **_rows(who, vote),
        **watching.context(vote, who.person, who.at),
        **before.context(vote, who.at),
        **ties.context(vote),
        **allowed.context(vote, who.person, who.at),
        **done.context(vote, request),
        "origin": origins.origin(vote.stream),
    }


def _typed(request: HttpRequest, vote: Vote) -> dict[str, object]:
    """What was typed; or what the code of squares on a paper says: its serial, and so its number.

    ``scanned``: what is done next with that paper, nothing where none was scanned. A paper that comes back
    and was never handed over is handed over first.
    """
    written = (request.GET or request.POST).get("serial", "").strip()[:40]
    serial = queries.serial_meant(vote, written) if written else ""
    number = serial.rpartition("-")[0]
    there = queries.elector(vote, number) if serial else None
    out = there is None or there.delivered
    if request.method == "POST" or not serial:
        typed = request.POST.copy()
        typed.update({} if out else {"number": number})
        return {"typed": typed, "scanned": "" if out else "delivery"}
    paper = MultiValueDict({"serial": [serial], "number": [number]})
    return {"typed": paper, "scanned": "return" if out else "delivery"}


def _rows(who: Sitting, vote: Vote) -> dict[str, object]:
    """The roll before it is frozen, the papers and conflicts while voting runs."""
    rolled, running = vote.state in (life.ROLLED, life.POSTED), vote.state == life.ANNOUNCED
    disputes = households.disputes_to_answer(vote) if running else []
    delivering = posts.places_where(who.person, "ballots.deliver", at=who.at).places
    return {
        **agents.context(vote),
        **batches.context(vote, who.person),
        "turnout": queries.turnout(vote),
        **_keying(who, vote, running),
        **_conflicts(who, vote, running),
        "disputes": disputes,
        "voter_lines": coowners.lines_of(vote, [said.number for said in disputes]),
        "may_print": any(vote.place.startswith(each) for each in delivering),
        "unreachable": households.without_telephone(vote) if running else [],
        "roll": queries.electors(vote) if rolled else [],
        "rooms": queries.rooms(vote) if rolled else {},
        "phones": numbering.telephones(vote) if rolled else {},
    }


def _keying(who: Sitting, vote: Vote, running: bool) -> dict[str, object]:
    """What waits to be keyed; what this person keyed, and what others of her unit did: not hers to key."""
    waiting = list(queries.left_to_key(vote)[:LIST_AT_MOST])
    told: dict[str, object] = {"waiting": waiting, "keyed": queries.keyed_by(vote, who.person)}
    if not (running and waiting):
        return told | {"same_body": frozenset()}
    try:
        body = body_of(hand_inside(vote, "ballots.key", who.person, who.at))
    except NotYours:
        return told | {"same_body": frozenset()}
    mine = keyed_by_body(vote, body)
    return told | {"same_body": {slot.serial for slot in waiting if not slot.differs} & mine}


def _conflicts(who: Sitting, vote: Vote, running: bool) -> dict[str, object]:
    """Slots whose voter is to be asked; ``took``: those whose paper this person took or keyed herself."""
    found = queries.in_conflict(vote) if running else []
    mine = {slot.number for slot in found if who.person in differing.took(slot)}
    return {"conflicts": found, "took": mine}


def _morning(at: datetime) -> datetime:
    return at.astimezone(SHANGHAI).replace(hour=9, minute=0, second=0, microsecond=0)


Step = Callable[[Sitting, Vote, HttpRequest], Fact]


def changing(act: str, step: Step) -> Callable[..., HttpResponse]:
    """The view of one step: acts, or shows the page with what is wrong and what was typed."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sitting(request)
        vote = _vote(who, ref)
        try:
            fact = step(who, vote, request)
        except BadInput as wrong:
            return _one(request, who, vote, wrong)
        return redirect(reverse("ballots:desk-vote", args=[ref]) + done.after(fact))

    return view


def _slips(vote: Vote, number: str, rooms: dict[str, str]) -> list[tuple[Elector, str, str]]:
    """Everybody's as one goes from door to door, or of the number that is asked for: serial and code."""
    serials = queries.serials(vote)
    found = [row for row in queries.electors(vote) if not number or row.number == number]
    return [
        (row, serials[row.id], slips.spaced(slips.code_of(row.stream, row.codes)))
        for row in sorted(found, key=lambda row: by_room(rooms.get(row.number, "")))
    ]


@asks("ballots.deliver")
@never_cache
@require_safe
def slips_sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """Every voter's slip to print and cut: number, code, a code of squares that leads to the ballot."""
    who = sitting(request)
    vote = _vote(who, ref)
    posts.hand(who.person, "ballots.deliver", vote.place, at=who.at)
    number, rooms = read_number(request.GET.get("n", "")[:20]), queries.rooms(vote)
    asked = _slips(vote, number, rooms)
    context = {
        "vote": vote,
        "items": queries.items(vote),
        "slips": asked,
        "rooms": rooms,
        "number": number,
        "address": whole_address(request, reverse("ballots:ballot", args=[vote.id])),
        "back": whole_address(request, reverse("ballots:desk-vote", args=[vote.id])),
        "replacing": telling.replacing_told(vote),
        "place": places.label(vote.place),
        "silence": telling.silence_told(vote),
        "article": telling.article_told(vote),
        "sitting": who,
    }
    return render(request, "ballots/desk/slips.html", context, status=200 if asked else 404)
