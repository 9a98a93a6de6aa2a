"""Take in a table or pasted orders: look it over row by row, then take it; the same again adds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.cases.queries import sentence, sight
from bandeng.cases.web.desk import filing
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.kernel.text import masked
from bandeng.orders import pasting, queries, running, whereabouts
from bandeng.orders.drafts import Draft, Reader
from bandeng.orders.layouts import EXAMPLES, OWN, OWN_TABLE, layout
from bandeng.orders.rules import (
    AGAIN,
    BAD,
    CHANGED,
    KNOWN,
    NEW,
    ROWS_AT_DESK,
)
from bandeng.orders.running import Outcome, Taking, Tally
from bandeng.orders.web import coming
from bandeng.orders.web.coming import Sent
from bandeng.orders.web.words import OUTCOMES
from bandeng.people import phones
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import table

SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A matter that a row led to, for whoever may see it: which row, what came of it, number and title."""

    row: int
    word: str
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row that can be taken: their number and limit, what, whose (masked) and where, what comes of it."""

    row: int
    number: str
    words: str
    due_at: datetime | None
    who: str
    where: str
    word: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class Look:
    """What was found in what came: each row, and how many of each kind. ``elsewhere``: rows, each with a
    sentence, that go by their coordinates and name another place."""

    tally: Tally
    lines: tuple[Line, ...]
    past: tuple[Line, ...]
    matters: tuple[Matter, ...]
    is_done: bool
    elsewhere: Sequence[tuple[int, str]] = ()
    unread: tuple[str, ...] = ()
    issues: Mapping[str, str] = field(default_factory=dict)


@asks("orders.take")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest) -> HttpResponse:
    """The form; ``do=look`` shows what taking it in would do, ``do=take`` takes it in."""
    who = _taker(request)
    if request.method != "POST":
        return _shown(request, who, Sent(sender=request.GET.get("sender", OWN_TABLE)))
    sent = coming.typed(request)
    try:
        sent = replace(sent, sheet=coming.sheet(request))
        if request.POST.get("do") == "edit":
            return _shown(request, who, sent)
        sent = coming.recognised(sent)
        return _shown(request, who, sent, _look(sent, who, take=request.POST.get("do") == "take"))
    except BadInput as wrong:
        return _shown(request, who, sent, issues=wrong.issues or {"file": str(wrong)})


def _taker(request: HttpRequest) -> Sitting:
    who = sitting(request)
    if not posts.places_where(who.person, "orders.take", at=who.at).places:
        raise NotYours(_("您的岗位(%(posts)s)不收工单,请交给社区或街道。") % {"posts": who.roles})
    return who


def _look(sent: Sent, who: Sitting, *, take: bool) -> Look:
    """Looked over, or taken in; where limits have passed and she did not say that they are meant, only
    looked over."""
    form = layout(sent.sender)
    within = posts.places_where(who.person, "orders.take", at=who.at).places
    known = whereabouts.known(within, otherwise=sent.place)
    reader, rows = Reader(layout=form, places=known, at=who.at), list(coming.rows(sent, form))
    is_asked = take and not sent.past and any(running.late(rows, reader))
    if take and not is_asked:
        found = list(running.take(rows, reader, Taking(by=who.person, at=who.at, how=sent.how)))
    else:
        found = list(running.look(rows, reader))
    is_done, tally = take and not is_asked, running.tally(found)
    return Look(
        tally=tally,
        elsewhere=running.by_coordinates(tally.elsewhere[:SHOWN]),
        lines=_lines(found),
        past=() if is_done else _lines([each for each in found if each.is_past(at=who.at)]),
        matters=_matters(found, who) if is_done else (),
        is_done=is_done,
        unread=tuple(pasting.unread(sent.message, form)) if sent.message and not sent.sheet else (),
        issues={"past": _("请先看看这几行的时限对不对")} if is_asked else {},
    )


def _lines(found: Sequence[Outcome]) -> tuple[Line, ...]:
    good = [(each, each.draft) for each in found if each.draft and each.outcome != BAD][:SHOWN]
    labels = places.labels({draft.place for _each, draft in good})
    return tuple(_line(each, draft, labels[draft.place]) for each, draft in good)


def _line(found: Outcome, draft: Draft, place: str) -> Line:
    word, tone = OUTCOMES[found.outcome]
    called = f"{draft.name[:1]}**" if draft.name else ""
    return Line(
        row=found.row,
        number=draft.number,
        words=masked(draft.words)[:40],
        due_at=draft.due_at,
        who=" ".join(filter(None, (called, phones.masked(draft.phone) if draft.phone else ""))),
        where=" ".join(filter(None, (place, masked(draft.address)))),
        word=str(word),
        tone=tone,
    )


def _matters(found: Sequence[Outcome], who: Sitting) -> tuple[Matter, ...]:
    """Where the rows are now, those that she may see, in the order of the table."""
    led = [each for each in found if each.matter][:SHOWN]
    seen = sight.seen_by(who.person, at=who.at).filter(stream__in=[each.matter for each in led])
    cases = {case.stream: case for case in seen}
    return tuple(
        Matter(
            row=each.row,
            word=str(OUTCOMES[each.outcome][0]),
            number=cases[each.matter].number,
            title=sentence.titled(cases[each.matter]),
        )
        for each in led
        if each.matter in cases
    )


def _shown(
    request: HttpRequest,
    who: Sitting,
    sent: Sent,
    look: Look | None = None,
    issues: Mapping[str, str] | None = None,
) -> HttpResponse:
    named = [(path, label) for path, label in filing.places_of(who) if path.count("/") == 3]
    context = {
        "sent": sent,
        "look": look,
        "counts": _counts(look),
        "problems": [(str(p.row), p.column, p.cause, p.cure) for p in look.tally.problems] if look else [],
        "senders": [
            (OWN_TABLE, _("本系统的模板")),
            *((each.code, spoken(each)) for each in queries.senders()),
        ],
        "places": [("", _("不选:说不清在哪里的不收")), *named],
        "most": ROWS_AT_DESK,
        "issues": issues or (look.issues if look else {}),
        "sitting": who,
    }
    return render(
        request, "orders/taking.html", context, status=422 if issues or (look and look.issues) else 200
    )


def _counts(look: Look | None) -> list[tuple[str, str]]:
    if look is None:
        return []
    counts = look.tally.counts
    return [(str(OUTCOMES[name][0]), str(counts[name])) for name in (NEW, CHANGED, AGAIN, KNOWN, BAD)]


@asks("orders.take")
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Our template with two examples."""
    _taker(request)
    return table("cases-template", kind, [column.heads[0] for column in OWN], EXAMPLES)
