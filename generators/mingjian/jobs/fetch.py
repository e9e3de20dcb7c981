"""Asking one address whether it is there: HEAD first, GET where that is refused; the body is not read."""

import http.client
from dataclasses import dataclass
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from mingjian import __version__

FINE, MOVED, UNSURE, BROKEN = "fine", "moved", "unsure", "broken"
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
NO_HEAD = {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.FORBIDDEN}
FOR_GOOD = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``target`` is where a permanent redirect leads."""

    state: str
    reason: str
    target: str = ""


class _Trail(HTTPRedirectHandler):
    """Follows redirects and remembers whether the first was permanent."""

    def __init__(self) -> None:
        self.first: int | None = None

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, PLR0913, PLR0917
        """Note the code of the first redirect."""
        self.first = self.first or code
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(url: str, seconds: float) -> Answer:
    """Ask one address."""
    answer = _ask(url, seconds, "HEAD")
    return _ask(url, seconds, "GET") if answer.reason in {str(int(code)) for code in NO_HEAD} else answer


def _ask(url: str, seconds: float, method: str) -> Answer:
    trail = _Trail()
    opener: OpenerDirector = build_opener(trail)
    agent = f"mingjian/{__version__} (link check)"
    request = Request(url, method=method, headers={"User-Agent": agent})  # noqa: S310 - http(s) by model
    try:
        with opener.open(request, timeout=seconds) as answer:
            if trail.first in FOR_GOOD and answer.url != url:
                return Answer(MOVED, str(trail.first), answer.url)
            return Answer(FINE, str(answer.status))
    except HTTPError as error:
        error.close()
        return Answer(BROKEN if error.code in GONE else UNSURE, str(error.code))
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None)
        return Answer(BROKEN, type(reason if isinstance(reason, Exception) else error).__name__)
