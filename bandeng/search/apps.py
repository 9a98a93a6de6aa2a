from importlib import import_module

from django.apps import AppConfig


class SearchRoom(AppConfig):
    name = "bandeng.search"
    label = "search"

    def ready(self) -> None:
        import_module("bandeng.search.projections")
