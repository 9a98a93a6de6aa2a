"""What the forms of contests say, as what actions take."""

from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from bandeng.contests import actions
from bandeng.contests.models import Contest
from bandeng.contests.queries import documents
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.queries import book
from bandeng.ui.web.commands import command_of as command_of


def calling(post: QueryDict) -> actions.Calling:
    """A call; whose it is stands as ``unit|place``. Raises BadInput."""
    unit, _bar, place = post.get("keeper", "").partition("|")
    longest = post.get("longest", "").strip()
    if longest and not longest.isdecimal():
        raise BadInput(_("征集还没有发出,请改一下再交"), {"longest": _("请写数字,例如 1500")})
    return actions.Calling(
        kind=post.get("kind", ""),
        unit=unit,
        place=place,
        title=post.get("title", ""),
        theme=post.get("theme", ""),
        topics=tuple(line for line in post.get("topics", "").splitlines() if line.strip()),
        begins_on=_day(post, "begins_on"),
        closes_on=_day(post, "closes_on"),
        longest=int(longest or 0),
        groups=tuple(post.getlist("groups")),
        serves=tuple(ref[:80] for ref in post.getlist("serves")[:8]),
    )


def sending(contest: Contest, request: HttpRequest) -> actions.Sending:
    """A work, typed, pasted, or in a file. Raises BadInput for a file that cannot be read."""
    post, file = request.POST, request.FILES.get("file")
    text = documents.text_of(file.read(documents.LARGEST + 1)) if file else post.get("text", "")
    topics = [topic for topic in contest.topics.split("\n") if topic]
    return actions.Sending(
        author=post.get("author", ""),
        heading=post.get("heading", ""),
        group=post.get("group", ""),
        text="" if topics else text,
        parts=tuple(post.get(f"part{number}", "") for number in range(len(topics))),
        unit=post.get("unit", "") or "-",
        phone=post.get("phone", ""),
        young="young" in post,
        guardian=post.get("guardian", ""),
        publish="publish" in post,
        named="named" in post,
    )


def ties(post: QueryDict) -> actions.Ties:
    """What a reader declares: names one a line, units chosen."""
    names = tuple(line.strip() for line in post.get("names", "").splitlines())
    return actions.Ties(units=tuple(post.getlist("units")), names=names)


def marks(post: QueryDict) -> dict[str, int]:
    """What is given for each criterion; what is no number is left out."""
    given = {each.code: post.get(f"mark-{each.code}", "") for each in book().contesting.criteria}
    return {code: int(text) for code, text in given.items() if text.isdecimal() and len(text) < 4}


def _day(post: QueryDict, name: str) -> date:
    try:
        return date.fromisoformat(post.get(name, ""))
    except ValueError:
        raise BadInput(_("请写对日期"), {name: _("请写对日期")}) from None
