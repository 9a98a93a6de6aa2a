"""Pictures of a month's sessions that anybody may see."""

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Occasion
from bandeng.gatherings import queries as gatherings
from bandeng.gatherings.queries.pictures import Frame

PICTURES_AT_MOST = 500


def frames_of(one: Campaign) -> list[Frame]:
    """The pictures of the month's sessions to which everybody in them agreed, the newest first."""
    activities = Activity.objects.filter(campaign=one).values("id")
    held = Occasion.objects.filter(serving__activity__in=activities, state=rules.HELD, what=rules.SESSIONS)
    refs = {stream.partition(":")[2] for stream in held.values_list("stream", flat=True)}
    return [frame for frame in gatherings.gallery(one.place, most=PICTURES_AT_MOST) if frame.session in refs]
