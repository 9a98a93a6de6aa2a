"""``python -m tests.browser.a_tie``: put an election that ended in a tie yesterday into a demo's district.

Its data is named by ``BANDENG_DATA``; the id of the vote is printed.
"""

import sys
from datetime import timedelta

import django


def main() -> None:
    """Make it, in the community of the demo."""
    django.setup()
    from bandeng.demo.town import Town
    from bandeng.ui.clock import now
    from tests.laws.acting.ballots import tie

    sys.stdout.write(tie(Town(noon=now() - timedelta(days=24))).id)


if __name__ == "__main__":
    main()
