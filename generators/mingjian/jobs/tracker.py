"""Issues on a platform: the few calls GitHub, Gitea and GitLab have in common. Never required.

An issue is found again by a mark in its text, so it can be renamed, and stays one issue for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import orjson

from mingjian import __version__
from mingjian.model.errors import SettingsError, SourceError

PAGE, PAGES = 50, 40
SECONDS = 30


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a platform calls things: paths, the field of the text, the page size, how a token is shown."""

    folder: str
    text: str
    size: str
    number: str
    change: str
    comments: str
    opened: str
    closing: dict[str, str]
    header: str
    token: str
    default: str = ""


PLATFORMS = {
    "github": Dialect(
        "repos/{}/issues", "body", "per_page", "number", "PATCH", "comments", "open",
        {"state": "closed"}, "Authorization", "Bearer {}", "https://api.github.com",
    ),
    "gitea": Dialect(
        "repos/{}/issues", "body", "limit", "number", "PATCH", "comments", "open",
        {"state": "closed"}, "Authorization", "token {}",
    ),
    "gitlab": Dialect(
        "projects/{}/issues", "description", "per_page", "iid", "PUT", "notes", "opened",
        {"state_event": "close"}, "PRIVATE-TOKEN", "{}",
    ),
}  # fmt: skip


class _Here(HTTPRedirectHandler):
    """Follows no redirect: a token is shown to the platform that was named and to nobody else."""

    def redirect_request(self, *_: object) -> None:
        """Refuse."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One open issue."""

    number: int
    title: str
    text: str


@dataclass(frozen=True)
class Tracker:
    """One project on one platform."""

    platform: str
    address: str
    project: str
    secret: str

    @property
    def _dialect(self) -> Dialect:
        return PLATFORMS[self.platform]

    @property
    def _folder(self) -> str:
        name = quote(self.project, safe="") if self.platform == "gitlab" else quote(self.project)
        return self._dialect.folder.format(name)

    def refuse_public(self) -> None:
        """Refuse a project that everybody can read: the lists name what is not public yet.

        Raises:
            SettingsError: the platform does not say that the project is closed.
        """
        said = self._call("GET", self._folder.removesuffix("/issues"))
        is_closed = said.get("private") is True or said.get("internal") is True
        if not is_closed and said.get("visibility") not in {"private", "internal"}:
            raise SettingsError(
                f"平台上的项目 {self.project} 是公开的，待办里有还没有公开的审批和处罚，没有写上去；"
                "请改用不公开的项目（MINGJIAN_TRACKER_PROJECT）。"
            )

    def find(self, mark: str) -> Issue | None:
        """Return the open issue that bears a mark."""
        return next((issue for issue in self.open_issues() if mark in issue.text), None)

    def open_issues(self) -> Iterator[Issue]:
        """Yield the open issues of the project."""
        how = self._dialect
        for page in range(1, PAGES + 1):
            query = urlencode({"state": how.opened, how.size: PAGE, "page": page})
            rows = self._call("GET", f"{self._folder}?{query}")
            for row in rows:
                if "pull_request" not in row or not row["pull_request"]:
                    yield Issue(int(row[how.number]), row["title"], row[how.text] or "")
            if len(rows) < PAGE:
                return

    def open(self, title: str, text: str) -> None:
        """Open an issue."""
        self._call("POST", self._folder, {"title": title, self._dialect.text: text})

    def rewrite(self, issue: Issue, text: str) -> None:
        """Replace the text of an issue."""
        self._call(self._dialect.change, f"{self._folder}/{issue.number}", {self._dialect.text: text})

    def comment(self, issue: Issue, text: str) -> None:
        """Add a comment, which the platform sends to whoever watches."""
        self._call("POST", f"{self._folder}/{issue.number}/{self._dialect.comments}", {"body": text})

    def close(self, issue: Issue) -> None:
        """Close an issue."""
        self._call(self._dialect.change, f"{self._folder}/{issue.number}", self._dialect.closing)

    def _call(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        how = self._dialect
        request = Request(  # noqa: S310 - the scheme is checked by `tracker_of`
            f"{self.address.rstrip('/')}/{path}",
            data=None if body is None else orjson.dumps(body),
            method=method,
            headers={
                how.header: how.token.format(self.secret),
                "Content-Type": "application/json",
                "Accept": "application/json",
                "User-Agent": f"mingjian/{__version__}",
            },
        )
        try:
            with build_opener(_Here).open(request, timeout=SECONDS) as answer:
                return orjson.loads(answer.read() or b"null")
        except HTTPError as error:
            error.close()
            raise SourceError(f"平台拒绝了请求（{error.code}）：{method} {path}") from error
        except (URLError, OSError, ValueError) as error:
            raise SourceError(f"连不上平台 {self.address}：{type(error).__name__}") from error


def tracker_of(platform: str, address: str, project: str, secret: str) -> Tracker | None:
    """Return the tracker that is set up; None without a token."""
    if not secret:
        return None
    if platform not in PLATFORMS:
        raise SettingsError(f"不认识的平台 {platform}，可以是：{'、'.join(PLATFORMS)}。")
    address = address or PLATFORMS[platform].default
    parts = urlsplit(address)
    is_here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not (parts.scheme == "http" and is_here):
        raise SettingsError(f"平台的网址 {address} 须以 https 开头，令牌不能明文传送。")
    if not project:
        raise SettingsError("没有写明平台上的项目（MINGJIAN_TRACKER_PROJECT）。")
    return Tracker(platform, address, project, secret)
