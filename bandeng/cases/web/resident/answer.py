"""Opening one's matter by number and code, answering whether it is solved, adding to it."""

from dataclasses import replace
from datetime import datetime
from unicodedata import normalize

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bandeng.cases import actions, rules
from bandeng.cases.models import Case
from bandeng.cases.queries import families, sight, voices
from bandeng.cases.queries.codes import is_code_of
from bandeng.cases.web.resident import floods, judging, party
from bandeng.cases.web.resident.case import numbered, page
from bandeng.cases.web.resident.once import led_to, once
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale, at_field
from bandeng.ledger import pictures
from bandeng.people.actions import locks
from bandeng.people.web.asked import address_of
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.ui.words import moment_text

TRIES_PER_MATTER, TRIES_PER_ADDRESS = 10, 30


@asks("public")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Number and code open one's own matter, the number alone its public page; wrong codes are slowed."""
    number = _typed(request.POST.get("number", request.GET.get("number", "")))
    if request.method != "POST":
        mine = party.mine(request)
        return render(request, "cases/resident/follow.html", {"number": number, "issues": {}, "mine": mine})
    code = request.POST.get("code", "").strip()
    issues = _try_code(request, number, code) if code else _unknown(number)
    if not issues:
        return redirect("cases:case", number=number)
    context = {"number": number, "issues": issues, "mine": []}
    return render(request, "cases/resident/follow.html", context, status=429 if "wait" in issues else 422)


def _typed(number: str) -> str:
    """The whole number of what is written: its end will do, and the wide signs of a Chinese keyboard."""
    return sight.whole_number(normalize("NFKC", number).strip().replace("—", "-").replace("–", "-"))


def _unknown(number: str) -> dict[str, str]:
    return {} if sight.find(number) else {"number": _("没有这个编号,请看看回执")}


def _try_code(request: HttpRequest, number: str, code: str) -> dict[str, str]:
    at = now()
    counted = {
        locks.key("matter", number): TRIES_PER_MATTER,
        locks.key("matter-address", locks.house(address_of(request))): TRIES_PER_ADDRESS,
    }
    for key, allowed in counted.items():
        until = locks.count_failure(key, allowed=allowed, at=at)
        if until:
            words = {"until": moment_text(until, at)}
            return {"wait": _("试错的次数太多了,请在%(until)s以后再试,或者打社区电话") % words}
    found = sight.find(number)
    if found is None or not _opens(request, found, code):
        return {"code": _("编号和查询码对不上,请看看回执;回执丢了可以打社区电话")}
    for key in counted:
        locks.take_back(key)
    return {}


def _opens(request: HttpRequest, found: Case, code: str) -> bool:
    """Open the matter with the reporter's code, or with the own code of somebody who follows it."""
    whole = families.whole_of(found) if families.divided(found) else None
    if is_code_of(found.stream, code) or (whole is not None and is_code_of(whole.stream, code)):
        party.open_to(request, found, by="code")
        return True
    follower = voices.whose_code(found, code)
    if follower is not None:
        party.open_to_voice(request, found, follower)
    return follower is not None


def _own(request: HttpRequest, number: str) -> tuple[Case, str]:
    found = numbered(number)
    way = party.way_of(request, found)
    if not way:
        raise NotYours(_("只有反映这件事的人能回答;请先用编号和查询码打开它"))
    return found, way


@asks("public")
@require_http_methods(["POST"])
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """The reporter's word: solved, partly, not, or it came back."""
    found = numbered(number)
    if led_to(request):
        return redirect("cases:case", number=number)
    word = actions.Word(
        answer=request.POST.get("answer", ""), channel="page", words=request.POST.get("words", "")
    )
    try:
        _is_as_shown(request, found)
        once(request, found, lambda case, said: _say(request, case, word, said))
    except Stale:
        told = _("这一页打开以后,事情又有了变化。现在怎样写在上面;您写的话还在,要说就再选一次。")
        more = {"typed": word.words, "heading": _("刚刚有变化")}
        return page(request, numbered(number), {"answer": told}, status=409, **more)
    except (BadInput, NotNow) as refused:
        issues = getattr(refused, "issues", None) or {"answer": str(refused)}
        return page(request, found, issues, typed=word.words)
    return redirect("cases:case", number=number)


def _say(request: HttpRequest, found: Case, word: actions.Word, command: str) -> None:
    """The word of whoever this browser speaks for: the reporter, or somebody who follows the matter."""
    way, her = _her(request, found)
    if her is None:
        raise NotYours(_("只有反映这件事的人能回答;请先用编号和查询码打开它"))
    _judge(her, word if her.voice or found.state == "merged" else replace(word, channel=way), command)


def _her(request: HttpRequest, found: Case) -> tuple[str, judging.Judge | None]:
    """By which way this browser has opened the matter (``""``: not as its reporter), and her part in it."""
    way = party.way_of(request, found)
    return way, judging.judge_of(found, way, None if way else party.voice_of(request, found))


def _judge(her: judging.Judge, word: actions.Word, command: str) -> None:
    matter, at, person = her.matter, her.matter.moment(now()), her.person
    if matter.state in rules.BESIDE:
        actions.voice(case=matter, person=person, word=word, by=person, at=at, command=command)
    elif her.voice:
        actions.judge(case=matter, follower=person, word=word, by=person, at=at, command=command)
    else:
        say = actions.contest if word.answer in rules.CONTESTING else actions.answer
        say(case=matter, word=word, by=person, at=at, command=command)


def _is_as_shown(request: HttpRequest, found: Case) -> None:
    """Raises Stale where the page she answers on shows another state than the matter is in by now.

    What staff wrote and what others who reported it said meanwhile changes nothing about her word; that it
    was closed, or answered in her name, does.
    """
    shown = request.POST.get("shown", "")
    if shown and not judging.is_as_shown(found, _her(request, found)[1], shown):
        raise Stale(_("这一页打开以后,事情又有了变化"))


@asks("public")
@require_http_methods(["POST"])
def supplement(request: HttpRequest, number: str) -> HttpResponse:
    """Add words or pictures to one's own matter."""
    found, _way = _own(request, number)
    if led_to(request):
        return redirect("cases:case", number=number)
    if told := floods.too_many(request, "supplement"):
        return page(request, found, {"flood": told}, added=request.POST.get("words", ""))
    try:
        with at_field("pictures"):
            taken = tuple(pictures.take(file).digest for file in request.FILES.getlist("pictures"))
        public = request.POST.get("public") == "1"
        addition = actions.Addition(words=request.POST.get("words", ""), pictures=taken, public=public)
        by = found.reporter
        once(request, found, lambda case, said: _add(case, addition, by, case.moment(now()), said))
    except (BadInput, NotNow) as refused:
        issues = getattr(refused, "issues", None) or {"supplement": str(refused)}
        return page(request, found, issues, added=request.POST.get("words", ""))
    return redirect("cases:case", number=number)


def _add(case: Case, addition: actions.Addition, by: str, at: datetime, command: str) -> None:
    actions.supplement(case=case, by=by, addition=addition, at=at, command=command)
