from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DemoRoom(AppConfig):
    name = "bandeng.demo"
    label = "demo"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.demo.{module}"):
                import_module(f"bandeng.demo.{module}")
