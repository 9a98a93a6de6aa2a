"""What the forms of months say, as actions take it."""

import re
from datetime import date
from typing import IO
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from bandeng.campaigns import actions, rules
from bandeng.kernel.refusals import BadInput, at_field
from bandeng.ledger import papers, pictures
from bandeng.rulebook.queries import book
from bandeng.ui.web.commands import command_of as command_of
from bandeng.ui.web.days import day_of as day_of


def lines_of(request: HttpRequest, name: str) -> list[tuple[str, str]]:
    """The lines of a field, each cut in two at its first space; the second may be missing."""
    found = []
    for line in request.POST.get(name, "").replace("\u3000", " ").splitlines():
        first, _space, rest = line.strip().partition(" ")
        if first:
            found.append((first, rest.strip()))
    return found


NUMBERS = "一二三四五六七八九十百零〇"
NUMBERED = re.compile(
    rf"(第[{NUMBERS}\d]+[条项章]|[（(][{NUMBERS}\d]+[)）]|[{NUMBERS}]+(?=[、.．])|\d+(?:\.\d+)*(?=[、.．]))"
    r"[、.．:：\s]*(.+)"
)


def clauses_of(request: HttpRequest) -> list[tuple[str, str]]:
    """The clauses of a notice: number and heading, as offices number them (一、 (一) 1. 第一条), or a number
    and a space."""
    found = []
    for line in request.POST.get("clauses", "").replace("\u3000", " ").splitlines():
        if numbered := NUMBERED.fullmatch(line.strip()):
            found.append((numbered[1], numbered[2].strip()))
        elif line.strip():
            number, _space, heading = line.strip().partition(" ")
            found.append((number, heading.strip()))
    return found


def month(request: HttpRequest) -> actions.Month:
    """A month to be opened; ``ends_on`` on the page is its last day. Raises BadInput."""
    post = request.POST
    begins_on, last_on = day_of(request, "begins_on"), day_of(request, "last_on")
    issues = {}
    if begins_on is None:
        issues["begins_on"] = _("写一下从哪天开始")
    if last_on is None:
        issues["last_on"] = _("写一下最后一天")
    if begins_on and last_on and last_on < begins_on:
        issues["last_on"] = _("结束不能早于开始")
    if issues or begins_on is None or last_on is None:
        raise BadInput(_("还没有开始,请改一下再交"), issues)
    pattern = post.get("pattern", "")
    return actions.Month(
        title=post.get("title", ""),
        theme=post.get("theme", ""),
        begins_on=begins_on,
        ends_on=date.fromordinal(last_on.toordinal() + 1),
        lead=post.get("lead", ""),
        pattern=pattern if book().months.plan(pattern) else "",
        members=tuple(post.getlist("members")),
        year_theme=post.get("year_theme", ""),
    )


def days(request: HttpRequest) -> actions.Days:
    """Other days of a month; ``last_on`` on the page is its last one. Raises BadInput."""
    last_on = day_of(request, "last_on")
    return actions.Days(
        begins_on=day_of(request, "begins_on"),
        ends_on=date.fromordinal(last_on.toordinal() + 1) if last_on else None,
        why=request.POST.get("why", ""),
    )


def naming(request: HttpRequest) -> actions.Naming:
    """An activity as it was written down."""
    post = request.POST
    return actions.Naming(
        title=post.get("activity", ""),
        title_en=post.get("activity_en", ""),
        lead=post.get("lead", ""),
        co=tuple(post.getlist("co")),
        kinds=tuple(post.getlist("kinds")),
        by=post.get("by", rules.SESSIONS),
        clause=post.get("clause", ""),
        pending="pending" in post,
        remark=post.get("remark", ""),
    )


def notice(request: HttpRequest, *, kept: set[str]) -> actions.Notice:
    """The notice; pictures of its pages are cleaned, documents looked into. ``kept``: what it has already.

    Raises BadInput.
    """
    post = request.POST
    taken = [_taken(file) for file in request.FILES.getlist("sheets") if file.file]
    return actions.Notice(
        document=post.get("document", ""),
        title=post.get("title", ""),
        issuer=post.get("issuer", ""),
        issued_on=day_of(request, "issued_on"),
        clauses=tuple(clauses_of(request)),
        sheets=(*(digest for digest in post.getlist("kept") if digest in kept), *taken),
    )


def _taken(file: IO[bytes]) -> str:
    """The digest under which a page or a document is kept. Raises BadInput."""
    with at_field("sheets"):
        if papers.is_one(file):
            return papers.take(file).digest
        if not pictures.is_one(file):
            said = _("「%(name)s」收不了:只收照片(JPG、PNG)、PDF、Word(docx)和 Excel(xlsx)。")
            raise BadInput(said % {"name": file.name})
        return pictures.take(file).digest


def tasking(request: HttpRequest) -> actions.Tasking:
    """A task as it was written down. Raises BadInput."""
    post = request.POST
    wanted = post.get("wanted", "1")
    return actions.Tasking(
        title=post.get("title", ""),
        audience=post.get("audience", ""),
        due_on=day_of(request, "due_on"),
        kinds=tuple(post.getlist("done_by")),
        anyone=post.get("who_speaks") == "anyone",
        wanted=int(wanted) if wanted in {str(number) for number in rules.WANTED} else 0,
    )


def helping(request: HttpRequest) -> actions.Helping:
    """Who comes to help; the last day on the page is half-open in the book. Raises BadInput."""
    post, last_on = request.POST, day_of(request, "last_on")
    return actions.Helping(
        kind=post.get("kind", ""),
        home=post.get("home", ""),
        begins_on=day_of(request, "begins_on"),
        ends_on=date.fromordinal(last_on.toordinal() + 1) if last_on else None,
        called=tuple(post.get("called", "").splitlines()),
    )


def explanation(request: HttpRequest, *, turn: int) -> actions.Explanation:
    """What a label means, and what it leads to; ``turn``: how often it had been explained.

    Raises BadInput for an address at which there is no page.
    """
    leads = tuple((title, address) for address, title in lines_of(request, "leads"))
    for _title, address in leads:
        if not _is_a_page(address):
            said = _("本站没有这一页:%(address)s。请从浏览器的地址栏抄") % {"address": address[:60]}
            raise BadInput(_("还没有存下,请改一下再交"), {"leads": said})
    return actions.Explanation(meaning=request.POST.get("meaning", ""), turn=turn, leads=leads)


def _is_a_page(address: str) -> bool:
    """Whether some page of ours has this address; what is no address of ours is told by the action."""
    if not address.startswith("/") or address.startswith("//"):
        return True
    try:
        resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return True
