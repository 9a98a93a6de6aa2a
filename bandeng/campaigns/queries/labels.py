"""Labels of the district, as far as they are explained."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.campaigns.models import Label, LabelLead
from bandeng.campaigns.queries.units import names
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class LabelShown:
    """A label: ``meaning`` is empty until the district has said it; ``turn`` counts how often it was said."""

    code: str
    title: str
    keeper: str
    keeper_name: str
    meaning: str
    leads: tuple[tuple[str, str], ...]
    said_at: datetime | None
    turn: int


def labels() -> list[LabelShown]:
    """Every label of the rule book, in its order."""
    said = {row.code: row for row in Label.objects.all()}
    known = names(label.keeper for label in book().months.labels)
    leads = list(LabelLead.objects.order_by("label_id", "place").values_list("label_id", "title", "address"))
    return [
        LabelShown(
            code=label.code,
            title=spoken(label),
            keeper=label.keeper,
            keeper_name=known.get(label.keeper, ""),
            meaning=said[label.code].meaning if label.code in said else "",
            leads=tuple((title, address) for code, title, address in leads if code == label.code),
            said_at=said[label.code].said_at if label.code in said else None,
            turn=said[label.code].turn if label.code in said else 0,
        )
        for label in book().months.labels
    ]


def label_shown(code: str) -> LabelShown:
    """One label. Raises Label.DoesNotExist (a 404) for one the book does not have."""
    found = next((each for each in labels() if each.code == code), None)
    if found is None:
        raise Label.DoesNotExist(code)
    return found
