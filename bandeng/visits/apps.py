from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class VisitsRoom(AppConfig):
    name = "bandeng.visits"
    label = "visits"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.visits.{module}"):
                import_module(f"bandeng.visits.{module}")
