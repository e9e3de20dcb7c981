"""The link check, against a server of our own on the loopback; nothing else is asked."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from mingjian.jobs.addresses import addresses, is_askable
from mingjian.jobs.fetch import BROKEN, FINE, Answer, ask
from mingjian.jobs.links import PATIENCE, Pause, check_links, in_turn
from nights import tonight
from worlds import institution, world

ANSWERS = {
    "/fine": 200, "/gone": 410, "/missing": 404, "/closed": 403, "/busy": 503, "/moved": 301, "/elsewhere": 302,
    "/nohead": 200, "/loop": 302,
}  # fmt: skip


class Site(BaseHTTPRequestHandler):
    """Answers by path and remembers who asked for what."""

    asked: list[tuple[str, str]]

    def answer(self):
        self.asked.append((self.command, self.path))
        code = ANSWERS[self.path]
        if self.path == "/nohead" and self.command == "HEAD":
            code = 405
        self.send_response(code)
        if code in {301, 302}:
            self.send_header("Location", "/loop" if self.path == "/loop" else "/fine")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    handler = type("Handler", (Site,), {"asked": []})
    served = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_address[1]}", handler.asked
    served.shutdown()
    served.server_close()


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/fine", "fine", "200"),
        ("/nohead", "fine", "200"),
        ("/elsewhere", "fine", "200"),
        ("/moved", "moved", "301"),
        ("/missing", "broken", "404"),
        ("/gone", "broken", "410"),
        ("/closed", "unsure", "403"),
        ("/busy", "unsure", "503"),
        ("/loop", "unsure", "302"),
    ],
)
def test_an_answer_is_judged_with_tolerance(server, path, state, reason):
    answer = ask(server[0] + path, 5)
    assert (answer.state, answer.reason) == (state, reason)


def test_where_nobody_listens_the_link_is_broken(server):
    answer = ask("http://127.0.0.1:9/", 5)
    assert (answer.state, answer.reason) == ("broken", "ConnectionRefusedError")


def site_of(folder, url, **settings):
    return world(folder, institutions=[institution(**{"contact.website": url})], settings=settings)


def check(folder, day, loaded):
    return check_links(tonight(folder, day, loaded=loaded, interval=0))


def test_a_link_is_reported_when_it_fails_a_second_time(tmp_path, server):
    loaded = site_of(tmp_path, f"{server[0]}/missing")
    assert check(tmp_path, "2026-07-06", loaded).reminders == ()
    (reminder,) = check(tmp_path, "2026-07-13", loaded).reminders
    assert reminder.record == "sl-j0001"
    assert f"打不开 {server[0]}/missing（404），连续 2 次" in reminder.text


def test_the_same_day_asks_nothing_again(tmp_path, server):
    loaded = site_of(tmp_path, f"{server[0]}/missing")
    check(tmp_path, "2026-07-06", loaded)
    once = list(server[1])
    assert check(tmp_path, "2026-07-06", loaded).reminders == ()
    assert server[1] == once


def test_what_was_fine_is_left_alone_for_four_weeks(tmp_path, server):
    loaded = site_of(tmp_path, f"{server[0]}/fine")
    for day in ("2026-07-06", "2026-07-13", "2026-08-02"):
        check(tmp_path, day, loaded)
    assert len(server[1]) == 1
    check(tmp_path, "2026-08-03", loaded)
    assert len(server[1]) == 2


def test_a_failure_that_heals_starts_from_nothing(tmp_path, server, monkeypatch):
    loaded = site_of(tmp_path, f"{server[0]}/missing")
    check(tmp_path, "2026-07-06", loaded)
    monkeypatch.setitem(ANSWERS, "/missing", 200)
    check(tmp_path, "2026-07-13", loaded)
    monkeypatch.setitem(ANSWERS, "/missing", 404)
    assert check(tmp_path, "2026-09-14", loaded).reminders == ()


def test_a_permanent_move_is_worth_a_note(tmp_path, server):
    (note,) = check(tmp_path, "2026-07-06", site_of(tmp_path, f"{server[0]}/moved")).reminders
    assert note.level.word == "note"
    assert f"永久转到 {server[0]}/fine" in note.text


def test_an_exception_silences_until_its_day_and_is_then_reported_itself(tmp_path, server):
    url = f"{server[0]}/missing"
    exception = {"url": url, "reason": "网站改版", "until": "2026-07-20"}
    loaded = site_of(tmp_path, url, link_exceptions=[exception])
    for day in ("2026-07-06", "2026-07-13", "2026-07-20"):
        assert check(tmp_path, day, loaded).reminders == ()
    assert server[1] == []
    (over,) = check(tmp_path, "2026-07-27", loaded).reminders
    assert "暂不检查的期限 2026-07-20 已过（网站改版）" in over.text
    assert len(server[1]) == 1


def test_a_rehearsal_asks_nothing(tmp_path, server):
    loaded = site_of(tmp_path, f"{server[0]}/missing")
    check_links(tonight(tmp_path, "2026-07-06", loaded=loaded, rehearsal=True))
    assert server[1] == []


def test_one_host_is_asked_with_a_pause_and_hosts_take_turns():
    now, waited = [0.0], []

    def wait(seconds):
        waited.append(seconds)
        now[0] += seconds

    pause = Pause(5, clock=lambda: now[0], wait=wait)
    for host in ("a", "b", "a"):
        pause.before(host)
    now[0] += 60
    pause.before("a")
    assert waited == [5]
    urls = ["http://a/1", "http://a/2", "http://b/1", "http://a/3"]
    assert list(in_turn(urls)) == ["http://a/1", "http://b/1", "http://a/2", "http://a/3"]


def test_addresses_that_lead_nowhere_by_rule_are_not_asked():
    assert not is_askable("https://example.invalid/x")
    assert not is_askable("https://[")
    assert is_askable("https://www.example.org/")


def test_an_address_knows_every_record_that_names_it(tmp_path):
    url = "https://www.example.org/notice"
    loaded = world(
        tmp_path,
        institutions=[institution(**{"contact.website": url, "sources[0].url": url})],
    )
    assert [(item.record, item.field) for item in addresses(loaded.registry)[url]] == [
        ("sl-j0001", "sources[0].url"),
        ("sl-j0001", "contact.website"),
    ]


def many(folder):
    """A registry that names twelve hosts."""
    found = [
        institution(id=f"sl-j{number:04}", **{"contact.website": f"https://h{number}.gov.cn/"})
        for number in range(1, 13)
    ]
    return world(folder, institutions=found)


def asked_on(folder, day, loaded, answer):
    """Check the links with an answer of our own; return what was asked, the reminders and the notes."""
    asked = []

    def one(url, _seconds):
        asked.append(url)
        return answer(url)

    found = check_links(tonight(folder, day, loaded=loaded, ask=one, interval=0))
    return asked, [item.text for item in found.reminders], found.notes


def silence(_):
    return Answer(BROKEN, "gaierror")


def test_a_machine_without_a_network_learns_nothing_and_soon_stops_asking(tmp_path):
    loaded = many(tmp_path)
    for day in ("2026-07-06", "2026-07-13", "2026-07-20"):
        asked, reminders, notes = asked_on(tmp_path, day, loaded, silence)
        assert len(asked) == PATIENCE
        assert reminders == []
        assert notes[0].startswith("一个网址也连不上，多半是这台机器不能上网")


def test_what_is_really_gone_is_reported_though_everything_else_is_left_alone(tmp_path):
    """In the weeks after a good one only what failed is asked; somebody who answered tells us from them."""
    loaded = many(tmp_path)

    def two_gone(url):
        return silence(url) if url in {"https://h1.gov.cn/", "https://h2.gov.cn/"} else Answer(FINE, "200")

    assert asked_on(tmp_path, "2026-07-06", loaded, two_gone)[1] == []
    asked, reminders, _ = asked_on(tmp_path, "2026-07-13", loaded, two_gone)
    assert len(asked) == 3
    assert len(reminders) == 2
    _, reminders, notes = asked_on(tmp_path, "2026-07-20", loaded, silence)
    assert len(reminders) == 2
    assert notes[0].startswith("一个网址也连不上")
