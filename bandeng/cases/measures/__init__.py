"""The numbers of the closed loop. Every one counts facts; none is typed in.

A matter belongs to the place at which the fact was said. Periods are half-open. The official rate and the
residents' own rate stand side by side; who gave no answer is counted as unknown, never as satisfied.
"""

from bandeng.cases.measures import (
    appealing,
    calling,
    errands,
    families,
    flow,
    outcomes,
    pausing,
    rolled,
    timely,
    urging,
)

__all__ = [
    "appealing",
    "calling",
    "errands",
    "families",
    "flow",
    "outcomes",
    "pausing",
    "rolled",
    "timely",
    "urging",
]
