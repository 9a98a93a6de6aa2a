from importlib import import_module

from django.apps import AppConfig


class PhrasesRoom(AppConfig):
    name = "bandeng.phrases"
    label = "phrases"

    def ready(self) -> None:
        for module in ("facts", "projections"):
            import_module(f"bandeng.phrases.{module}")
