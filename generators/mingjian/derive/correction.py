"""How to tell the publisher that something on a page is wrong: a letter, or an issue, already begun.

The registry's settings name one channel: a mailbox, an address with ``{subject}`` and ``{body}`` for
systems that take both, or a plain address, which nothing can be filled into.
"""

from dataclasses import dataclass
from urllib.parse import quote

from mingjian.derive import wording
from mingjian.derive.version import short_version
from mingjian.derive.views import Views

SUBJECT, BODY = "{subject}", "{body}"


@dataclass(frozen=True, slots=True)
class Correction:
    """The channel of a registry; ``pattern`` has blanks for subject and body, or is the whole address."""

    pattern: str
    site: str
    commit: str
    as_of: str

    @property
    def is_filled(self) -> bool:
        """Say whether the record is named in what is sent; otherwise people must copy the number."""
        return SUBJECT in self.pattern

    def address(self, key: str, name: str, url: str) -> str:
        """Return where a correction to one record goes; empty where the settings name no channel."""
        if not self.is_filled:
            return self.pattern
        subject = wording.CORRECTION_SUBJECT.format(name=name, id=key)
        body = wording.CORRECTION_BODY.format(
            address=f"{self.site}{url}", commit=self.commit, as_of=self.as_of
        )
        return self.pattern.replace(SUBJECT, quote(subject, safe="")).replace(BODY, quote(body, safe=""))


def correction(views: Views) -> Correction:
    """Return the channel the settings name."""
    settings = views.registry.settings
    return Correction(
        pattern=pattern(settings.publisher.corrections or ""),
        site=settings.site_url or "/",
        commit=short_version(views.commit),
        as_of=views.as_of.isoformat(),
    )


def pattern(channel: str) -> str:
    """Return the address behind a channel, with blanks where it can be filled in."""
    if is_mailbox(channel):
        return f"mailto:{channel}?subject={SUBJECT}&body={BODY}"
    return channel


def is_mailbox(channel: str) -> bool:
    """Say whether a channel is a bare mailbox."""
    return "@" in channel and not channel.startswith(("http:", "https:", "mailto:"))


def bare(channel: str) -> str:
    """Return the channel without what would be filled in, for print and for pages about no one record."""
    return channel.partition("?")[0] if SUBJECT in channel or BODY in channel else channel
