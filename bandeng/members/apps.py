from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class MembersRoom(AppConfig):
    name = "bandeng.members"
    label = "members"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.members.{module}"):
                import_module(f"bandeng.members.{module}")
