from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class HomeRoom(AppConfig):
    name = "bandeng.home"
    label = "home"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.home.{module}"):
                import_module(f"bandeng.home.{module}")
