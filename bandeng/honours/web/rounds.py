"""What waits, the rounds, one round with its list, and what is done with many of a list at once."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award, Round
from bandeng.honours.web import forms, words
from bandeng.honours.web.shared import common, round_of, sees
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import BY_UNIT, Honour
from bandeng.ui.web.asks import asks


@asks("honours.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits for her, what is to be handed over, the rounds."""
    who = sees(request)
    context = {
        "waiting": queries.by_round(queries.waiting_for(who.person, at=who.at)),
        "giving": queries.by_round(queries.to_hand_over(who.person, at=who.at)),
        "rounds": queries.rounds_of(who.person, at=who.at),
        "flags": bool(queries.flaggable(who.person, at=who.at)),
        "openable": queries.openable(who.person, at=who.at),
        "recordable": queries.recordable(who.person, at=who.at),
        "words": words,
        "sitting": who,
    }
    return render(request, "honours/overview.html", context)


@asks("honours.see")
@require_safe
def round_(request: HttpRequest, ref: str) -> HttpResponse:
    """One round, its list as far as she may see it, and what is to be done now."""
    who = sees(request)
    return shown(request, who, round_of(who, ref), None)


def shown(request: HttpRequest, who: Sitting, one: Round, wrong: BadInput | None) -> HttpResponse:
    """The page of a round."""
    page = queries.page_of(one, who.person, at=who.at, after=request.GET.get("after", ""))
    objections = _objections(who, one)
    beside = _objected(who, one, page, objections)
    actions.look(awards=[*page.awards, *beside], by=who.person, at=who.at)
    honour, rows = book().honour(one.honour), queries.listed(page.awards)
    today = who.at.astimezone(SHANGHAI).date()
    wait = queries.wait_of(one, on=today)
    context = {
        **_about(one, honour),
        "parts": _parts(who, rows, wait),
        "wait": words.waiting(wait) if wait else "",
        "page": page,
        "names": {row.id: row.name or row.award.subject for row in (*rows, *queries.shown(beside))},
        "strikable": [(row.id, row.name) for row in rows if row.award.state == rules.ANNOUNCED],
        "objections": objections,
        "ours": _is_ours(who, one),
        "unchecked": queries.unchecked(one),
        "numbers": queries.numbers_of(one),
        "nominates": honour.proposes == BY_UNIT and not one.notice_begins and not one.decided_on,
        "today": today,
        "words": words,
        **common(request, who, wrong),
    }
    return render(request, "honours/round.html", context, status=422 if wrong else 200)


def _about(one: Round, honour: Honour) -> dict[str, object]:
    title, class_ = words.title(one), words.CLASSES[honour.class_]
    return {"round": one, "honour": honour, "title": title, "class_": class_}


def _objected(
    who: Sitting, one: Round, page: queries.Page, objections: Sequence[queries.Raised]
) -> list[Award]:
    """What objections are about and this page of the list does not show."""
    about = {each.objection.award for each in objections} - {award.id for award in page.awards}
    return queries.awards_of(one, who.person, at=who.at, only=about) if about else []


def _objections(who: Sitting, one: Round) -> list[queries.Raised]:
    return queries.objections_of(one.id) if _is_ours(who, one) else []


def _is_ours(who: Sitting, one: Round) -> bool:
    return one.unit in queries.desks_of(who.person, at=who.at, act="honours.publish")


# key of what can be done with these, state, rows, the same by place
Part = tuple[str, str, list[queries.Shown], list[queries.Group]]


def _parts(who: Sitting, rows: list[queries.Shown], wait: queries.Wait | None) -> list[Part]:
    """The list by what she can do with it now, then the rest by state."""
    checks = queries.desks_of(who.person, at=who.at, act="honours.endorse")
    decides = queries.desks_of(who.person, at=who.at, act="honours.decide")
    gives = queries.desks_of(who.person, at=who.at, act="honours.hand_over")
    found: dict[tuple[str, str], list[queries.Shown]] = {}
    for row in rows:
        can = _can(row.award, checks, decides, gives)
        can = "wait" if can == "decide" and wait else can
        found.setdefault((can, row.award.state), []).append(row)
    order = list(words.STATES)
    return [
        (can, state, found[can, state], queries.by_place(found[can, state]))
        for can, state in sorted(found, key=lambda key: (key[0] == "", order.index(key[1])))
    ]


def _can(award: Award, checks: set[str], decides: set[str], gives: set[str]) -> str:
    """``check``, ``decide`` or ``give``; ``""`` where nothing is hers to do."""
    honour = book().honour(award.honour)
    if award.state in (rules.CHECKING, rules.DEFERRED) and award.desk in checks:
        return "check"
    waits = rules.READY if not honour.notice_days else rules.ANNOUNCED
    if award.state == waits and honour.decides in decides:
        return "decide"
    if award.state == rules.DECIDED and gives & {award.unit, award.street, award.body}:
        return "give"
    return ""


Batch = Callable[[Sitting, list[Award], HttpRequest], Sequence[Fact]]


def listing(act: str, batch: Batch) -> Callable[..., HttpResponse]:
    """The view of what is done with many at once: does all of it, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sees(request)
        one = round_of(who, ref)
        try:
            batch(who, forms.chosen(request, _ticked(who, one, request)), request)
        except BadInput as wrong:
            return shown(request, who, one, wrong)
        return redirect("honours:round", ref=ref)

    return view


def _ticked(who: Sitting, one: Round, request: HttpRequest) -> list[Award]:
    return queries.awards_of(one, who.person, at=who.at, only=request.POST.getlist("chosen"))


def endorse(who: Sitting, awards: list[Award], request: HttpRequest) -> Sequence[Fact]:
    """Agree to these."""
    post, command = request.POST, forms.command_of(request)
    seen, remark = "file_seen" in post, post.get("remark", "")
    return actions.endorse(
        awards=awards, file_seen=seen, remark=remark, by=who.person, at=who.at, command=command
    )


def refuse(who: Sitting, awards: list[Award], request: HttpRequest) -> Sequence[Fact]:
    """Not these."""
    why, command = request.POST.get("why", ""), forms.command_of(request)
    return actions.refuse(awards=awards, why=why, by=who.person, at=who.at, command=command)


def defer(who: Sitting, awards: list[Award], request: HttpRequest) -> Sequence[Fact]:
    """Not yet."""
    why, command = request.POST.get("why", ""), forms.command_of(request)
    return actions.defer(awards=awards, why=why, by=who.person, at=who.at, command=command)


def decide(who: Sitting, awards: list[Award], request: HttpRequest) -> Sequence[Fact]:
    """Give these the honour."""
    what, command = forms.decision(request), forms.command_of(request)
    return actions.decide(awards=awards, what=what, by=who.person, at=who.at, command=command)


def hand_over(who: Sitting, awards: list[Award], request: HttpRequest) -> Sequence[Fact]:
    """They have it in their hands."""
    today, command = who.at.astimezone(SHANGHAI).date(), forms.command_of(request)
    what = forms.giving(request, awards, today)
    return actions.hand_over(awards=awards, what=what, by=who.person, at=who.at, command=command)
