"""Covenants at the desk: draft, adopt, file, check."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.assembly import actions, queries
from bandeng.assembly.actions.words import local_day
from bandeng.assembly.models import Covenant
from bandeng.assembly.rules.hands import NOBODY, by_heads
from bandeng.assembly.web import balloting, convening, reading, words
from bandeng.assembly.web.desk import changing, drawn, found, sees
from bandeng.assembly.web.stepping import hands_noted, noted, together
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.ledger.web import drawn as drawn_from
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.web.asks import asks

WHY = re.compile(r"^\s*(?:说明|why)\s*[::]\s*", re.IGNORECASE)
NUMBER = re.compile(r"^\s*(?:第[一二三四五六七八九十百\d]+条|\d{1,2}[.、])\s*")


@asks("assembly.draft")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """A covenant in articles."""
    return _form(request, sees(request), None)


@asks("assembly.draft")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Keep the draft."""
    who = sees(request)
    try:
        place = reading.place(request, queries.choices(who.person, "assembly.draft", at=who.at))
        what, command = _drafting(request), reading.command_of(request)
        fact = actions.draft(place=place, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _form(request, who, wrong)
    return redirect("assembly:covenant", ref=fact.stream.partition(":")[2])


def _drafting(request: HttpRequest) -> actions.Drafting:
    return actions.Drafting(
        kind=request.POST.get("kind", ""),
        title=reading.text(request, "title"),
        articles=articles(request.POST.get("articles", "")),
    )


def articles(text: str) -> list[actions.Drafted]:
    """Paragraphs parted by empty lines; a line that begins 说明: says why. Numbers come by themselves."""
    found = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = part.strip().split("\n")
        why = " ".join(WHY.sub("", line).strip() for line in lines if WHY.match(line))
        said = " ".join(line.strip() for line in lines if not WHY.match(line))
        if said.strip() or why:
            found.append(actions.Drafted(text=NUMBER.sub("", said).strip(), why=why))
    return found


def typed(covenant: Covenant) -> str:
    """The newest version as the field shows it."""
    rows = queries.articles_of(queries.newest(covenant))
    return "\n\n".join(f"{text}\n说明:{why}" if why else text for _number, text, why in rows)


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> HttpResponse:
    places = queries.choices(who.person, "assembly.draft", at=who.at)
    if not places:
        raise NotYours(_("公约由社区居委会组织修订。"))
    kinds = [(each.code, spoken(each)) for each in book().deliberation.covenants]
    return drawn(request, who, "new_covenant", wrong, places=places, kinds=kinds)


@asks("assembly.see")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One covenant."""
    who = sees(request)
    return show(request, who, found(queries.covenant_for, who, ref), None)


def show(request: HttpRequest, who: Sitting, one: Covenant, wrong: BadInput | None) -> HttpResponse:
    """The page of a covenant: versions, three columns, comments, the next step."""
    newest, today = queries.newest(one), local_day(who.at)
    rule = _rule(one)
    context = {
        "told": queries.written(one),
        "newest": newest,
        "reason": queries.reason_of(newest),
        "unanswered": queries.unanswered(one.stream),
        "versions": queries.versions_of(one),
        "rows": queries.comparison(queries.in_force(one, on=today), newest),
        "groups": queries.groups_of(one.stream),
        **_words(),
        "rule": spoken(rule) if rule else "",
        "raised": bool(rule and by_heads(rule)),
        "how": queries.adopted(newest),
        "draft": typed(one),
        "mark": _mark(one),
        "today": today.isoformat(),
        **balloting.context(one),
        **convening.context(one, convening.rule_of(one), at=who.at),
    }
    return drawn(request, who, "covenant", wrong, **context)


def _words() -> dict[str, object]:
    return {
        "outcomes": words.OUTCOMES,
        "outcome_words": dict(words.OUTCOMES),
        "channels": words.CHANNELS,
        "states": words.VERSIONS,
        "numbers": words.numbers,
        "cast_state": words.cast_state,
    }


def _rule(one: Covenant) -> VotingRule | None:
    kind = book().deliberation.covenant(one.kind)
    return book().voting_rule(kind.rule) if kind else None


def _mark(one: Covenant) -> str:
    newest = queries.newest(one)
    return drawn_from.mark(newest.number, newest.state, queries.written(one).title, typed(one))


def _draft(who: Sitting, one: Covenant, request: HttpRequest) -> Fact:
    drawn_from.still(request, _mark(one), by=who.person)
    what, command = _drafting(request), reading.command_of(request)
    return actions.draft(place="", what=what, by=who.person, at=who.at, covenant=one, command=command)


def _adopt(who: Sitting, one: Covenant, request: HttpRequest) -> Fact:
    issues: dict[str, str] = {}
    what, command = _adopting(who, one, request, issues), reading.command_of(request)
    if issues:
        found = actions.adoption_wrong(one, what, at=who.at)
        raise BadInput(_("还没有记下,请改一下再交"), together(issues, found))
    return actions.adopt(covenant=one, what=what, by=who.person, at=who.at, command=command)


def _adopting(who: Sitting, one: Covenant, request: HttpRequest, issues: dict[str, str]) -> actions.Adopting:
    """What the form says; what cannot be read is told in ``issues``."""
    rule, today = _rule(one), local_day(who.at)
    return actions.Adopting(
        held_on=noted(lambda: reading.day(request, "held_on"), None, issues) or today,
        effective_on=noted(lambda: reading.day(request, "effective_on"), None, issues) or today,
        hands=hands_noted(request, rule.code, issues) if rule and by_heads(rule) else NOBODY,
        ballot=reading.text(request, "ballot"),
        meeting=reading.text(request, "meeting"),
        record=reading.text(request, "record"),
        pictures=noted(lambda: reading.shots(request), (), issues),
    )


def _ballot(who: Sitting, one: Covenant, request: HttpRequest) -> Fact:
    what, command = balloting.putting(request), reading.command_of(request)
    return actions.ballot(topic=one, what=what, by=who.person, at=who.at, command=command)


def _file(who: Sitting, one: Covenant, request: HttpRequest) -> Fact:
    command = reading.command_of(request)
    return actions.file_covenant(covenant=one, by=who.person, at=who.at, command=command)


def _review(who: Sitting, one: Covenant, request: HttpRequest) -> Fact:
    said, why = request.POST.get("lawful"), reading.text(request, "why")
    if said not in ("yes", "no"):
        raise BadInput(_("还没有记下,请改一下再交"), {"lawful": _("请选合法还是有抵触")})
    command = reading.command_of(request)
    return actions.review(
        covenant=one, lawful=said == "yes", why=why, by=who.person, at=who.at, command=command
    )


def _home(one: Covenant) -> str:
    return reverse("assembly:covenant", args=[one.id])


drafting = changing("assembly.draft", queries.covenant_for, _draft, show, _home)
adopting = changing("assembly.adopt", queries.covenant_for, _adopt, show, _home)
putting = changing("assembly.ballot", queries.covenant_for, _ballot, show, balloting.onward)
filing = changing("assembly.file", queries.covenant_for, _file, show, _home)
reviewing = changing("assembly.review", queries.covenant_for, _review, show, _home)
