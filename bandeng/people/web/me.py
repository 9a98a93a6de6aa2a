"""「我的」: what we hold about a person and why; correct it, take it along or back, close the account."""

import json
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.kernel.refusals import BadInput, NotNow, Refusal
from bandeng.people import actions, phones, queries
from bandeng.people.actions import phone_codes
from bandeng.people.models import STAFF, Person
from bandeng.people.queries import mine
from bandeng.people.web import sections, sessions
from bandeng.people.web.asked import address_of, typed
from bandeng.people.web.sign_in import status_of
from bandeng.ui.clock import now
from bandeng.ui.web import drafts
from bandeng.ui.web.asks import asks

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
NAME_LENGTH = 40


@asks("signed")
@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """The front page of one's own things."""
    person = person_of(request)
    shown = [(section, list(section.links(request))) for section in sections.all_sections()]
    page = {
        "person": person,
        "name": queries.name(person.id),
        "parts": [(section, links) for section, links in shown if links],
        "held": _held(person),
        "looks": [(sections.seen_as(look.what), look.at) for look in mine.looks(person)],
        "is_staff": person.kind == STAFF,
    }
    return render(request, "people/me.html", page)


@asks("signed")
@never_cache
@get_or_post
def name(request: HttpRequest) -> HttpResponse:
    """Correct one's name; an empty one is taken back."""
    person = person_of(request)
    if request.method != "POST":
        return _form(request, "name", value=mine.word(person.name_entry))
    try:
        actions.rename(person.id, name=typed(request, "name", longest=NAME_LENGTH), at=now())
    except Refusal as refused:
        return _form(request, "name", refused, value=request.POST.get("name", ""))
    return redirect("people:me")


@asks("signed")
@never_cache
@get_or_post
def phone(request: HttpRequest) -> HttpResponse:
    """Correct one's number: a code shows that the new one is hers. Staff sign in otherwise, and need none."""
    person, given = person_of(request), "code" in request.POST
    if request.method != "POST":
        return _form(request, "phone")
    try:
        number = typed(request, "phone", longest=20)
        if person.kind != STAFF and not given:
            phone_codes.ask(number, address=address_of(request), at=now())
            return _form(request, "phone", value=number, sent=True)
        _renumber(request, person, number, now())
    except Refusal as refused:
        return _form(request, "phone", refused, value=request.POST.get("phone", ""), sent=given)
    return redirect("people:me")


@asks("signed")
@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Everything we hold about the person, as a JSON file to take along."""
    person = person_of(request)
    taken = mine.export(person) | {
        section.key: section.export(person) for section in sections.all_sections() if section.export
    }
    written = json.dumps(taken, ensure_ascii=False, indent=2, default=str)
    answer = HttpResponse(written, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bandeng-me.json"'
    return answer


@asks("signed")
@never_cache
@get_or_post
def deletion(request: HttpRequest) -> HttpResponse:
    """Close the account and erase what is kept; asked once more before."""
    person = person_of(request)
    if request.method != "POST":
        return render(request, "people/deletion.html", {"is_staff": person.kind == STAFF, "issues": {}})
    if person.kind == STAFF:
        raise NotNow(_("工作账号连着岗位,由管理员注销。"))
    if request.POST.get("sure") != "yes":
        page = {"is_staff": False, "issues": {"sure": _("请勾选,再注销。")}}
        return render(request, "people/deletion.html", page, status=422)
    actions.erase(person.id, now())
    sessions.end(request)
    response = render(request, "people/deleted.html")
    drafts.wipe(response)
    return response


def person_of(request: HttpRequest) -> Person:
    """The signed-in person; the view asks for ``signed``, so there is one."""
    assert isinstance(request.user, Person)
    return request.user


def _held(person: Person) -> list[tuple[sections.Purpose, str]]:
    """Each kind of words with its purpose; the name and the masked number, of all else how many: kinds that
    are called alike are added up."""
    held, shown = mine.held(person), []
    own = {kind: words for kind, words in held.items() if kind in sections.PURPOSES}
    for kind, words in sorted(own.items(), key=lambda item: (item[0] not in sections.FIRST, item[0])):
        said = {"name": words[-1], "phone": phones.masked(words[-1])}.get(kind) or _count(len(words))
        shown.append((sections.purpose_of(kind), said))
    rest = sum(len(words) for kind, words in held.items() if kind not in own)
    others = len(mine.written_by_others(person))
    counted = ((sections.OTHER, rest), (sections.BY_OTHERS, others))
    return [*shown, *((purpose, _count(number)) for purpose, number in counted if number)]


def _count(number: int) -> str:
    return _("%(n)s 条") % {"n": number}


def _renumber(request: HttpRequest, person: Person, number: str, at: datetime) -> None:
    if person.kind == STAFF:
        if number and not phones.is_number(number):
            sentence = _("请填手机号,或带区号的座机号。")
            raise BadInput(sentence, {"phone": sentence})
    else:
        code = typed(request, "code", longest=20)
        phone_codes.confirm(number, code, address=address_of(request), at=at)
        other = queries.resident_by_phone(number)
        if other and other.id != person.id:
            sentence = _("这个号码已经有账号了,请直接用它登录。")
            raise BadInput(sentence, {"phone": sentence})
    actions.renumber(person.id, phone=number, at=at)


def _form(
    request: HttpRequest, field: str, refused: Refusal | None = None, *, value: str = "", sent: bool = False
) -> HttpResponse:
    issues = refused.issues if isinstance(refused, BadInput) else {}
    page = {
        "value": value[:64],
        "sent": sent,
        "issues": issues,
        "sentence": str(refused) if refused and not issues else "",
        "needs_code": person_of(request).kind != STAFF,
    }
    return render(request, f"people/my_{field}.html", page, status=status_of(refused))
