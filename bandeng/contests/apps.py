from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class ContestsRoom(AppConfig):
    name = "bandeng.contests"
    label = "contests"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.contests.{module}"):
                import_module(f"bandeng.contests.{module}")
