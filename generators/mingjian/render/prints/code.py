"""QR codes on prints: they lead to the page that says what holds today; without a site there is none."""

from dataclasses import dataclass, field

from mingjian.derive.views import Views
from mingjian.render.guidance.qr import Stencil

_BORDER = 4
TODAY = {"institutions": "/#today", "appraisers": "/#today"}
"""Where on its page a code leads to: what holds today, where the page says so."""


@dataclass
class Codes:
    """Draws the codes of one site; codes of ids of one length share a stencil."""

    site: str | None
    stencils: dict[tuple[str, int], Stencil] = field(default_factory=dict)

    @classmethod
    def of(cls, views: Views) -> "Codes":
        """Return the codes of the site of a registry."""
        return cls(views.registry.settings.site_url)

    def draw(self, folder: str, key: str) -> str:
        """Return the code that leads to a record, as SVG; an empty text where there is no site."""
        if self.site is None:
            return ""
        stencil = self.stencils.get((folder, len(key)))
        if stencil is None:
            stencil = Stencil.of(f"{self.site}{folder}/", len(key), TODAY.get(folder, "/"))
            self.stencils[folder, len(key)] = stencil
        return svg(stencil.draw(key), stencil.width)

    def address(self, folder: str, key: str) -> str:
        """Return the address in letters, for those without a telephone that reads codes."""
        return "" if self.site is None else f"{self.site}{folder}/{key}/"


def svg(modules: int, width: int) -> str:
    """Return the modules as one path with a quiet border."""
    bits = format(modules, f"0{width * width}b")
    steps = []
    for row in range(width):
        line = bits[row * width : (row + 1) * width]
        column = 0
        while (start := line.find("1", column)) >= 0:
            end = line.find("0", start)
            column = width if end < 0 else end
            steps.append(f"M{start + _BORDER} {row + _BORDER}h{column - start}v1h{start - column}z")
    size = width + 2 * _BORDER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{"".join(steps)}"/></svg>'
    )
