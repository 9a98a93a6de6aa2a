"""What the forms about honours say, as values for the actions."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.honours import actions, queries, rules
from bandeng.honours.models import Award
from bandeng.honours.queries import choosing
from bandeng.honours.web import words
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.rules.honours import MEMBER, PERSON, TEAM
from bandeng.ui.web.commands import command_of as command_of
from bandeng.ui.web.days import day_of as day_of


def opening(request: HttpRequest) -> actions.Opening:
    """Which honour, for which year. Raises BadInput."""
    post = request.POST
    year = post.get("year", "")
    if not year.isdigit():
        raise BadInput(_("请写对年份"), {"year": _("请写对年份")})
    return actions.Opening(
        honour=post.get("honour", ""),
        year=int(year[:4]),
        approved_by=post.get("approved_by", ""),
        approval=post.get("approval", ""),
        approval_until=day_of(request, "approval_until"),
        another="another" in post,
    )


def nominee(request: HttpRequest) -> actions.Nominee:
    """Who is nominated, and what speaks for it."""
    post = request.POST
    kind, called = post.get("kind", ""), post.get("called", "").strip()
    unit = post.get("team", "") if kind == TEAM else ""
    grounds = [(rules.FIGURE, name) for name in post.getlist("figure")]
    records = post.get("records", "").replace("、", " ").replace(",", " ").replace(",", " ").split()
    grounds += [(rules.RECORD, stream) for stream in post.getlist("session")]
    grounds += [(rules.RECORD, queries.stream_of(number)) for number in records]
    return actions.Nominee(
        kind=kind,
        team=unit or (called if kind == TEAM else ""),
        name="" if kind == TEAM else called,
        grade=post.get("grade", ""),
        grounds=tuple(dict.fromkeys(grounds)),
    )


def answering(request: HttpRequest) -> actions.Answering:
    """What was found of an objection, and what is answered. Raises BadInput where it is not said."""
    post = request.POST
    if post.get("upheld") not in ("yes", "no"):
        raise BadInput(_("请选查下来成立不成立"), {"upheld": _("请选成立还是不成立")})
    return actions.Answering(
        upheld=post.get("upheld") == "yes", words=post.get("words", ""), strikes=post.get("strikes", "")
    )


def recording(request: HttpRequest) -> actions.Recording:
    """An honour another level gave, to whoever was chosen. Raises BadInput."""
    post = request.POST
    on = day_of(request, "on")
    if on is None:
        raise BadInput(_("请写决定的日子"), {"on": _("写决定的日子")})
    how, _colon, chosen_one = post.get("who", "").partition(":")
    unit = post.get("unit", "").strip()
    kind = {choosing.POST: PERSON, choosing.REF: MEMBER, choosing.UNIT: TEAM}.get(how, post.get("kind", ""))
    called = post.get("called", "").strip() if how == choosing.OTHER else ""
    team = unit if how == choosing.UNIT else called if kind == TEAM else ""
    if not how:
        raise BadInput(_("请选是谁的"), {"who": _("请选是谁的;名单里没有的,选最后一项写名字")})
    return actions.Recording(
        honour=post.get("honour", ""),
        kind=kind,
        unit=unit,
        number=post.get("number", ""),
        on=on,
        post=chosen_one if how == choosing.POST else "",
        subject=chosen_one if how == choosing.REF else called if kind == MEMBER else "",
        team=team,
        name=called if kind == PERSON else "",
    )


def decision(request: HttpRequest) -> actions.Decision:
    """By which number, on which day."""
    return actions.Decision(number=request.POST.get("number", ""), on=day_of(request, "on"))


def giving(request: HttpRequest, awards: Sequence[Award], today: date) -> actions.Giving:
    """How these were handed over, on which day; it is given once in a life, so the count is confirmed, once
    all else is right. Raises BadInput.
    """
    post, on, many = request.POST, day_of(request, "handed_on"), len(awards)
    issues = {}
    if not post.get("how"):
        issues["how"] = _("请选怎样颁发的")
    if on is None:
        issues["handed_on"] = _("请写哪一天颁发的")
    elif wrong := actions.day_wrong(awards, on, today=today):
        issues["handed_on"] = wrong
    if not issues and post.get("sure") != str(many):
        counted = {"many": many, "day": words.day(on) if on else ""}
        issues["sure"] = _("您勾选了%(many)s个,%(day)s颁发。没有错,就勾上「确认」再交。") % counted
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    return actions.Giving(how=post["how"], on=on, where=post.get("where", ""), fetched="fetched" in post)


def objecting(request: HttpRequest) -> actions.Objecting:
    """What somebody says against it."""
    post = request.POST
    return actions.Objecting(
        said=post.get("said", ""), reach=post.get("reach", ""), award=post.get("award", "")
    )


def chosen(request: HttpRequest, seen: list[Award]) -> list[Award]:
    """The rows that were ticked, of those she may see. Raises BadInput where there are none."""
    wanted = set(request.POST.getlist("chosen"))
    found = [award for award in seen if award.id in wanted]
    if not found:
        raise BadInput(_("先勾选名单里的人或集体"), {"chosen": _("先勾选名单里的人或集体")})
    return found
