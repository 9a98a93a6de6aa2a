"""A filter of the work list is saved under a name, named anew, removed."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="存了一个筛选", en="A filter of the list was saved", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class FilterSaved:
    """A filter (``query``: as the list's address has it) has a name; ``shared`` with the unit or not."""

    NAME: ClassVar = "cases.filter_saved"
    VERSION: ClassVar = 1
    query: str
    name: Kept
    unit: str
    shared: bool


@says(zh="改了筛选的名字或共用", en="A saved filter was named or shared anew", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class FilterRenamed:
    """The filter has another name, or is shared with the unit, or no more."""

    NAME: ClassVar = "cases.filter_renamed"
    VERSION: ClassVar = 1
    name: Kept
    unit: str
    shared: bool


@says(zh="删了一个存下的筛选", en="A saved filter was removed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class FilterRemoved:
    """The filter no longer stands over the list."""

    NAME: ClassVar = "cases.filter_removed"
    VERSION: ClassVar = 1
    unit: str
