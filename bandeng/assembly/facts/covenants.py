"""Covenants: numbered articles, drafted, adopted, filed, checked for legality, in force from a day."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.assembly.facts.votes import Hands
from bandeng.kernel.facts import PUBLIC, Kept, says


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article: its number, its text, and why it is as it is (None: nothing said)."""

    number: int
    text: Kept
    why: Kept | None


@says(zh="起草了公约", en="A covenant was drafted", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CovenantDrafted:
    """Version ``version`` of a covenant, whole; the title and articles are for everybody to read."""

    NAME: ClassVar = "assembly.drafted"
    VERSION: ClassVar = 1
    kind: str
    version: int
    title: Kept
    articles: tuple[Article, ...]


@says(zh="通过了公约", en="A covenant was adopted", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CovenantAdopted:
    """The right body adopted ``version``; it is to hold from the local day ``effective_on``.

    ``filed``: whether the street must have it and check it before it holds. ``ballot``: the
    stream of the ballot that decided (``-``: hands were raised). ``meeting``: the stream of the meeting whose
    minutes say the numbers (``-``: they were copied from minutes on paper, of which ``pictures`` were taken
    or whose words ``record`` holds, for everybody).
    """

    NAME: ClassVar = "assembly.adopted"
    VERSION: ClassVar = 2
    version: int
    held_on: str
    effective_on: str
    filed: bool
    hands: Hands
    ballot: str
    meeting: str
    pictures: tuple[str, ...]
    record: Kept | None


@says(zh="公约报街道备案", en="A covenant was filed with the street", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CovenantFiled:
    """Handed to the street office on this day."""

    NAME: ClassVar = "assembly.filed"
    VERSION: ClassVar = 1
    version: int


@says(zh="街道审查了公约是否合法", en="The street checked the legality of a covenant", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CovenantReviewed:
    """``lawful``: it may hold. Otherwise ``why`` says which article breaks which law; it is drafted anew."""

    NAME: ClassVar = "assembly.reviewed"
    VERSION: ClassVar = 1
    version: int
    lawful: bool
    why: Kept | None
