"""Whether a matter can still be withdrawn, and with which words it was."""

from bandeng.assembly import rules
from bandeng.assembly.models import Balloted, Procedure
from bandeng.assembly.queries.convened import called_for as meetings_for
from bandeng.assembly.queries.votes import cast_named
from bandeng.people import vault


def why_it_stays(procedure: Procedure) -> str:
    """Why it cannot be withdrawn (a word of ``rules``); ``""``: it can."""
    if procedure.stage in rules.OVER:
        return rules.IS_OVER
    if procedure.decided_at:
        return rules.IS_DECIDED
    return _of_votes(procedure) or _of_meetings(procedure)


def _of_votes(procedure: Procedure) -> str:
    streams = Balloted.objects.filter(topic=procedure.stream).values_list("ballot", flat=True)
    states = {cast.state for cast in map(cast_named, streams) if cast} - {"withdrawn"}
    if not states:
        return ""
    return rules.IS_VOTED_ON if "over" in states else rules.IS_BALLOTED


def _of_meetings(procedure: Procedure) -> str:
    items = [each for each in meetings_for(procedure) if each.meeting.state != rules.CANCELLED]
    if any(each.yes or each.no or each.abstain for each in items):
        return rules.IS_VOTED_ON
    return rules.IS_MET_FOR if any(each.meeting.state == rules.CALLED for each in items) else ""


def why_withdrawn(procedure: Procedure) -> str:
    """The words with which it was withdrawn; ``""`` where it was not, or they were erased."""
    return "" if procedure.why == "-" else vault.read([procedure.why]).get(procedure.why, "")
