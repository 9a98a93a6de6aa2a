"""Templates compiled to quicker code: what they put out and whom they call, a thousand times on a page.

Jinja2 wraps each piece that is put out in ``Markup``, and asks of each function whether it wants the context.
But a piece is only joined to the next, for which text is enough; and what a macro or a plain function of ours
wants, its type tells.
"""

from functools import lru_cache
from types import FunctionType, MethodType
from typing import Any

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

# The C function under ``escape``; a version without it is slower and no less right.
_of_text = getattr(markupsafe, "_escape_inner", escape)
WANTS = "jinja_pass_arg"  # how Jinja2 marks a function that wants its context
FUNCTIONS = frozenset({FunctionType, MethodType, type(lru_cache(str))})


def written(value: Any) -> str:
    """As ``escape`` says it, but not known to be safe: only to be put out."""
    if type(value) is str:
        return str(_of_text(value))
    return value if type(value) is Markup else escape(value)


class Code(CodeGenerator):
    """Puts out by ``written``."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class Page(Context):
    """Calls macros and plain functions without asking what they want."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What ``called`` answers, given the context if it wants it."""
        kind = type(called)
        if kind is Macro or (kind in FUNCTIONS and not hasattr(called, WANTS)):
            kwargs.pop("_block_vars", None)  # for those that want the context
            kwargs.pop("_loop_vars", None)
            if not kwargs:
                return called(self.eval_ctx, *args) if kind is Macro else called(*args)
        return super().call(called, *args, **kwargs)


class Swift(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = Code
    context_class = Page
    written = staticmethod(written)
