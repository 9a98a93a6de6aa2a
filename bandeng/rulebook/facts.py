"""What is said about rule books."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, says


@says(zh="启用了这一版规则书", en="This rule book was adopted", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class RulebookAdopted:
    """A rule book was adopted: district, version, digest of its files, and the day from which it holds."""

    NAME: ClassVar = "rulebook.adopted"
    VERSION: ClassVar = 1
    district: str
    version: str
    digest: str
    effective_from: date
