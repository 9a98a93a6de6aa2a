from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class RulebookRoom(AppConfig):
    name = "bandeng.rulebook"
    label = "rulebook"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.rulebook.{module}"):
                import_module(f"bandeng.rulebook.{module}")
