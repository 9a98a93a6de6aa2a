"""What the book says about persons: that they are there, and that their words are gone."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="登记了一个账号", en="An account was registered", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PersonRegistered:
    """A person got an account; ``kind`` is staff, resident or helper; without a name, None."""

    NAME: ClassVar = "people.registered"
    VERSION: ClassVar = 1
    kind: str
    name: Kept | None


@says(zh="注销了账号,个人信息已删除", en="The account was closed and its personal data erased", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PersonErased:
    """Everything the vault kept about the person was wiped: ``entries`` of it."""

    NAME: ClassVar = "people.erased"
    VERSION: ClassVar = 1
    entries: int
