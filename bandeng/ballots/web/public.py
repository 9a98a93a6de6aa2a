"""What everybody may see of a vote."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bandeng.ballots import elections, queries, telling
from bandeng.ballots.models import Vote
from bandeng.ballots.rules import life
from bandeng.ballots.web import batches, voided, watching, words
from bandeng.figures.web.leading import Sight
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

LIST_AT_MOST = 100


@asks("public")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every vote that was announced, the latest first."""
    found = list(queries.public_votes()[:LIST_AT_MOST])
    context = {"votes": found, "places": places.labels({vote.place for vote in found}), "words": words}
    return render(request, "ballots/index.html", {**context, "at": now()})


@asks("public")
@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """One vote: what is asked of whom under which rule, how many took part, and the result once counted."""
    vote = vote_or_404(ref)
    return render(request, f"ballots/{'posted' if _is_posted(vote) else 'vote'}.html", _told(vote))


@asks("public")
@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """The same for the notice board, with a code that leads to the page."""
    vote = vote_or_404(ref)
    address = whole_address(request, reverse("ballots:page", args=[vote.id]))
    name = "posted_sheet" if _is_posted(vote) else "sheet"
    return render(request, f"ballots/{name}.html", {**_told(vote), "address": address})


def votes(refs: Sequence[str]) -> dict[str, Sight]:
    """What numbers of votes are made of."""
    return {
        vote.id: Sight(title=vote.title, page=reverse("ballots:page", args=[vote.id]))
        for vote in queries.public_votes().filter(id__in=refs)
    }


def _is_posted(vote: Vote) -> bool:
    return vote.state == life.POSTED


def vote_or_404(ref: str) -> Vote:
    """A vote that was announced."""
    try:
        return queries.public_vote(ref)
    except Vote.DoesNotExist:
        raise Http404(ref) from None


def _nominated(vote: Vote) -> dict[str, str]:
    """By whom each candidate was put forward: the kind of body the book names, never a person."""
    known = {each.code: spoken(each) for each in book().voting_people.nominators}
    items = queries.items(vote) if vote.seats else []
    return {item.key: known.get(item.nominated_by, "") for item in items}


def _rule_told(vote: Vote, rule: VotingRule) -> list[str]:
    """The rule, what silence counts as, and the article that says so."""
    silence = [telling.silence_told(vote), *telling.article_told(vote)]
    return [*telling.rule_told(rule, binding=vote.binding), *silence]


def _told(vote: Vote) -> dict[str, object]:
    rule = book().voting_rule(vote.rule)
    return {
        "vote": vote,
        "rule": rule,
        "told": _rule_told(vote, rule),
        "replacing": telling.replacing_told(vote),
        "items": queries.items(vote),
        "nominated": _nominated(vote),
        "results": telling.results(vote, queries.items(vote), rule),
        "quorum": telling.quorum_told(vote, queries.items(vote), rule),
        "weighs": "area" in rule.measures,
        "outcome": elections.outcome(vote).told if vote.seats and vote.closed_at and vote.binding else [],
        "voided": voided.told(vote),
        "by_agents": queries.cast_by_agents(vote) if vote.closed_at else 0,
        "turnout": queries.turnout(vote),
        "head": queries.last_head(vote),
        "batch_notes": batches.notes(vote),
        "sampled": watching.sample_told(vote),
        "place": places.label(vote.place),
        "state": words.state_of(vote, at=now()),
        "at": now(),
    }
