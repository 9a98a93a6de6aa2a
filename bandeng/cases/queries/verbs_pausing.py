"""Which of the verbs about a matter's time are open, and whose desk they belong to."""

from bandeng.cases.models import Case, PauseAsked
from bandeng.cases.queries import pausing
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book

ASKING = {"ask_extension": pausing.EXTENSION, "ask_suspension": pausing.SUSPENSION}
DECIDING = {"extend": pausing.EXTENSION, "suspend": pausing.SUSPENSION, "refuse_pause": ""}
PAUSING = frozenset({*ASKING, *DECIDING, "resume"})


def pause_allows(case: Case, verb: str) -> bool:
    """Whether what was asked and given so far leaves the verb open; the state has allowed it already."""
    if verb == "resume":
        return True
    asked = pausing.pending(case)
    if verb in ASKING:
        return asked is None and pausing.given(case, ASKING[verb]) < most(ASKING[verb])
    return asked is not None and DECIDING[verb] in ("", asked.kind)


def most(kind: str) -> int:
    """How often this may be given in one matter."""
    limits = book().limits
    return limits.extensions if kind == pausing.EXTENSION else limits.suspensions


def pause_desk(case: Case, verb: str) -> str:
    """Who asks has the matter; who decides was asked."""
    asked = pausing.pending(case) if verb in DECIDING else None
    return desk_of(asked.seat if asked else case.seat)


def is_own(case: Case, verb: str, person: str) -> bool:
    """Whether the person would decide what she asked for herself."""
    asked: PauseAsked | None = pausing.pending(case) if verb in DECIDING else None
    return asked is not None and asked.asker == person
