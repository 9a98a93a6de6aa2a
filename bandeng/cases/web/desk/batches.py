"""Several matters at once: what may be done with each, the deed, what came of each, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.cases import actions
from bandeng.cases.models import Case, CaseQuerySet
from bandeng.cases.queries import batches, sight
from bandeng.cases.queries.listed import listed
from bandeng.cases.rules import BATCH_AT_MOST
from bandeng.cases.web.desk import bulk
from bandeng.cases.web.desk.lines import Line, lines
from bandeng.cases.web.desk.said import first_words
from bandeng.cases.web.desk.steps.fields import Field, Typed
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.cases.web.desk.steps.view import why_closed
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, Stale
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.ui.web.asks import asks

MONTH = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A matter of a batch before it is done: its line, its turn, the sentence that refuses it (or none)."""

    line: Line
    turn: int
    refused: str

    @property
    def value(self) -> str:
        """How the form names it: number and turn."""
        return f"{self.line.number}:{self.turn}"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One batch in the list of one's own. ``counts``: of taking back, where it was taken back."""

    batch: str
    label: str
    counts: str
    at: datetime


@asks("cases.batch")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What she did with several matters at once in the last month: each opens onto its rows."""
    who = sitting(request)
    told = batches.recent(who.person, since=who.at - MONTH)
    back = batches.taken_back(told)
    entries = [_entry(fact, back.get(fact.stream)) for fact in told]
    context = {"entries": entries, "sitting": who, "at": who.at}
    return render(request, "cases/desk/batches.html", context)


def _entry(taken: Fact, undone: Fact | None) -> Entry:
    label, counts = bulk.label_of(taken.body["verb"]), bulk.counts(undone or taken)
    said = _("已撤回:%(counts)s") % {"counts": counts} if undone else counts
    return Entry(batch=taken.command, label=label, counts=said, at=(undone or taken).at)


@asks("cases.batch")
@require_POST
def looking(request: HttpRequest) -> HttpResponse:
    """What may be done with each of the chosen, and why not; nothing is done yet."""
    who, sent = sitting(request), Typed(post=request.POST)
    batch = _batch(sent, _chosen(sent.many("chosen"), who), new_id(who.at))
    return _previewed(request, who, batch, sent)


@asks("cases.batch")
@require_POST
def doing(request: HttpRequest) -> HttpResponse:
    """Do it; a form that was sent twice leads to what it did the first time."""
    who, sent = sitting(request), Typed(post=request.POST)
    batch = _batch(sent, _chosen(sent.many("row"), who), sent.command or new_id(who.at))
    if batches.taken(batch.id) is None:
        try:
            actions.perform(batch=batch, by=who.person, at=who.at)
        except Stale:
            pass  # the same form, a moment ago: its entry is there now, or the page says that it is not
        except BadInput as wrong:
            return _previewed(request, who, batch, sent, wrong)
    return redirect(reverse("cases:desk-batch", args=[batch.id]))


def _batch(sent: Typed, rows: tuple[actions.Chosen, ...], batch: str) -> actions.Batch:
    said = {name: sent.text(name) for name in ("tried", "why", "unit", "words")}
    return actions.Batch(id=batch, verb=sent.text("verb"), rows=rows, said=said)


def _chosen(asked: Sequence[str], who: Sitting) -> tuple[actions.Chosen, ...]:
    """The matters of the form that the person may see, in its order, each with the turn it was read at."""
    turns = {number: turn for number, _colon, turn in (each.partition(":") for each in asked)}
    numbers = list(turns)[: BATCH_AT_MOST + 1]
    cases = {case.number: case for case in _seen(who).filter(number__in=numbers)}
    return tuple(
        actions.Chosen(case=cases[number], turn=_turn(turns[number], cases[number]))
        for number in numbers
        if number in cases
    )


def _seen(who: Sitting) -> CaseQuerySet:
    return sight.seen_by(who.person, at=who.at)


def _turn(text: str, case: Case) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else case.turn


def _previewed(
    request: HttpRequest, who: Sitting, batch: actions.Batch, sent: Typed, wrong: BadInput | None = None
) -> HttpResponse:
    refused = _refused(batch, who)
    found = {line.id: line for line in _lines([each.case.id for each in batch.rows], who)}
    rows = [
        Row(line=found[each.case.id], turn=each.turn, refused=why)
        for each, why in zip(batch.rows, refused, strict=True)
    ]
    context = {
        "batch": batch,
        "label": bulk.label_of(batch.verb),
        "undo": bulk.undo_words(batch.verb),
        "fields": [(field, _typed(field, sent)) for field in bulk.fields(batch.verb, batch.rows)],
        "issues": wrong.issues if wrong else {},
        "may": [row for row in rows if not row.refused],
        "refused": [row for row in rows if row.refused],
        "said": first_words(each.case.words for each in batch.rows),
        "sitting": who,
        "at": who.at,
    }
    return render(request, "cases/desk/batch.html", context, status=422 if wrong else 200)


def _refused(batch: actions.Batch, who: Sitting) -> list[str]:
    """For each row why it cannot be done (empty where it can), as the page of the step alone would say it."""
    tried = actions.preview(batch=batch, by=who.person, at=who.at)  # refuses what is no verb of many
    step = BY_VERB[batch.verb]
    return [why_closed(step, row.case, who) or said for row, said in zip(batch.rows, tried, strict=True)]


def _typed(field: Field, sent: Typed) -> str:
    return sent.text(field.name) or field.value


def _lines(ids: Sequence[int], who: Sitting) -> list[Line]:
    return lines(listed(_seen(who).filter(id__in=ids)), at=who.at)


@dataclass(frozen=True, kw_only=True)
class Done:
    """A matter of a batch after it was done; ``line`` is None where the person sees it no more."""

    line: Line | None
    word: str
    tone: str
    because: str


@asks("cases.see")
@require_safe
def page(request: HttpRequest, batch: str) -> HttpResponse:
    """What came of each, who did it, and the way back while there is one."""
    who = sitting(request)
    taken = _taken(batch, who)
    undone = batches.undone(taken)
    shown = undone or taken
    context = {
        "taken": taken,
        "undone": undone,
        "label": bulk.label_of(taken.body["verb"]),
        "counts": bulk.counts(shown),
        "rows": _came(shown, who),
        "until": _until(taken, undone, who.at) if taken.person == who.person else None,
        "undo": bulk.undo_words(taken.body["verb"]),
        "sitting": who,
        "at": who.at,
    }
    return render(request, "cases/desk/batch_done.html", context)


def _taken(batch: str, who: Sitting) -> Fact:
    """The entry of this batch, for whoever sits in the same unit. Raises Http404."""
    taken = batches.taken(batch)
    if taken is None or taken.body["unit"] not in {holding.unit for holding in who.held}:
        raise Http404(batch)
    return taken


def _until(taken: Fact, undone: Fact | None, at: datetime) -> datetime | None:
    until = batches.undone_until(taken)
    return until if undone is None and until is not None and at <= until else None


def _came(fact: Fact, who: Sitting) -> list[Done]:
    rows, words = fact.body["rows"], bulk.outcomes(fact)
    found = _seen(who).filter(stream__in=[row["case"] for row in rows])
    by_stream = {line.stream: line for line in lines(listed(found), at=who.at)}
    return [
        Done(
            line=by_stream.get(row["case"]),
            word=str(words[row["outcome"]][0]),
            tone=words[row["outcome"]][1],
            because=row["because"] or _("其间有人改过,没有办;请打开看看现在怎样")
            if row["outcome"] != actions.DONE
            else "",
        )
        for row in rows
    ]


@asks("cases.batch")
@require_POST
def undoing(request: HttpRequest, batch: str) -> HttpResponse:
    """Take back what the batch has done, by new facts."""
    who = sitting(request)
    taken = _taken(batch, who)
    cases = list(_seen(who).filter(stream__in=[row["case"] for row in taken.body["rows"]]))
    actions.undo(taken=taken, cases=cases, by=who.person, at=who.at)
    return redirect(reverse("cases:desk-batch", args=[batch]))
