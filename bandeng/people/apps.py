from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    name = "bandeng.people"
    label = "people"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "checks", "keeping"):
            if find_spec(f"bandeng.people.{module}"):
                import_module(f"bandeng.people.{module}")
