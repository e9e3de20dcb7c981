"""What templates put on a page, escaped at a tenth of the price.

Jinja2 wraps every value it prints into a ``Markup`` object only to join it at once. A nation prints ten
million of them, so compiled templates call :func:`shown` instead, which gives the same characters as plain
text. Expressions, filters and macros go on as Jinja2 has them.
"""

from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Template
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # another release of MarkupSafe: correct, only slower
    _escaped = escape


def shown(value: Any) -> str:
    """Return a value as it stands in HTML; what is marked as safe stays as it is."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        found: str = value
        return found
    return escape(value)


class PageWriter(CodeGenerator):
    """Compiles templates so that what they print goes through :func:`shown`."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        """Make ``shown`` known to the template."""
        self.writeline(f"from {__name__} import {shown.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        plain = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None
        if plain:
            self.write(f"{shown.__name__}(")
        else:
            super()._output_child_pre(node, frame, finalize)
