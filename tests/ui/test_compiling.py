"""Templates compiled to quicker code say the same as Jinja2's own."""

from functools import lru_cache
from typing import Any

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from jinja2 import Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.ext import i18n
from markupsafe import Markup

from bandeng.ui.compiling import Swift

VALUES = (
    "路灯<不>亮", "a & 'b' \"c\"", Markup("<b>&</b>"), mark_safe("<i>"), 5, None, 1.5, ["<"],
    gettext_lazy("事项"), b"<", True,
)  # fmt: skip
TEMPLATES = (
    "{{ value }} {{ value|e }} {{ value ~ '<' }} {{ '<' }}",
    "{% set held %}<p>{{ value }}</p>{% endset %}{{ held }} {{ held|length }} {{ held ~ value }}",
    "{% macro t(it, more='<') %}<b>{{ it }}{{ more }}</b>{% endmacro %}{{ t(value) }}{{ t(1, more=value) }}",
    "{% macro t(it) %}<b>{{ it }}{{ caller() }}</b>{% endmacro %}{% call t(value) %}{{ value }}{% endcall %}",
    "{% for it in [value, value] %}{{ plain(it) }}{{ marked(it) }}{% endfor %}",
    "{% for it in [value] %}{{ named() }}{{ kept(it) }}{{ it.__repr__() }}{{ loop.index }}{% endfor %}",
    "{% filter upper %}{{ value }}<a>{% endfilter %}{% autoescape false %}{{ value }}{% endautoescape %}",
)


@pass_context
def _named(context: Any) -> str:
    return f"<{context['name']}>"


def _said(environment: Environment, text: str, **given: Any) -> str:
    words = {
        "name": "名<",
        "plain": lambda it: f"<{it}>",
        "marked": Markup,
        "named": _named,
        "kept": lru_cache(repr),
    }
    return environment.from_string(text).render(**words, **given)


def _environment(kind: type[Environment]) -> Environment:
    return kind(autoescape=True, undefined=StrictUndefined, extensions=[i18n])


@pytest.mark.parametrize("text", TEMPLATES)
def test_it_says_what_jinja_says(text: str) -> None:
    for value in VALUES:
        if isinstance(value, list | bytes) and ("marked" in text or "kept" in text):
            continue
        asked = [_said(_environment(kind), text, value=value) for kind in (Environment, Swift)]
        assert asked[0] == asked[1], value


def test_what_is_missing_is_still_said() -> None:
    with pytest.raises(UndefinedError):
        _said(_environment(Swift), "{{ nothing }}")
    with pytest.raises(TypeError):
        _said(_environment(Swift), "{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, 2) }}")


def test_the_quicker_code_is_in_use() -> None:
    source = _environment(Swift).compile("{{ value }}", raw=True)
    assert "environment.written(" in source and "escape(" not in source.partition("def root")[2]
