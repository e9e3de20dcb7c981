"""Issues on a platform, against a small platform of our own on the loopback that speaks all three dialects."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from mingjian.jobs.running import run_jobs
from mingjian.jobs.tracker import tracker_of
from mingjian.model.errors import SettingsError, SourceError
from nights import tonight
from worlds import institution, world
from yearlong import nothing, replaced

SECRET = "geheim"
PROJECTS = {
    "github": "/repos/prov/registry",
    "gitea": "/repos/prov/registry",
    "gitlab": "/projects/prov/registry",
}
PATHS = {
    "github": re.compile(r"/repos/prov/registry/issues(?:/(\d+))?(/comments)?$"),
    "gitea": re.compile(r"/repos/prov/registry/issues(?:/(\d+))?(/comments)?$"),
    "gitlab": re.compile(r"/projects/prov/registry/issues(?:/(\d+))?(/notes)?$"),
}
TOKENS = {
    "github": ("Authorization", f"Bearer {SECRET}"),
    "gitea": ("Authorization", f"token {SECRET}"),
    "gitlab": ("PRIVATE-TOKEN", SECRET),
}


class Platform:
    """The issues of one project; ``changes`` lists every request that changed something."""

    def __init__(self, kind):
        self.kind = kind
        self.issues = []
        self.changes = []
        self.project = {"visibility": "private"} if kind == "gitlab" else {"private": True}

    def add(self, title, text):
        number = len(self.issues) + 1
        self.issues.append({"number": number, "iid": number, "title": title, "state": "open", "text": text})
        return self.issues[-1]

    def shown(self, issue):
        field = "description" if self.kind == "gitlab" else "body"
        return {**issue, field: issue["text"].replace("\n", "\r\n"), "comments": []}

    def answer(self, method, number, is_comment, query, body):
        if method == "GET":
            page, size = int(query["page"][0]), int(query.get("per_page", query.get("limit"))[0])
            held = [self.shown(issue) for issue in self.issues if issue["state"] == "open"]
            return held[(page - 1) * size : page * size]
        self.changes.append((method, number, "comment" if is_comment else "", body))
        text = body.get("description", body.get("body"))
        if method == "POST" and not is_comment:
            return self.shown(self.add(body["title"], text))
        issue = self.issues[int(number) - 1]
        if body.get("state") == "closed" or body.get("state_event") == "close":
            issue["state"] = "closed"
        elif not is_comment:
            issue["text"] = text
        return self.shown(issue)

    def take(self):
        taken, self.changes = self.changes, []
        return [(method, number, what) for method, number, what, _ in taken]


def serve(platform):
    class Handler(BaseHTTPRequestHandler):
        def handle_one(self):
            name, value = TOKENS[platform.kind]
            if self.headers[name] != value:
                return self.send_error(401)
            parts = urlsplit(self.path)
            found = PATHS[platform.kind].match(unquote(parts.path))
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            said = json.loads(body) if body else {}
            if unquote(parts.path) == PROJECTS[platform.kind]:
                reply = platform.project
            else:
                reply = platform.answer(self.command, found[1], bool(found[2]), parse_qs(parts.query), said)
            data = json.dumps(reply).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            return None

        do_GET = do_POST = do_PATCH = do_PUT = handle_one  # noqa: N815

        def log_message(self, *_):
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    return served


@pytest.fixture(params=["github", "gitea", "gitlab"])
def platform(request):
    held = Platform(request.param)
    served = serve(held)
    held.address = f"http://127.0.0.1:{served.server_address[1]}"
    yield held
    served.shutdown()
    served.server_close()


@pytest.fixture
def tracker(platform):
    return tracker_of(platform.kind, platform.address, "prov/registry", SECRET)


@pytest.fixture
def soon(tmp_path):
    return world(tmp_path, institutions=[institution(**{"licences[1].until": "2026-08-29"})])


def test_an_area_has_one_issue_that_is_rewritten_in_place(tmp_path, platform, tracker, soon):
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    assert [method for method, *_ in platform.take()] == ["POST"]
    (issue,) = platform.issues
    assert issue["title"] == "[明鉴] 明州市 待办清单"
    assert "有效期到 2026-08-29 为止" in issue["text"]
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    assert platform.take() == []
    run_jobs(["expiry"], tonight(tmp_path, "2026-07-01", loaded=soon), tracker=tracker)
    assert [what for *_, what in platform.take()] == [""]
    run_jobs(["expiry"], tonight(tmp_path, "2026-07-30", loaded=soon), tracker=tracker)
    assert [what for *_, what in platform.take()] == ["", "comment"]
    assert len(platform.issues) == 1


def test_an_issue_says_what_to_do_once_per_kind_of_work(tmp_path, platform, tracker, soon):
    run_jobs(["expiry", "lag"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    (issue,) = platform.issues
    assert issue["text"].count("- 证书到期：问清是否延续") == 1
    assert "公开期限：" not in issue["text"]


def test_what_is_done_leaves_the_issue(tmp_path, platform, tracker, soon):
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    done = world(tmp_path, institutions=[institution(**{"licences[1].until": "2031-08-29"})])
    run_jobs(["expiry"], tonight(tmp_path, "2026-07-01", loaded=done), tracker=tracker)
    assert "没有要办的。" in platform.issues[0]["text"]


def test_issues_of_others_are_left_alone_and_ours_is_found_on_a_later_page(tmp_path, platform, tracker, soon):
    for number in range(60):
        platform.add(f"别人的 {number}", "正文")
    for _ in range(2):
        run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    assert len(platform.issues) == 61
    assert {issue["text"] for issue in platform.issues[:60]} == {"正文"}


def test_thirty_failed_nights_are_one_issue_which_is_closed_when_mended(tmp_path, platform, tracker, soon):
    def broken(_):
        raise SettingsError("令牌过期。")

    with replaced(windows=broken):
        for day in range(1, 31):
            run_jobs(
                ["windows"], tonight(tmp_path, f"2026-06-{day:02}", loaded=soon), tracker=tracker, shows=False
            )
    assert [method for method, *_ in platform.take()] == ["POST"]
    assert "公示期满：令牌过期。" in platform.issues[0]["text"]
    with replaced(windows=nothing):
        run_jobs(["windows"], tonight(tmp_path, "2026-07-01", loaded=soon), tracker=tracker)
    assert platform.issues[0]["state"] == "closed"


def test_a_wrong_token_is_one_sentence(platform):
    wrong = tracker_of(platform.kind, platform.address, "prov/registry", "falsch")
    with pytest.raises(SourceError, match="401"):
        wrong.find("x")


def test_nothing_is_asked_of_a_platform_without_a_token():
    assert tracker_of("github", "", "prov/registry", "") is None


@pytest.mark.parametrize(
    ("platform", "address", "project", "word"),
    [
        ("svn", "https://example.invalid", "a/b", "不认识的平台"),
        ("gitea", "http://example.invalid/api/v1", "a/b", "https"),
        ("gitea", "file:///etc", "a/b", "https"),
        ("github", "", "", "MINGJIAN_TRACKER_PROJECT"),
    ],
)
def test_a_half_set_up_platform_is_refused(platform, address, project, word):
    with pytest.raises(SettingsError, match=word):
        tracker_of(platform, address, project, SECRET)


def test_a_token_is_not_carried_to_another_address(platform):
    seen = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(dict(self.headers))
            self.send_response(302)
            self.send_header("Location", f"{platform.address}/stolen")
            self.end_headers()

        def log_message(self, *_):
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    moved = tracker_of(platform.kind, f"http://127.0.0.1:{served.server_address[1]}", "prov/registry", SECRET)
    with pytest.raises(SourceError, match="302"):
        moved.find("x")
    served.shutdown()
    served.server_close()
    assert len(seen) == 1


def test_what_a_platform_missed_while_it_was_away_it_is_told_once(tmp_path, platform, tracker, soon):
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-29", loaded=soon), tracker=tracker)
    platform.take()
    away = tracker_of(platform.kind, "http://127.0.0.1:9", "prov/registry", SECRET)
    with pytest.raises(SourceError, match="连不上平台"):
        run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=away)
    for day in ("2026-07-01", "2026-07-02"):
        run_jobs(["expiry"], tonight(tmp_path, day, loaded=soon), tracker=tracker)
    comments = [body["body"] for *_, what, body in platform.changes if what]
    assert len(comments) == 1
    assert "有效期到 2026-08-29" in comments[0]


def test_what_a_killed_run_had_not_yet_told_is_told_by_the_next(
    tmp_path, platform, tracker, soon, monkeypatch
):
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-29", loaded=soon), tracker=tracker)
    platform.take()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as night:
        night.setattr("mingjian.jobs.running.write_run", killed)
        with pytest.raises(KeyboardInterrupt):
            run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    comments = [body["body"] for *_, what, body in platform.changes if what]
    assert len(comments) == 1
    assert "有效期到 2026-08-29" in comments[0]


@pytest.mark.parametrize("said", [{"private": False}, {"visibility": "public", "private": False}, {}])
def test_nothing_is_written_where_everybody_can_read_it(tmp_path, platform, tracker, soon, said):
    """The lists name approvals and penalties that are not public; without an answer the project counts as open."""
    platform.project = said
    with pytest.raises(SettingsError, match="项目 prov/registry 是公开的"):
        run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon), tracker=tracker)
    assert platform.changes == []
    assert (tmp_path / "build/report/index.html").is_file()


@pytest.mark.parametrize("said", [{"internal": True, "private": False}, {"visibility": "internal"}])
def test_a_project_for_members_only_is_closed(platform, tracker, said):
    platform.project = said
    tracker.refuse_public()
