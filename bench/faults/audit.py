"""``python -m bench.faults.audit``: everything counted that must be there once, after the service went on.

Given what the people sent and were told (JSON on standard input), answers what is wrong; nothing is.
"""

import json
import sys
from collections import Counter
from typing import Any

import django


def main(said: list[dict[str, Any]]) -> dict[str, Any]:
    """What was found: counts, and under ``wrong`` a sentence for each thing that is not as it must be."""
    django.setup()
    from bench.faults import checks  # noqa: PLC0415  the models exist only now

    return checks.everything(said)


def twice(values: list[str]) -> list[str]:
    """Those that stand there more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


if __name__ == "__main__":
    print(json.dumps(main(json.load(sys.stdin)), ensure_ascii=False))
