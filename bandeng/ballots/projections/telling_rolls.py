"""Who is told of what is said against a roll: the posts that answer, and whoever raised it herself."""

from django.utils.translation import gettext_lazy as _

from bandeng.ballots.models import Objection
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.kinds import OUTCOME, TODO, Kind, declare
from bandeng.notices.projections import Telling, tell

RAISED, RULED = "ballots.raised", "ballots.ruled"
declare(Kind(code=RAISED, topic=TODO, words=_("有人对表决名册提了异议,答复以后才能定名册")))
declare(Kind(code=RULED, topic=OUTCOME, words=_("您对表决名册提的异议答复了,理由在里面")))


@on("ballots.raised")
def raised(fact: Fact) -> None:
    tell(fact, [Telling(to=tuple(fact.body["asked"]), kind=RAISED, urgent=True)])


@on("ballots.ruled")
def ruled(fact: Fact) -> None:
    """Whoever it was said by at the desk is told there."""
    row = Objection.objects.filter(id=fact.body["objection"]).exclude(person="-").first()
    if row is not None:
        tell(fact, [Telling(to=(row.person,), kind=RULED)])
