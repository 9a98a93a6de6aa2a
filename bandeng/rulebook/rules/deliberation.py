"""What a book says of deliberation: kinds of talks and meetings, procedures by stages, covenants. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from bandeng.rulebook.rules.voting import Threshold, threshold

# What a kind is counted as; a book may have several kinds in one family.
FAMILIES = ("bench", "micro", "mobilisation", "representatives", "meeting")
SORTS = ("owners", "residents", "government")
LEAST_SIGNATURES = 2


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A kind of talk or meeting. ``notice_days``: announced so many days before, by law (0: not at all).

    ``rule``: the rule of votes whose quorum and majority it has (``""``: none). ``rooms``: who has come is
    noted by room. ``signatures``: so many residents sign the minutes. ``asked_by``: the share of the roll on
    whose demand it must be called (None: nobody can demand it).

    ``rolls``: on which rolls of the room of ballots whoever comes can stand. ``turnout``: where hands do not
    decide, the rule of the ballot that does: whoever comes is held against its quorum.
    """

    code: str
    zh: str
    en: str
    family: str
    notice_days: int
    rule: str
    rooms: bool
    signatures: int
    asked_by: Threshold | None
    law_zh: str
    law_en: str
    rolls: tuple[str, ...] = ()
    turnout: str = ""

    @property
    def is_light(self) -> bool:
        """Four lines on a phone, nothing announced, nobody listed."""
        return not (self.notice_days or self.rule or self.rooms or self.signatures)


@dataclass(frozen=True, kw_only=True)
class ProcedureStage:
    """A stage with its gates: what must hold before the next one may begin.

    ``days``: it lasts so many days at least (a publication: since somebody saw it on the board). ``rule``:
    numbers of a meeting reach this rule of votes. ``answers``: every opinion has its answer. ``record``: what
    was said or checked is written down. ``ballot``: decided by a ballot, which is named,
    under ``ballot_rule`` (``""``: any rule of votes). ``decides``: what is
    decided is written here, with its promises. ``publication``: 1 the decision, 2 what became of it.
    ``settled``: every promise has a state. ``review``: completed, or refused with the reason, by whoever may
    check whether it is lawful, never by whoever walks the other stages.
    """

    code: str
    zh: str
    en: str
    who_zh: str
    who_en: str
    days: int = 0
    rule: str = ""
    answers: bool = False
    record: bool = False
    ballot: bool = False
    ballot_rule: str = ""
    decides: bool = False
    publication: int = 0
    settled: bool = False
    review: bool = False


@dataclass(frozen=True, kw_only=True)
class ProcedureKind:
    """A procedure: its stages in order. ``sorts``: whose matters it is for.

    ``counted``: a matter that comes to its end counts as solved by this method.
    """

    code: str
    zh: str
    en: str
    sorts: tuple[str, ...]
    law_zh: str
    law_en: str
    stages: tuple[ProcedureStage, ...]
    counted: bool = False

    def stage(self, code: str) -> ProcedureStage:
        """The stage of this code. KeyError where it has none."""
        return next((each for each in self.stages if each.code == code), None) or _missing(code)

    def after(self, code: str) -> str:
        """The code of the next stage; ``""`` after the last."""
        codes = [each.code for each in self.stages]
        return (*codes, "")[codes.index(code) + 1]


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Who answers for a matter: the residents' committee, the owners' committee, the street office."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class CovenantKind:
    """A kind of covenant: which rule of votes adopts it, whether it is filed with the street and checked."""

    code: str
    zh: str
    en: str
    rule: str
    filed: bool
    law_zh: str
    law_en: str


@dataclass(frozen=True, kw_only=True)
class Deliberation:
    """All of it. ``witnesses``: so many residents confirm a notice board where there is no picture.

    ``private``: words of illness and need that are asked about before everybody reads them; ``unless``:
    longer sayings that are not asked about.
    """

    gatherings: tuple[Gathering, ...] = ()
    procedures: tuple[ProcedureKind, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    covenants: tuple[CovenantKind, ...] = ()
    witnesses: int = LEAST_SIGNATURES
    private: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def private_in(self, text: str) -> tuple[str, ...]:
        """The private words that stand in a text outside the longer sayings, each once."""
        for saying in self.unless:
            text = text.replace(saying, " ")
        return tuple(word for word in self.private if word in text)

    def gathering(self, code: str) -> Gathering | None:
        """The kind of talk or meeting of this code; None where the book has none."""
        return next((each for each in self.gatherings if each.code == code), None)

    def gathering_under(self, rule: str) -> Gathering | None:
        """The kind of meeting that decides by this rule of votes; None where none does."""
        return next((each for each in self.gatherings if rule and each.rule == rule), None)

    def procedure(self, code: str) -> ProcedureKind | None:
        """The procedure of this code; None where the book has none."""
        return next((each for each in self.procedures if each.code == code), None)

    def covenant(self, code: str) -> CovenantKind | None:
        """The kind of covenant of this code; None where the book has none."""
        return next((each for each in self.covenants if each.code == code), None)

    def body(self, code: str) -> Responsible | None:
        """Who answers under this code; None where the book has nobody."""
        return next((each for each in self.responsible if each.code == code), None)


def deliberation(values: Mapping[str, Any]) -> Deliberation:
    """What checked values of ``assembly.toml`` say; nothing where a district has no such file."""
    if not values:
        return Deliberation()
    return Deliberation(
        gatherings=tuple(_gathering(row) for row in values["gathering"]),
        procedures=tuple(
            _procedure(row, values["publication"].get("days", 0)) for row in values["procedure"]
        ),
        responsible=tuple(Responsible(**row) for row in values["responsible"]),
        covenants=tuple(CovenantKind(**row) for row in _rows(values, "covenant")),
        witnesses=values["publication"]["witnesses"],
        private=tuple(values.get("private", {}).get("words", ())),
        unless=tuple(values.get("private", {}).get("unless", ())),
    )


def _rows(values: Mapping[str, Any], key: str) -> Iterable[dict[str, Any]]:
    found: Iterable[dict[str, Any]] = values.get(key, ())
    return found


def _gathering(row: Mapping[str, Any]) -> Gathering:
    return Gathering(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        family=row["family"],
        notice_days=row.get("notice_days", 0),
        rule=row.get("rule", ""),
        rooms=row.get("rooms", False),
        signatures=row.get("signatures", 0),
        asked_by=threshold(row["asked_by"]) if "asked_by" in row else None,
        law_zh=row.get("law_zh", ""),
        law_en=row.get("law_en", ""),
        rolls=tuple(row.get("rolls", ())),
        turnout=row.get("turnout", ""),
    )


def _procedure(row: Mapping[str, Any], least: int) -> ProcedureKind:
    return ProcedureKind(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        sorts=tuple(row["sorts"]),
        law_zh=row["law_zh"],
        law_en=row["law_en"],
        stages=tuple(_stage(stage, least) for stage in row["stages"]),
        counted=row.get("counted", False),
    )


def _stage(row: Mapping[str, Any], least: int) -> ProcedureStage:
    """A stage; a publication hangs out as long as the law asks at least, whatever its own days are."""
    own = row.get("days", 0)
    return ProcedureStage(**{**row, "days": max(own, least) if row.get("publication") else own})


def _missing(code: str) -> NoReturn:
    raise KeyError(code)
