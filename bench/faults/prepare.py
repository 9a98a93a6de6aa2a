"""``python -m bench.faults.prepare``: a small district, somebody who wants letters, matters long overdue."""

import json
import sys
from datetime import timedelta

import django


def main(overdue: int) -> dict[str, int]:
    """So many matters wait since last week: the worker has much to remind of while it is killed."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  the models exist only now

    from bandeng.demo import cast, town  # noqa: PLC0415
    from bandeng.notices import actions as notices  # noqa: PLC0415
    from bandeng.notices.kinds import TOPICS  # noqa: PLC0415
    from bandeng.people import queries as people  # noqa: PLC0415
    from bandeng.ui.clock import now  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    at = now()
    built = town.build(at=at - timedelta(days=8))
    ways = dict.fromkeys(TOPICS, ("sms", "email"))
    wanted = notices.Wanted(ways=ways, quiet="none", email="xiaoman@example.com")
    notices.choose(person=people.person(cast.RESIDENT).id, wanted=wanted, at=at)
    for number in range(overdue):
        built.case(at=at - timedelta(days=7, seconds=number))
    return {"overdue": overdue}


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin))))
