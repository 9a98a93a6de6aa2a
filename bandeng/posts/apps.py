from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from bandeng.kernel.refusals import word_closed


class PostsRoom(AppConfig):
    name = "bandeng.posts"
    label = "posts"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.posts.{module}"):
                import_module(f"bandeng.posts.{module}")
        word_closed(import_module("bandeng.posts.queries.closed").closed)
