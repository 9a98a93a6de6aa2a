"""Ask before one session is entered twice: by two people of a unit, or by two units that held it together."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.gatherings import queries
from bandeng.ledger import locks
from bandeng.ui.words import listed, moment_text


def twice_wrong(
    *,
    kind: str,
    units: Iterable[str],
    begins_at: datetime,
    examined: Iterable[str],
    but: Iterable[str] = (),
    at: datetime,
) -> dict[str, str]:
    """Why it is asked whether this is another session; nothing where none like it stands (``but`` these).

    Two who enter it in the same moment pass one after the other.
    """
    wanted = sorted(set(units))
    for unit in wanted:
        locks.pass_alone(f"session {kind} {unit}")
    found = queries.alike(kind=kind, units=wanted, begins_at=begins_at, examined=frozenset(examined), but=but)
    if found is None:
        return {}
    held = listed(queries.units_of([found.id]).get(found.id, ()))
    told = {
        "when": moment_text(found.begins_at, at),
        "title": found.title,
        "where": found.venue,
        "units": held,
    }
    said = _("已经记过一场一样的(%(when)s · %(title)s · %(where)s · %(units)s),是不是同一场?")
    return {"another": said % told + _("是同一场就不用再记;不是,勾上再交。")}
