"""What the tables may ask of a database, so that every engine a district may be given will do."""

import tomllib
from collections.abc import Iterator

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models

from bandeng.home.documents.rooms import LAYERS
from bandeng.settings.base import ROOMS
from tests.house.source import ROOT, migrations, text_of

LAYER = {room: layer for layer, rooms in enumerate(LAYERS) for room in rooms}
NOT_PORTABLE = (
    "JSONField",
    "CheckConstraint",
    "ExclusionConstraint",
    "contrib.postgres",
    "HStore",
    "ArrayField",
)


def test_every_room_has_a_layer() -> None:
    assert set(ROOMS) <= set(LAYER)


def test_the_contract_and_the_drawing_have_the_same_layers() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "rooms")
    assert [set(line.split(" | ")) for line in reversed(layers)] == [set(layer) for layer in LAYERS]


def test_foreign_keys_point_down() -> None:
    found = [
        f"{model.__name__}.{field.name}"
        for model, field in _fields()
        if field.is_relation and not field.auto_created and _layer(field.related_model) > _layer(model)
    ]
    assert not found, found


def _layer(model: object) -> int:
    assert isinstance(model, type)
    assert issubclass(model, models.Model)
    return LAYER.get(model._meta.app_label, 0)


def test_no_text_is_both_empty_and_null() -> None:
    text = (models.CharField, models.TextField)
    found = [
        f"{model.__name__}.{field.name}"
        for model, field in _fields()
        if isinstance(field, text) and field.null
    ]
    assert not found, f"some engines read '' as NULL: {found}"


def test_keys_and_indexes_are_plain() -> None:
    found = [
        f"{model.__name__}: {part.name}"
        for model in _models()
        for part in (*model._meta.constraints, *model._meta.indexes)
        if not _is_plain(part)
    ]
    assert not found, f"only plain unique keys and plain indexes: {found}"


def _is_plain(part: models.BaseConstraint | models.Index) -> bool:
    if not isinstance(part, models.UniqueConstraint | models.Index):
        return False
    extras = (part.expressions, part.condition, part.include, getattr(part, "deferrable", None))
    descending = isinstance(part, models.Index) and any(order for _, order in part.fields_orders)
    return not any(extras) and not descending


def test_migrations_use_nothing_an_engine_may_lack() -> None:
    found = [
        f"{module.name}: {word}"
        for module in migrations()
        for word in NOT_PORTABLE
        if word in text_of(module.path)
    ]
    assert not found, found


def test_every_table_of_a_room_has_a_plain_name() -> None:
    found = [model._meta.db_table for model in _models() if not model._meta.db_table.isascii()]
    assert not found, found
    assert Session._meta.db_table.isascii()


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in LAYER]


def _fields() -> Iterator[tuple[type[models.Model], "models.Field[object, object]"]]:
    for model in _models():
        for field in model._meta.get_fields():
            if isinstance(field, models.Field):
                yield model, field
