"""One engine, from an empty database: ``python -m bench.run CASES``; one JSON object at the end."""

import json
import os
import sys

import django

PORT = 8571
SMALL = 20_000  # matters for the rebuild


def main(cases: int) -> None:
    """Make the district, grow it in three steps, measure at each."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandeng.settings.demo")
    django.setup()
    from bench import within  # noqa: PLC0415  the models exist only now

    print(json.dumps(within.measured(cases=cases, small=min(SMALL, cases // 10)), ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
