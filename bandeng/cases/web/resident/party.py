"""Whose matters this browser may answer for: those it raised, opened by code, or of the person signed in."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import families, sentence, sight, voices
from bandeng.cases.queries import pictures as shots
from bandeng.cases.queries.timeline import Reader
from bandeng.cases.web.resident.drafts import PICTURES
from bandeng.ledger import pictures
from bandeng.people.web.sections import Link
from bandeng.ui.clock import now

KEY = "matters"
VOICES = "voices"
MOST = 50


def open_to(request: HttpRequest, case: Case, *, by: str) -> None:
    """Remember that this browser speaks for the reporter; ``by`` is page (she raised it here) or code."""
    known: dict[str, str] = request.session.get(KEY, {})
    known[str(case.id)] = by
    request.session[KEY] = dict(list(known.items())[-MOST:])


def way_of(request: HttpRequest, case: Case) -> str:
    """How this browser came to speak for the reporter: page or code; empty when it does not."""
    if request.user.is_authenticated and str(request.user.pk) in {case.reporter, case.helper}:
        return "page"
    known: dict[str, str] = request.session.get(KEY, {})
    if str(case.id) in known or not known:
        return known.get(str(case.id), "")
    whole = families.divided(case)
    return known.get(str(whole), "")


def own_or_404(request: HttpRequest, number: str) -> Case:
    """The matter of this number, if this browser speaks for its reporter; otherwise it does not exist."""
    case = sight.find(number)
    if case is None or not way_of(request, case):
        raise Http404
    return case


def reader_of(request: HttpRequest, case: Case) -> Reader:
    """Who reads the matter in this browser."""
    return Reader.PARTY if way_of(request, case) else Reader.ANYBODY


def mine(request: HttpRequest) -> list[Case]:
    """The matters of this browser and of the person signed in, newest first."""
    ids = [int(ref) for key in (KEY, VOICES) for ref in request.session.get(key, {})]
    person = str(request.user.pk) if request.user.is_authenticated else ""
    return sight.of_browser(ids, person, most=MOST)


def links(request: HttpRequest) -> list[Link]:
    """The matters of this person, for 「我的」."""
    found = mine(request)
    told = sentence.standings(found, at=now())
    return [
        Link(url=reverse("cases:case", args=[case.number]), text=sentence.title(case), note=standing.word)
        for case, standing in zip(found, told, strict=True)
    ]


def follows(request: HttpRequest, case: Case) -> bool:
    """Whether this browser's person follows the matter."""
    return voice_of(request, case) is not None


def voice_of(request: HttpRequest, case: Case) -> Follower | None:
    """The follower in whose name this browser may speak in the matter, or None."""
    known = request.session.get(VOICES, {})
    if not case.followers:
        return None
    by_code = known.get(str(case.id), "") or (known.get(str(families.divided(case)), "") if known else "")
    return voices.speaking(case, [by_code, follower_of(request), *_merged_in(request, case)])


def _merged_in(request: HttpRequest, case: Case) -> list[str]:
    """For whom this browser speaks in the matters that were merged into this one."""
    known: dict[str, str] = request.session.get(KEY, {})
    return voices.through(case, [int(ref) for ref in known]) if known else []


def known_as(request: HttpRequest, phone: str) -> str:
    """The person whose own reports this browser has sent, if the telephone she gives now is none or hers."""
    raised = [int(ref) for ref, way in request.session.get(KEY, {}).items() if way == "page"]
    return voices.raised_alone(raised, phone)


def open_to_voice(request: HttpRequest, case: Case, follower: Follower) -> None:
    """Remember that this browser speaks for somebody who follows the matter: her code was given."""
    known: dict[str, str] = request.session.get(VOICES, {})
    known[str(case.id)] = follower.person
    request.session[VOICES] = dict(list(known.items())[-MOST:])


def follower_of(request: HttpRequest) -> str:
    """The person id under which this browser follows matters; empty when it never did."""
    if request.user.is_authenticated:
        return str(request.user.pk)
    return str(request.session.get("follower", ""))


@pictures.may_see
def may_see(digest: str, viewer: pictures.Viewer) -> bool:
    """Public pictures for anybody; the others for the matter's people and the staff whose matter it is."""
    known = [int(ref) for ref in viewer.session.get(KEY, {})]
    if (
        digest in viewer.session.get(PICTURES, ())
        or shots.is_public(digest)
        or shots.stands_in(digest, known)
    ):
        return True
    return bool(viewer.person) and shots.is_seen_by(digest, viewer.person, at=now())
