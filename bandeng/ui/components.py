"""The macros of ``ui/components/*.html`` as one name in every template: ``{{ ui.button(...) }}``."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Macro

DRAWN_OFTEN = ("icon", "badge")  # they say nothing but what they are given, in no language of their own
FOLDER = Path(__file__).parent / "jinja2" / "ui" / "components"


class Components:
    """Every macro under its own name. Two macros of one name are a mistake and are refused."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    @cached_property
    def macros(self) -> dict[str, Macro]:
        """All macros by name, read once."""
        found: dict[str, Macro] = {}
        for file in sorted(FOLDER.glob("*.html")):
            module = self._environment.get_template(f"ui/components/{file.name}").module
            for name, macro in vars(module).items():
                if isinstance(macro, Macro):
                    if name in found:
                        raise LookupError(f"two components are called {name}; the second is in {file.name}")
                    found[name] = macro
        return found

    @cached_property
    def kept(self) -> dict[str, Callable[..., Any]]:
        """The same by which templates are served: what is drawn a hundred times on a page is drawn once."""
        often = {name: lru_cache(maxsize=2048, typed=True)(self.macros[name]) for name in DRAWN_OFTEN}
        return {**self.macros, **often}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self.kept[name]
        except KeyError:
            known = ", ".join(sorted(self.macros))
            raise AttributeError(f"there is no component {name}; there are {known}") from None
