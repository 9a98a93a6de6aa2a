from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class EditionsRoom(AppConfig):
    name = "bandeng.editions"
    label = "editions"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "queries.naming"):
            if find_spec(f"bandeng.editions.{module}"):
                import_module(f"bandeng.editions.{module}")
