"""SiteFacts: what every page says about the site as a whole (head line, stamp, foot).

Facts that change with each commit are filled in last, so that the built shell can be kept.
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from mingjian.derive.correction import bare, pattern
from mingjian.derive.version import short_version
from mingjian.model.settings import Settings


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """Facts of one build; ``footer`` holds only the fields the publisher filled in."""

    name: str
    publisher: str
    stamped: bool
    as_of: date
    commit: str | None
    tool_version: str
    url: str | None = None
    legal_basis: str | None = None
    corrections: str | None = None
    footer: dict[str, str] = field(default_factory=dict)

    def lasting(self) -> dict[str, Any]:
        """Return the facts templates see while MkDocs runs: all but date, commit and tool version."""
        facts = asdict(self)
        for name in ("as_of", "commit", "tool_version"):
            del facts[name]
        return facts

    def passing(self) -> dict[str, str]:
        """Return the facts that are filled into the finished HTML, by mark name."""
        return {
            "as_of": self.as_of.isoformat(),
            "as_of_text": f"{self.as_of.year}年{self.as_of.month}月{self.as_of.day}日",
            "commit": short_version(self.commit),
            "tool_version": self.tool_version,
        }


def site_facts(settings: Settings, *, as_of: date, commit: str | None, tool_version: str) -> SiteFacts:
    """Derive the facts of a build from the registry's settings (law 7: no legal basis, then stamped)."""
    publisher = settings.publisher
    return SiteFacts(
        name=settings.site_name,
        publisher=publisher.name,
        stamped=settings.fictional or not publisher.legal_basis,
        as_of=as_of,
        commit=commit,
        tool_version=tool_version,
        url=settings.site_url,
        legal_basis=publisher.legal_basis,
        corrections=_link(publisher.corrections),
        footer={key: value for key, value in publisher.footer.model_dump().items() if value},
    )


def _link(channel: str | None) -> str | None:
    return bare(pattern(channel)) if channel else None
