"""Law 5 over dates and outputs: past its window an entry is in no byte of anything that is published.

Every part of the site is rendered, whatever parts there are, so a new output is held to it without a change
here. Numbers, grounds and amounts are looked for as they stand, escaped for HTML and JSON, and grouped.
"""

import gzip
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mingjian.check import reference
from mingjian.cli.app import run
from mingjian.derive.takedown import window_rules
from mingjian.derive.views import Views, derive_views
from mingjian.derive.windows import announcement_is_public, expert_is_public, last_public_day
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.integrity import Campaign
from mingjian.model.knowledge import Expert
from mingjian.model.publicity import Announcement
from mingjian.model.registry import Registry
from mingjian.model.sanction import BlacklistEntry, Sanction
from mingjian.model.service import GreenChannel
from mingjian.publish.parts import PARTS, render_part
from overlay import REGISTRY
from plainshell import PlainShell
from pyarrow import parquet
from records import ORIGIN, appraiser, authority, case, inspection, institution, made, plan, registry, step

NUMBER, GROUND, AMOUNT = "示司鉴罚〔2026〕77号", "以未经校准的天平称取检材并据以出具意见", "4861375209"
"""An amount so long that no checksum holds it by chance."""
OTHER_NUMBER, OTHER_GROUND = "示鉴协惩〔2026〕78号", "明知天平未经校准仍予使用"
LISTED_NUMBER, LISTED_GROUND = "示司鉴失〔2026〕79号", "伪造检材交接记录情节恶劣"
STORY = "称量结果不可信的一起投诉"
DECIDED = date(2026, 4, 10)
ONE_DAY = timedelta(days=1)
ORDER = {"rule": "示例规定 第八条", "since": "2026-01-01"}


def sanction(**fields: Any) -> Sanction:
    base = {
        "id": "sl-s0001",
        "type": "行政处罚",
        "authority": "sl-a001",
        "institution": "sl-j0001",
        "decision_number": NUMBER,
        "decided": DECIDED.isoformat(),
        "basis": ["示例条例 第五十条"],
        "ground": GROUND,
        "kinds": ["罚款", "停止从事司法鉴定业务"],
        "amount": int(AMOUNT),
        "months": 6,
        "performance": "已履行",
        "severity": "一般",
        "published": "2026-04-15",
        "reviewed_by": ["甲岗", "乙岗"],
    }
    return made(Sanction, **(base | ORIGIN | {"sources": [{"title": "决定书", "number": NUMBER}]} | fields))


def discipline(**fields: Any) -> Sanction:
    given = {
        "id": "sl-s0002",
        "type": "行业惩戒",
        "association": "示例协会",
        "decision_number": OTHER_NUMBER,
        "ground": OTHER_GROUND,
        "kinds": ["公开谴责"],
        "sources": [{"title": "惩戒决定", "number": OTHER_NUMBER}],
        "linked": "sl-s0001",
    }
    bare = {"authority": None, "amount": None, "months": None}
    return sanction(**(bare | given | fields))


def listed(**fields: Any) -> BlacklistEntry:
    base = {
        "id": "sl-b0001",
        "appraiser": "sl-r00001",
        "authority": "sl-a001",
        "since": "2026-04-20",
        "until": "2026-10-19",
        "decision_number": LISTED_NUMBER,
        "ground": LISTED_GROUND,
        "basis": ["示例规定 第八条"],
        "objection": "三十日内提出。",
        "reviewed_by": ["甲岗", "乙岗"],
    }
    return made(BlacklistEntry, **(base | ORIGIN | fields))


def campaign() -> Campaign:
    return made(
        Campaign,
        id="sl-z0001",
        kind="清理整顿",
        title="示例清理整顿",
        since="2026-04-01",
        until="2026-05-31",
        authority="sl-a001",
        target="登记的机构",
        basis="示例方案",
        results=[
            {
                "institution": "sl-j0001",
                "outcome": "缩减范围",
                "removed": ["fy:02"],
                "decision_number": NUMBER,
            }
        ],
        published="2026-04-15",
        **ORIGIN,
    )


def world(*entries: Any, order: Any = ORDER) -> Registry:
    """Return a registry whose other records cite the sanction wherever they may."""
    history = [
        step("正常", "2021-06-01"),
        step("停业", "2026-04-10", reason="称量不规范，责令停业", decision_number=NUMBER),
        step("正常", "2026-10-10", reason="停业期满"),
    ]
    cited = {"sources": [{"title": "登记表"}, {"title": "状态公告", "number": NUMBER}]}
    severity = next((item.severity for item in entries if item.id == "sl-s0001"), "一般")
    decision = {"decided": DECIDED.isoformat(), "decision_number": NUMBER, "severity": severity}
    told = decision | {"sanction": "sl-s0001"}
    return registry(
        authority(),
        institution(status=history, **cited),
        appraiser(status=[step("正常", "2021-06-01")], sources=[{"title": "公告", "number": LISTED_NUMBER}]),
        case(id="sl-k0009", kind="警示", title=STORY, year=2026, publication=told, **cited),
        plan(),
        inspection(result="未发现问题", closed="2025-05-20", published="2025-05-28", decision_number=NUMBER),
        campaign(),
        *entries,
        blacklist=order,
    )


def outputs(views: Views) -> dict[str, bytes]:
    """Return every published file with the records it names as its sources; packed ones unpacked."""
    shell = PlainShell()
    shell.static = ()
    found = {}
    for part in PARTS:
        for artifact in render_part(part, views, shell):
            found[artifact.path] = _unpacked(artifact.data) + " ".join(artifact.sources).encode()
    return found


def _unpacked(data: bytes) -> bytes:
    if data[:2] == b"\x1f\x8b":
        return gzip.decompress(data)
    if data[:4] == b"PAR1":
        return str(parquet.read_table(io.BytesIO(data)).to_pydict()).encode()
    if data[:5] == b"%PDF-":
        return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"\n".join(_unpacked(archive.read(name)) for name in archive.namelist())
    return data


def spellings(text: str) -> set[bytes]:
    """Return the ways a text may be written in an output."""
    escaped = json.dumps(text)[1:-1], text.encode("unicode_escape").decode(), escape(text)
    grouped = f"{int(text):,}" if text.isdigit() else text
    return {item.encode() for item in (text, grouped, *escaped)}


def places(files: dict[str, bytes], text: str) -> set[str]:
    wanted = spellings(text)
    return {path for path, data in files.items() if any(item in data for item in wanted)}


@dataclass(frozen=True)
class Kept:
    """Where an entry must be seen while it is public."""

    number: frozenset[str]
    ground: frozenset[str]


SEEN = {
    "sanction": Kept(
        frozenset({"sanctions/index.html", "sanctions/sl-s0001/index.html", "cases/sl-k0009/index.html"}),
        frozenset({"sanctions/index.html", "sanctions/sl-s0001/index.html"}),
    ),
    "discipline": Kept(
        frozenset({"sanctions/index.html", "sanctions/sl-s0002/index.html"}),
        frozenset({"sanctions/index.html", "sanctions/sl-s0002/index.html"}),
    ),
    "listed": Kept(frozenset({"sanctions/index.html"}), frozenset({"sanctions/index.html"})),
}


def held(files: dict[str, bytes], what: str, number: str, ground: str, *, public: bool) -> None:
    """Assert that an entry is in all its places, or in none at all."""
    if public:
        assert SEEN[what].number <= places(files, number)
        assert SEEN[what].ground <= places(files, ground)
    else:
        assert places(files, number) == set()
        assert places(files, ground) == set()


def shown(entries: Registry, day: date) -> dict[str, bytes]:
    return outputs(derive_views(entries, day, None, "test"))


@settings(max_examples=15, deadline=None)
@given(
    severity=st.sampled_from(["一般", "严重"]),
    public_after=st.integers(0, 20),
    repaired_after=st.none() | st.integers(21, 500),
    withdrawn_after=st.none() | st.integers(21, 500),
    around=st.integers(-2, 2),
    which=st.sampled_from(["published", "end"]),
)
def test_a_sanction_is_everywhere_until_its_end_and_nowhere_after(
    severity, public_after, repaired_after, withdrawn_after, around, which
):
    day = lambda after: (DECIDED + ONE_DAY * after).isoformat()  # noqa: E731
    fields: dict[str, Any] = {"severity": severity, "published": day(public_after)}
    if repaired_after is not None:
        fields["repaired"] = day(repaired_after)
    if withdrawn_after is not None:
        fields["withdrawal"] = {
            "ground": "撤销",
            "decided": day(withdrawn_after - 1),
            "withdrawn": day(withdrawn_after),
            "reason": "复议撤销。",
        }
    record = sanction(**fields)
    rules = window_rules(world(record))
    last = last_public_day(record, rules)
    assert last is not None
    as_of = (record.published if which == "published" else last) + ONE_DAY * around
    public = record.published <= as_of <= last
    files = shown(world(record), as_of)
    held(files, "sanction", NUMBER, GROUND, public=public)
    assert bool(places(files, AMOUNT)) is public
    assert bool(places(files, STORY)) is public
    explained = withdrawn_after is not None and last + ONE_DAY <= as_of
    assert ("sanctions/sl-s0001/index.html" in files) <= (public or explained)


@pytest.mark.parametrize("after", range(-1, 3))
def test_two_decisions_on_one_fact_leave_one_by_one(after):
    first, second = sanction(repaired="2026-08-01", linked="sl-s0002"), discipline()
    files = shown(world(first, second), date(2026, 7, 31) + ONE_DAY * after)
    held(files, "sanction", NUMBER, GROUND, public=after < 1)
    held(files, "discipline", OTHER_NUMBER, OTHER_GROUND, public=True)
    assert ("sl-s0001" in files["sanctions/sl-s0002/index.html"].decode()) is (after < 1)


@pytest.mark.parametrize(
    ("as_of", "public"),
    [("2026-04-19", False), ("2026-04-20", True), ("2026-10-19", True), ("2026-10-20", False)],
)
def test_a_blacklist_entry_is_shown_for_its_term_only(as_of, public):
    held(
        shown(world(listed()), date.fromisoformat(as_of)),
        "listed",
        LISTED_NUMBER,
        LISTED_GROUND,
        public=public,
    )


@pytest.mark.parametrize("order", [None, {"rule": "示例规定 第八条", "since": "2026-09-01"}])
def test_without_an_order_in_force_a_blacklist_is_nowhere(order):
    files = shown(world(listed(), order=order), date(2026, 6, 30))
    held(files, "listed", LISTED_NUMBER, LISTED_GROUND, public=False)


def test_a_repaired_blacklist_entry_is_gone_the_same_day():
    entries = world(listed(repaired="2026-07-01"))
    held(shown(entries, date(2026, 6, 30)), "listed", LISTED_NUMBER, LISTED_GROUND, public=True)
    held(shown(entries, date(2026, 7, 1)), "listed", LISTED_NUMBER, LISTED_GROUND, public=False)


def test_a_suspension_in_force_stays_known_without_the_reason_that_expired():
    page = "institutions/sl-j0001/index.html"
    record = sanction(repaired="2026-06-01")
    during = shown(world(record), date(2026, 6, 30))[page].decode()
    assert "停业" in during
    assert "称量不规范" not in during
    after = shown(world(record), date(2026, 12, 1))[page].decode()
    assert "称量不规范" not in after
    assert "停业期满" not in after


def test_a_withdrawal_is_explained_without_saying_what_was_withdrawn():
    step_back = {"ground": "撤销", "decided": "2026-05-18", "withdrawn": "2026-05-20", "reason": "复议撤销。"}
    files = shown(world(sanction(withdrawal=step_back)), date(2026, 6, 30))
    page = files["sanctions/sl-s0001/index.html"].decode()
    assert "复议撤销。" in page
    assert "示例省明鉴司法鉴定中心" not in page
    held(files, "sanction", NUMBER, GROUND, public=False)
    later = shown(world(sanction(withdrawal=step_back)), date(2027, 4, 11))
    assert "sanctions/sl-s0001/index.html" not in later


@cache
def sample() -> Registry:
    return load_registry(FolderSource(REGISTRY)).registry


def sample_ends() -> list[date]:
    rules = window_rules(sample())
    ends = {last_public_day(item, rules) for item in sample().sanctions.values()}
    return sorted(day for day in ends if day is not None)


def test_the_sample_has_a_repaired_an_expired_and_a_withdrawn_sanction():
    day, rules = date(2026, 6, 30), window_rules(sample())
    held_back = [item for item in sample().sanctions.values() if (last_public_day(item, rules) or day) < day]
    assert any(item.repaired is not None for item in held_back)
    assert any(item.withdrawal is not None for item in held_back)
    assert any(item.repaired is None and item.withdrawal is None for item in held_back)


@pytest.mark.parametrize("day", [date(2026, 6, 30), *sample_ends()[-3:]])
def test_in_the_whole_sample_nothing_is_left_the_day_after(day):
    rules, as_of = window_rules(sample()), day + ONE_DAY
    files = shown(sample(), as_of)
    whole = b"\n".join([*files.values(), *(page.encode() for page in reference.pages().values())])
    for item in sample().sanctions.values():
        last = last_public_day(item, rules)
        public = last is not None and item.published is not None and item.published <= as_of <= last
        texts = (item.decision_number, item.ground)
        for text in texts:
            assert any(spelling in whole for spelling in spellings(text)) is public, (item.id, text)


def test_packed_outputs_are_seen_through():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.json", NUMBER)
    assert NUMBER.encode() in _unpacked(gzip.compress(NUMBER.encode(), mtime=0))
    assert NUMBER.encode() in _unpacked(packed.getvalue())
    table = io.BytesIO()
    parquet.write_table(pa.table({"x": [NUMBER]}), table, compression="zstd")
    assert NUMBER.encode() in _unpacked(table.getvalue())


TINY = Path(__file__).parents[1] / "golden/tiny/registry"
KINDS_OF_FILE = frozenset(
    "html js json jsonl csv xlsx parquet sqlite pdf ics atom xml zip jsonld txt".split()  # noqa: SIM905
)
"""Pages, facets, search, data in every form, prints, calendars, feeds, site map, the site to carry away."""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A registry on disk with one sanction told by words that stand nowhere else."""
    root = tmp_path_factory.mktemp("windows") / "registry"
    shutil.copytree(TINY, root, ignore=shutil.ignore_patterns(".mingjian-cache"))
    told = {
        root / "sanctions/2026/sl-s0001.yml": (
            ("示司鉴罚〔2026〕8号", NUMBER), ("未按公示的标准收费，自立项目两项", GROUND), ("4137", AMOUNT),
        ),
        root / "registry.yml": (("site_name:", "site_url: https://example.invalid/\nsite_name:"),),
    }  # fmt: skip
    for path, pairs in told.items():
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return root


def published(root: Path, day: date) -> dict[str, bytes]:
    """Build as the nightly job does, into the tree of the day before, and return every file there."""
    out = root.parent / "out"
    config = str(REGISTRY.parent / "mkdocs.yml")
    arguments = ["--registry", str(root), "--config", config, "--out", str(out), "--as-of", day.isoformat()]
    assert run(["build", *arguments]) == 0
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {name: _unpacked(path.read_bytes()) for name, path in files.items()}


def test_a_build_with_no_commit_drops_what_has_expired_from_every_file_on_disk(small):
    last = date(2027, 5, 6)
    files = published(small, last)
    assert {name.rpartition(".")[2] for name in files} >= KINDS_OF_FILE
    assert {"manifest.json", "sitemap.xml", "offline.zip"} <= {name.rpartition("/")[2] for name in files}
    for text in (NUMBER, GROUND, AMOUNT):
        found = {name.rpartition(".")[2] for name in places(files, text)}
        assert found >= {"html", "json", "csv", "jsonl", "parquet", "xlsx", "zip", "js"}, text
    assert "sqlite" in {name.rpartition(".")[2] for name in places(files, NUMBER)}
    files = published(small, last + ONE_DAY)
    assert {name.rpartition(".")[2] for name in files} >= KINDS_OF_FILE
    for text in (NUMBER, GROUND, AMOUNT):
        assert places(files, text) == set()
    assert "sanctions/sl-s0001/index.html" not in files


EVENT, TITLE = "示例河一号堤段漫溢", "漫溢灾害鉴定保障"


def emergency(**fields: Any) -> GreenChannel:
    base = {
        "id": "sl-h0001",
        "type": "突发事件",
        "title": TITLE,
        "groups": ["受灾的人"],
        "event": EVENT,
        "scope": "优先受理",
        "how": "打电话",
        "office": "示例省司法厅",
        "phone": "12348",
        "since": "2026-06-10",
        "until": "2026-08-31",
    }
    return made(GreenChannel, **(base | ORIGIN | fields))


@pytest.mark.parametrize(
    ("as_of", "public"),
    [("2026-06-09", False), ("2026-06-10", True), ("2026-08-31", True), ("2026-09-01", False)],
)
def test_what_was_opened_for_an_emergency_is_everywhere_until_its_end_and_nowhere_after(as_of, public):
    files = shown(world(emergency()), date.fromisoformat(as_of))
    expected = {"services/index.html", "services/sl-h0001/index.html"} if public else set()
    found = places(files, EVENT)
    assert (expected <= found) if public else (found == set())
    assert bool(places(files, TITLE)) is public


def test_a_channel_for_people_stays_and_says_that_it_has_ended():
    channel = emergency(type="特殊群体", event=None, until="2026-06-29")
    page = shown(world(channel), date(2026, 6, 30))["services/sl-h0001/index.html"].decode()
    assert TITLE in page
    assert "这条通道已经结束" in page


NOTICE, EXPERT, CONSENT = "窗口夏季服务时间临时调整", "司徒示例甲", "示专同〔2026〕91号"
TERM = (date(2026, 3, 2), date(2026, 6, 18))


def told(**fields: Any) -> Announcement:
    base = {
        "id": "sl-m0001",
        "type": "通知",
        "title": NOTICE,
        "text": f"{NOTICE}。",
        "authority": "sl-a001",
        "published": TERM[0].isoformat(),
        "until": TERM[1].isoformat(),
    }
    return made(Announcement, **(base | ORIGIN | fields))


def expert(**fields: Any) -> Expert:
    base = {
        "id": "sl-zj0001",
        "role": "专家库",
        "name": EXPERT,
        "organisation": "示例大学",
        "categories": ["fy:02"],
        "body": "示例省司法厅",
        "since": TERM[0].isoformat(),
        "until": TERM[1].isoformat(),
        "consent": {"reference": CONSENT, "given": "2026-02-01"},
    }
    return made(Expert, **(base | ORIGIN | fields))


@settings(max_examples=8, deadline=None)
@given(
    around=st.integers(-2, 2),
    which=st.sampled_from(TERM),
    left_after=st.none() | st.integers(1, 150),
)
def test_an_announcement_and_an_expert_are_everywhere_in_their_term_and_nowhere_outside(
    around, which, left_after
):
    as_of = which + ONE_DAY * around
    left = None if left_after is None else TERM[0] + ONE_DAY * left_after
    gone = None if left is None else left.isoformat()
    consent = {"reference": CONSENT, "given": "2026-02-01", "withdrawn": gone}
    held = registry(authority(), institution(), told(withdrawn=gone), expert(consent=consent))
    files = shown(held, as_of)
    public = TERM[0] <= as_of <= TERM[1] and (left is None or as_of < left)
    for text, page in ((NOTICE, "announcements/index.html"), (EXPERT, "experts/index.html")):
        assert (page in places(files, text)) is public
        assert bool(places(files, text)) is public
    assert bool(places(files, CONSENT)) is public


def test_an_expert_who_never_consented_is_nowhere():
    files = shown(registry(authority(), institution(), expert(consent=None)), TERM[0])
    assert places(files, EXPERT) == set()


def test_the_sample_has_announcements_and_experts_whose_time_is_over():
    day = date(2026, 6, 30)
    assert any(not announcement_is_public(item, day) for item in sample().announcements.values())
    assert any(not expert_is_public(item, day) for item in sample().experts.values())
