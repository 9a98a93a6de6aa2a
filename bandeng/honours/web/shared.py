"""What every page of honours at the desk needs."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from bandeng.honours import queries
from bandeng.honours.models import Award, Round
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting


def sees(request: HttpRequest) -> Sitting:
    """Whoever sits at the desk and may see honours. Raises NotYours."""
    who = sitting(request)
    if not queries.desks_of(who.person, at=who.at):
        roles = dict.fromkeys(grant.role for grant in posts.grants("honours.see"))
        named = {"posts": "、".join(posts.role_name(role) for role in roles), "own": who.roles}
        raise NotYours(_("荣誉只给这些岗位看:%(posts)s。您的岗位是%(own)s。") % named)
    return who


def round_of(who: Sitting, ref: str) -> Round:
    """The round; 404 for whoever may not see it."""
    try:
        return queries.round_for(who.person, ref, at=who.at)
    except Round.DoesNotExist:
        raise Http404(ref) from None


def award_of(who: Sitting, ref: str) -> Award:
    """The award; 404 for whoever may not see it."""
    try:
        return queries.award_for(who.person, ref, at=who.at)
    except Award.DoesNotExist:
        raise Http404(ref) from None


def common(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> dict[str, object]:
    """What was typed, what is wrong with it, and a name for the next submission."""
    return {
        "issues": (wrong.issues or {"chosen": str(wrong)}) if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
