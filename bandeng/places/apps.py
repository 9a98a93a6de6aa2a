from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PlacesRoom(AppConfig):
    name = "bandeng.places"
    label = "places"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.places.{module}"):
                import_module(f"bandeng.places.{module}")
