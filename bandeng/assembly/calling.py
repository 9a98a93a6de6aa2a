"""What this room tells the room of votes: which matter or covenant called for a vote."""

from django.urls import reverse

from bandeng.assembly.models import Procedure
from bandeng.assembly.queries import votes
from bandeng.ballots.origins import Origin, calls
from bandeng.people import vault


@calls
def origin(stream: str) -> Origin | None:
    """The matter or the covenant that was put to this vote."""
    topic = votes.put_to(stream)
    if topic is None:
        return None
    page = "assembly:procedure" if isinstance(topic, Procedure) else "assembly:covenant"
    return Origin(
        title=vault.read([topic.title]).get(topic.title, ""), desk_page=reverse(page, args=[topic.id])
    )
