"""Which months of activities a report puts together."""

from collections.abc import Sequence

from bandeng.campaigns import queries as campaigns
from bandeng.editions.rules.numbers import unmarked
from bandeng.figures.queries import Reading
from bandeng.papers.typography import wide

FIGURE = "activities.months"


def names(reading: Reading) -> tuple[str, ...]:
    """Their names as they were opened, the first first."""
    refs = [each.stream.partition(":")[2] for each in reading.evidence]
    known = campaigns.names_of_months(refs)
    return tuple(unmarked(known[ref]) for ref in refs if ref in known)


def led(reading: Reading) -> str:
    """「由区委党建办统筹,」: the units that lead these months, each once; nothing where there are none."""
    refs = [each.stream.partition(":")[2] for each in reading.evidence]
    units = [unmarked(name) for name in campaigns.leads_of_months(refs)]
    return wide(f"由{'、'.join(units)}统筹,") if units else ""


def together(number: object, names: Sequence[str]) -> str:
    """In brackets, behind the number that holds them all; nothing where there is only one."""
    if len(names) < 2:
        return ""
    return wide(f"({number}活动月合计:{'、'.join(f'「{name}」' for name in names)})")
