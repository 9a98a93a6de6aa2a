from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class RepairsRoom(AppConfig):
    name = "bandeng.repairs"
    label = "repairs"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.repairs.{module}"):
                import_module(f"bandeng.repairs.{module}")
