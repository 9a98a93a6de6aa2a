"""What a book says of months of activities: to whom tasks go, patterns of months, labels to be explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Means = Literal["sessions", "visits", "works"]
MEANS: tuple[Means, ...] = ("sessions", "visits", "works")
BANDS = ("red", "green", "blue")


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Units a task goes to: of these ``kinds``, or those that have a post of this role (``post``).

    It waits for the first of the roles ``seats`` that the unit has.
    """

    code: str
    zh: str
    en: str
    kinds: tuple[str, ...] = ()
    post: str = ""
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TaskPlan:
    """A task of an activity: the code of its audience, its last day as ``MM-DD``, how many are wanted.

    ``kinds``: of the sessions that do it (none: the activity's).
    """

    zh: str
    en: str
    to: str
    due: str
    wanted: int = 1
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActivityPlan:
    """An activity of a pattern. ``kinds``: of its sessions; ``by``: what fulfils it.

    ``pending``: its name is not known yet, and ``note_zh``/``note_en`` say so. ``figure``: the name of the
    figure that counts what came of it, where sessions, persons and works do not say it (``-``: none).
    """

    key: str
    zh: str
    en: str
    lead: str
    co: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    by: Means = "sessions"
    pending: bool = False
    note_zh: str = "-"
    note_en: str = "-"
    clause: str = "-"
    figure: str = "-"
    tasks: tuple[TaskPlan, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CampaignPlan:
    """A pattern of a month; ``begins`` and ``ends`` are ``MM-DD``, half-open.

    A theme that is ``-`` is the year's own: whoever opens the month writes it.
    ``band`` names the colour of its public pages' head, one of ``BANDS`` (empty: none).
    """

    code: str
    zh: str
    en: str
    theme_zh: str
    theme_en: str
    begins: str
    ends: str
    lead: str
    members: tuple[str, ...]
    year_theme_zh: str
    year_theme_en: str
    activities: tuple[ActivityPlan, ...]
    band: str = ""


@dataclass(frozen=True, kw_only=True)
class Label:
    """A label of the district's own, explained by the unit ``keeper``."""

    code: str
    zh: str
    en: str
    keeper: str


@dataclass(frozen=True, kw_only=True)
class Months:
    """All of it; a district without months has none of it."""

    audiences: tuple[Audience, ...] = ()
    plans: tuple[CampaignPlan, ...] = ()
    labels: tuple[Label, ...] = ()

    def audience(self, code: str) -> Audience | None:
        """The audience of this code; None where the book has none."""
        return next((each for each in self.audiences if each.code == code), None)

    def plan(self, code: str) -> CampaignPlan | None:
        """The pattern of this code; None where the book has none."""
        return next((each for each in self.plans if each.code == code), None)

    def label(self, code: str) -> Label | None:
        """The label of this code; None where the book has none."""
        return next((each for each in self.labels if each.code == code), None)


def months(values: Mapping[str, Any]) -> Months:
    """What ``campaigns.toml`` says; of a file that was checked, or of none."""
    return Months(
        audiences=tuple(Audience(**_tuples(row, "kinds", "seats")) for row in values.get("audience", ())),
        plans=tuple(_plan(row) for row in values.get("campaign", ())),
        labels=tuple(Label(**row) for row in values.get("label", ())),
    )


def _plan(row: Mapping[str, Any]) -> CampaignPlan:
    activities = tuple(_activity(inner) for inner in row["activity"])
    rest = {key: value for key, value in row.items() if key not in ("activity", "members")}
    themes = dict.fromkeys(("theme_zh", "theme_en", "year_theme_zh", "year_theme_en"), "-")
    return CampaignPlan(**{**themes, **rest}, members=tuple(row.get("members", ())), activities=activities)


def _activity(row: Mapping[str, Any]) -> ActivityPlan:
    tasks = tuple(TaskPlan(**_tuples(inner, "kinds")) for inner in row.get("task", ()))
    rest = {key: value for key, value in row.items() if key != "task"}
    return ActivityPlan(**_tuples(rest, "co", "kinds"), tasks=tasks)


def _tuples(row: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: tuple(value) if key in keys else value for key, value in row.items()}
