"""The matter of an address, through permission: what may not be seen is not there."""

from django.http import Http404, HttpRequest

from bandeng.cases.models import Case
from bandeng.cases.queries import sight
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.kernel.text import masked
from bandeng.people import vault
from bandeng.posts.web.sitting import Sitting, sitting


def case_at(number: str, who: Sitting) -> Case:
    """The matter of this number if the person may see it. Raises Http404."""
    try:
        return sight.case_for(who.person, number, at=who.at)
    except Case.DoesNotExist:
        raise Http404(number) from None


def scene_of(request: HttpRequest, number: str) -> Scene:
    """The matter with whoever stands before it, and the reporter's words, numbers of persons hidden."""
    who = sitting(request)
    case = case_at(number, who)
    words = masked(vault.read([case.words]).get(case.words, ""))
    return Scene(case=case, sitting=who, words=words, look_for=request.POST.get("community", "").strip())
