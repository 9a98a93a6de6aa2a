"""One engine, from an empty database: ``python -m bench.run CASES BARE SMALL`` answers one JSON object."""

import json
import os
import sys

import django


def main(cases: int, bare: int, small: int) -> None:
    """Make the district, grow it in three steps, measure at each."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandeng.settings.demo")
    django.setup()
    from bench import within  # noqa: PLC0415  the models exist only now

    size = within.Size(small=min(small, cases // 10), cases=cases, bare=bare)
    print(json.dumps(within.measured(size), ensure_ascii=False))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
