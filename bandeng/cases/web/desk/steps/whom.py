"""Whom to turn to for a step that is not for oneself: now, or when its time has come."""

from bandeng.cases.queries import errands, verbs, whistles
from bandeng.cases.queries.verbs_called import BY_UNIT
from bandeng.cases.rules import OVER_STATES
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.posts import queries as posts

SHOWN = 5  # posts that are named at most


def who_could(verb: str, scene: Scene) -> tuple[str, ...]:
    """The posts in which somebody else can do this now, with their telephone; of a step that is open to
    nobody yet, those whose it will be. Nobody where the matter is over."""
    case = scene.case
    if verb in BY_UNIT:
        late = whistles.left_of(case) if verb == "conclude" else []
        told = [call for call in late if whistles.may_still_tell(call, at=scene.at)]
        return posts.reachable([call.seat for call in (*whistles.calls_of(case), *told)])
    if verb == "answer_errand":
        return posts.reachable([each.seat for each in errands.open_of(case)])
    able = posts.posts_that_may(f"cases.{verb}", case.place, unit=case.unit)
    others = [each for each in posts.holders(able, at=scene.at) if each.person != scene.by]
    free = {each.post for each in others if _could(each.person, verb, scene)}
    return posts.reachable([post for post in able if post in free][:SHOWN])


def _could(person: str, verb: str, scene: Scene) -> bool:
    found = verbs.verb_of(person, scene.case, verb, at=scene.at)
    if found is not None:
        return found.may
    return scene.case.state not in OVER_STATES and not verbs.is_barred(person, scene.case, verb)
