"""A template is written, written anew, retired."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="写了一个回复模板", en="A template for replies was written", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class TemplateWritten:
    """A template of a unit for one act (``verb``): what it is called and what it says."""

    NAME: ClassVar = "phrases.written"
    VERSION: ClassVar = 1
    unit: str
    verb: str
    name: Kept
    words: Kept


@says(zh="改了一个回复模板", en="A template for replies was written anew", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class TemplateRewritten:
    """The next version of a template; the earlier ones stay in the book."""

    NAME: ClassVar = "phrases.rewritten"
    VERSION: ClassVar = 1
    unit: str
    name: Kept
    words: Kept


@says(zh="停用了一个回复模板", en="A template for replies was retired", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class TemplateRetired:
    """The template is no longer offered."""

    NAME: ClassVar = "phrases.retired"
    VERSION: ClassVar = 1
    unit: str
