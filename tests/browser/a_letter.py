"""``python -m tests.browser.a_letter``: letters of a demo's resident that did not go out, or wait.

Its data is named by ``BANDENG_DATA``. One was given up by a gateway that refused it, one waits for the end of
her quiet hours, three for the letter of the day. ``release`` sends what waits, as the worker of the day after
tomorrow would.
"""

import sys
from datetime import timedelta

import django


def main() -> None:
    """Write them in one transaction, so that the demo's own worker sees them when they stand."""
    django.setup()
    from django.db import transaction

    from bandeng.notices import actions as notices
    from bandeng.ui.clock import now

    if "release" in sys.argv:
        sys.stdout.write(str(notices.send_due(at=now() + timedelta(days=2))))
        return
    with transaction.atomic():
        write()


def write() -> None:
    """One dead, one quiet, three for the day."""
    from django.test.utils import override_settings

    from bandeng.demo.town import Town
    from bandeng.kernel.periods import SHANGHAI
    from bandeng.notices import actions as notices
    from bandeng.ui.clock import now
    from tests.notices import letters
    from tests.notices.ways import Fake

    at = now()
    town = Town(noon=at)
    letters.wants(town)
    dead = letters.accepted(town, at=at)
    with override_settings(BANDENG_WAYS={"sms": "tests.notices.ways.Fake"}):
        Fake.failing[:] = ["never"]
        notices.send_due(at=at)
    begins, ends = (at.astimezone(SHANGHAI) + timedelta(hours=hours) for hours in (-2, 4))
    hours = f"{begins:%H}:00-{ends:%H}:00"
    letters.wants(town, quiet=hours)
    quiet = letters.accepted(town, at=at)
    letters.wants(town, daily=True, quiet=hours)  # looser hours would release what waits
    day = [letters.accepted(town, at=at) for _ in range(3)]
    sys.stdout.write(" ".join(case.number for case in (dead, quiet, *day)))


if __name__ == "__main__":
    main()
