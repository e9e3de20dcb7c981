"""What a page of the site is, before it is rendered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its address (a folder, relative to the root), section of the shell, template, and view.

    ``assets`` are style sheets and scripts of the theme that only this page loads.
    """

    url: str
    section: str
    template: str
    build: Callable[[], Any]
    sources: tuple[str, ...] = ("registry",)
    assets: tuple[str, ...] = ()
