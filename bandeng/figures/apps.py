from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class FiguresRoom(AppConfig):
    name = "bandeng.figures"
    label = "figures"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.figures.{module}"):
                import_module(f"bandeng.figures.{module}")
