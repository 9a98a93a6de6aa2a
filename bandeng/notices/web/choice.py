"""「怎样告诉我」: by which ways a person is told of what, when not, and whether once a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bandeng.kernel.refusals import BadInput
from bandeng.notices import actions, queries
from bandeng.notices.actions import Wanted
from bandeng.notices.kinds import TOPICS
from bandeng.notices.rules import BOOK, NEVER_QUIET
from bandeng.notices.ways import NAMES, configured
from bandeng.notices.web.pages import frame_of
from bandeng.people.models import Person
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

OWN = "own"
LONGEST = 254  # of an address of mail


@asks("signed")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: HttpRequest) -> HttpResponse:
    """Choose, or read what is chosen."""
    person = str(request.user.pk)
    if request.method != "POST":
        return _form(request, queries.chosen_by(person))
    wanted = _wanted(request)
    try:
        actions.choose(person=person, wanted=wanted, at=now())
    except BadInput as wrong:
        return _form(request, _typed(wanted, person), wrong.issues)
    return redirect(f"{request.path}?kept=1")


def export(person: Person) -> object:
    """What she chose, to take along; her address stands with the words that are kept of her."""
    chosen = queries.chosen_by(person.id)
    return {"ways": chosen.ways, "daily": chosen.daily, "quiet": chosen.quiet}


def _wanted(request: HttpRequest) -> Wanted:
    post = request.POST
    quiet = post.get("quiet", BOOK)
    if quiet == OWN:
        quiet = f"{post.get('begins', '')[:5]}-{post.get('ends', '')[:5]}"
    return Wanted(
        ways={topic: tuple(post.getlist(f"ways-{topic}")) for topic in TOPICS},
        daily=post.get("daily") == "1",
        quiet=quiet,
        language=get_language() or "zh-hans",
        email=post.get("email", "").strip()[:LONGEST],
    )


def _typed(wanted: Wanted, person: str) -> queries.Chosen:
    return queries.Chosen(
        ways={topic: list(ways) for topic, ways in wanted.ways.items()},
        daily=wanted.daily,
        quiet=wanted.quiet,
        email=wanted.email,
        phone=queries.chosen_by(person).phone,
    )


def _form(request: HttpRequest, chosen: queries.Chosen, issues: dict[str, str] | None = None) -> HttpResponse:
    frame, wrong = frame_of(request, "choice"), (issues or {}).items()
    begins, _dash, ends = chosen.quiet.partition("-")
    own = chosen.quiet not in {BOOK, NEVER_QUIET}
    topics = _topics(chosen, desk="sitting" in frame.context)
    context = {
        "chosen": chosen,
        "topics": topics,
        "with_email": "email" in configured(),
        "quiet": OWN if own else chosen.quiet,
        "begins": begins if own else "22:00",
        "ends": ends if own else "07:00",
        "quiets": _quiets(),
        "kept": request.GET.get("kept") == "1",
        "issues": {topics[0][0] if topics and field == "ways" else field: said for field, said in wrong},
        **frame.context,
    }
    return render(request, frame.template, context, status=422 if issues else 200)


Topics = list[tuple[str, Promise, list[tuple[str, Promise]], list[str]]]


def _topics(chosen: queries.Chosen, *, desk: bool) -> Topics:
    """For each topic the field's name, its label, the ways there are, and those chosen."""
    return [
        (
            f"ways-{topic}",
            TOPICS[topic],
            [(way, NAMES[way]) for way in queries.ways_for(topic)],
            chosen.ways.get(topic, []),
        )
        for topic in queries.topics_for(desk=desk)
        if queries.ways_for(topic)
    ]


def _quiets() -> list[tuple[str, str]]:
    return [
        (BOOK, _("按区里定的时间,夜里不发")),
        (NEVER_QUIET, _("什么时候都可以发")),
        (OWN, _("我自己定,下面这段时间不发")),
    ]
