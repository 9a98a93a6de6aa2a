"""Every kind of fact has its sentence, its privacy rule, its act and its readers."""

import re

from bandeng.kernel.facts import KINDS, Kept, Kind
from bandeng.ledger.projections import FOLDS
from bandeng.settings.base import ROOMS

HAN = re.compile(r"[一-鿿]")
NAME = re.compile(r"[a-z]+\.[a-z0-9_]+")
PERSONAL = re.compile(r"(^|_)(phone|telephone|mobile|address|name|text|words|note|reason|basis|sentence)s?$")
# Names that are of things and units, not of persons; and words chosen from a list, not typed.
NOT_PERSONAL = {
    "places": "names of places, from the district's own list",
    "posts": "names and desk telephones of units, from the district's own roster",
    "rulebook": "the words of the rule book",
    "ledger": "the book's own words",
}


def test_there_are_facts() -> None:
    assert KINDS


def test_every_fact_has_both_sentences_and_a_privacy_rule() -> None:
    found = [name for (name, _), kind in KINDS.items() if not _is_complete(kind)]
    assert not found, found


def _is_complete(kind: Kind) -> bool:
    says = HAN.search(kind.zh) and kind.en and not HAN.search(kind.en)
    return bool(says and kind.meaning and kind.seen_by in {"public", "parties", "staff"})


def test_every_fact_is_named_for_its_room() -> None:
    found = [name for name, _ in KINDS if not NAME.fullmatch(name) or name.partition(".")[0] not in ROOMS]
    assert not found, found


def test_every_fact_is_frozen() -> None:
    found = [kind.name for kind in KINDS.values() if not kind.body.__dataclass_params__.frozen]
    assert not found, found


def test_folds_are_for_facts_that_can_be_said() -> None:
    declared = {name for name, _ in KINDS}
    assert not set(FOLDS) - declared


def test_words_typed_by_a_person_are_kept_in_the_vault() -> None:
    found = [
        f"{kind.name}.{name}"
        for kind in KINDS.values()
        if kind.name.partition(".")[0] not in NOT_PERSONAL
        for name, field in kind.body.__dataclass_fields__.items()
        if PERSONAL.search(name) and _is_bare_text(field.type)
    ]
    assert not found, f"personal words belong in the vault, the fact carries Kept: {found}"


def _is_bare_text(kind: object) -> bool:
    return str in (kind, *getattr(kind, "__args__", ())) and kind is not Kept
