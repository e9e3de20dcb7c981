import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import urljoin

import pytest
import yaml
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.registry import KIND
from mingjian.render.guidance.guidance import render_guidance
from mingjian.render.pages.knowledge import PLAIN
from mingjian.render.pages.outline import outline
from mingjian.render.pages.pages import render_pages
from mingjian.render.prints.prints import render_print_page
from overlay import REGISTRY
from plainshell import PlainShell
from records import (
    appraiser,
    case,
    inspection,
    institution,
    plan,
    price_item,
    price_list,
    schedule,
    step,
    views,
    warning,
)

DAY = date(2026, 6, 30)
HAND_WRITTEN = (
    "calendars/",
    "feeds/",
    "corrections/",
    "sources/",
    "guide/",
    "search/",
    "about/",
    "privacy/",
    "glossary/",
    "accessibility/",
    "api/",  # the data of records, files of their own
    "data/",
)


class Reader(HTMLParser):
    """Collects links, ids, headings and unclosed elements of one page."""

    VOID = frozenset({"meta", "br", "input", "link", "img", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href") or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if (
            tag in {"script", "style", "iframe"}
            or (tag == "img" and "/qr/" not in given.get("src", ""))
            or "style" in given
            or any(key.startswith("on") for key in given)
        ):
            self.problems.append(f"{tag} {given}")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}>")


def read(data: bytes) -> Reader:
    reader = Reader()
    reader.feed(data.decode())
    reader.close()
    reader.problems += reader.open
    return reader


def guidance(shown) -> dict[str, Reader]:
    """Return the pages that explain: records lead to them, so links are followed there too."""
    found = render_guidance(shown, PlainShell())
    return {page.path: read(page.data) for page in found if page.path.endswith(".html")}


def prints(shown) -> dict[str, Reader]:
    found = render_print_page(shown, PlainShell(), (), has_fonts=False)
    return {page.path: read(page.data) for page in found}


def rendered(shown) -> dict[str, str]:
    return {page.path: page.data.decode() for page in render_pages(shown, PlainShell())}


@cache
def sample_views():
    return derive_views(load_registry(FolderSource(REGISTRY)).registry, DAY, None, "test")


@cache
def sample() -> dict[str, bytes]:
    return {page.path: page.data for page in render_pages(sample_views(), PlainShell())}


@cache
def sample_readers() -> dict[str, Reader]:
    return {path: read(data) for path, data in sample().items()}


def test_every_page_of_the_sample_is_well_formed_and_free_of_scripts_and_styles():
    assert {path: reader.problems for path, reader in sample_readers().items() if reader.problems} == {}


def test_every_record_page_has_a_letter_that_names_the_record():
    pages = {path: reader for path, reader in sample_readers().items() if re.search(r"/sl-\w+/index", path)}
    letters = {
        path: [link for link in reader.links if link.startswith("mailto:jiucuo@") and "subject=" in link]
        for path, reader in pages.items()
    }
    named = {path: found and path.split("/")[-2] in found[0] for path, found in letters.items()}
    assert len(named) > 300
    assert all(named.values())


def test_every_page_has_one_h1_and_no_heading_level_is_skipped():
    def wrong(levels: list[int]) -> bool:
        jumps = any(after - before > 1 for before, after in pairwise(levels))
        return levels[0] != 1 or levels.count(1) != 1 or jumps

    assert [path for path, reader in sample_readers().items() if wrong(reader.headings)] == []


def test_ids_are_unique_on_every_page():
    assert [
        path for path, reader in sample_readers().items() if len(reader.ids) != len(set(reader.ids))
    ] == []


def dead_links(readers: dict[str, Reader], others: dict[str, Reader]) -> set[tuple[str, str]]:
    """Return (page, link) of every link that leads to no page, or to no place on it."""
    ids = {path: {*reader.ids, ""} for path, reader in (readers | others).items()}
    dead = set()
    for path, reader in readers.items():
        for link in reader.links:
            target, _, anchor = urljoin(f"https://x/{path.removesuffix('index.html')}", link).partition("#")
            page = target.removeprefix("https://x/").partition("?")[0]
            inside = target.startswith("https://x/") and not page.startswith(HAND_WRITTEN)
            inside &= not page.endswith(".csv")  # tests/browser/test_tree.py looks for files
            place = "" if "=" in anchor else anchor  # a form's state, not a place
            if inside and place not in ids.get(f"{page}index.html", ()):
                dead.add((path, link))
    return dead


def test_every_link_of_the_sample_leads_to_a_page_and_a_place_on_it():
    others = guidance(sample_views()) | prints(sample_views())
    assert dead_links(sample_readers(), others) == set()


def test_links_within_the_site_are_relative_and_name_folders():
    for path, reader in sample_readers().items():
        for link in reader.links:
            outside = link.startswith(("https://", "http://", "tel:", "mailto:", "#"))
            assert outside or re.fullmatch(
                r"(\.\./|\./)+([\w-]+/)*(?:[\w-]+\.(?:json|csv|ics))?(\?[a-z]+=[\w-]+)?(#[\w:=&-]+)?", link
            ), (
                path,
                link,
            )


def test_every_page_can_be_reached_from_home_by_links():
    readers, seen, ahead = sample_readers(), set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen or path not in readers:
            continue
        seen.add(path)
        base = f"https://x/{path.removesuffix('index.html')}"
        targets = (urljoin(base, link).partition("#")[0] for link in readers[path].links)
        ahead += [f"{t.removeprefix('https://x/')}index.html" for t in targets if t.startswith("https://x/")]
    assert set(readers) - seen == set()


def test_paths_are_lower_case_folders_and_named_once():
    paths = [f"{spec.url}index.html" for spec in outline(views(institution(), appraiser(), case()))]
    assert len(paths) == len(set(paths))
    assert all(re.fullmatch(r"([a-z0-9-]+/)*index\.html", path) for path in paths)
    assert all(PurePosixPath(path).name == "index.html" for path in paths)


def test_parts_are_disjoint_and_together_the_whole():
    shown = views(institution(), appraiser(), case(), schedule(), price_list())
    whole = rendered(shown)
    halves = [{p.path: p.data.decode() for p in render_pages(shown, PlainShell(), (n, 2))} for n in (0, 1)]
    assert halves[0].keys() & halves[1].keys() == set()
    assert halves[0] | halves[1] == whole


def test_the_same_views_give_the_same_bytes():
    assert rendered(views(institution(), appraiser())) == rendered(views(institution(), appraiser()))


def test_an_empty_registry_still_renders_every_index():
    pages = rendered(views())
    assert {
        "index.html",
        "institutions/index.html",
        "appraisers/ended/index.html",
        "measures/due/index.html",
    } <= set(pages)
    assert "未见检查记录" in pages["inspections/index.html"]


def test_markup_in_a_record_is_shown_and_not_run():
    nasty = '<script>alert("x")</script>&'
    pages = rendered(views(institution(name=nasty, note=nasty), appraiser(name=nasty), case(title=nasty)))
    assert not [path for path, text in pages.items() if "<script" in text]
    assert "&lt;script&gt;" in pages["institutions/sl-j0001/index.html"]


@pytest.mark.parametrize("on", [date(2026, 4, 9), date(2027, 4, 11)])
def test_a_warning_case_outside_its_window_leaves_no_trace_on_any_page(on):
    with_case, without = views(case(), warning(), on=on), views(case(), on=on)
    assert rendered(with_case) == rendered(without)


def test_a_warning_case_inside_its_window_names_its_last_day():
    page = rendered(views(warning()))["cases/sl-k0002/index.html"]
    assert "2027-04-10" in page
    assert "示司鉴罚〔2026〕2号" in page


def test_an_ended_institution_keeps_its_page_with_a_banner_and_leaves_the_lists():
    gone = institution(status=[step("正常", "2021-06-01"), step("注销", "2026-01-01", reason="届满未延续")])
    pages = rendered(views(gone))
    assert "不再是可以委托的机构" in pages["institutions/sl-j0001/index.html"]
    assert "届满未延续" in pages["institutions/sl-j0001/index.html"]
    assert "sl-j0001" not in pages["institutions/index.html"]
    assert "sl-j0001" in pages["institutions/ended/index.html"]
    assert "sl-j0001" not in pages["categories/fy-02/index.html"]


def test_a_price_outside_the_band_is_shown_with_the_rule_that_says_so():
    dear = price_list(items=[price_item(price={"kind": "单价", "unit": "例", "amount": 900})])
    page = rendered(views(institution(), schedule(), dear))["institutions/sl-j0001/index.html"]
    assert "超出幅度" in page
    assert "560—840元" in page
    assert "上浮不超过20%" in page


def test_the_page_of_an_appraiser_shows_the_lawful_fields_and_no_others():
    page = rendered(views(institution(), appraiser()))["appraisers/sl-r00001/index.html"]
    labels = re.findall(r"<dt>(.*?)</dt>", page)
    assert labels == [
        "执业证号",
        "职称",
        "性别",
        "执业机构",
        "执业方式",
        "执业类别",
        "执业证",
    ]


def test_nothing_recorded_nothing_published_and_zero_are_told_apart():
    kept_back = inspection(closed="2025-05-20", published=None)
    pages = rendered(views(institution(), plan(), kept_back))
    page = pages["institutions/sl-j0001/index.html"]
    assert '<dt>统一社会信用代码</dt><dd><span class="mj-none">未见记录</span>' in page
    assert '<dt>奖励惩处</dt><dd><span class="mj-none">未见记录</span>' in page
    assert "未公布" not in page
    assert '<span class="mj-none">未公开</span>' in pages["inspections/index.html"]
    alone = rendered(views(institution()))["institutions/sl-j0001/index.html"]
    assert "未见检查记录；这不表示没有检查过" in alone
    assert '<td class="mj-number">0</td>' in pages["regions/index.html"]


def test_only_sections_the_theme_knows_are_asked_for():
    shell = PlainShell()
    list(render_pages(views(institution(), appraiser(), case(), schedule()), shell))
    assert shell.sections <= known_sections()


def test_every_kind_with_pages_has_a_section_in_the_theme():
    assert {KIND[kind].folder for kind in PLAIN} <= known_sections()


def test_a_kind_with_the_plain_index_says_since_when_and_until_when():
    plain = [KIND[kind].model for kind, (index, _) in PLAIN.items() if index is None]
    assert plain
    assert all({"since", "until"} <= model.model_fields.keys() for model in plain)


def known_sections():
    theme = yaml.safe_load(files("mingjian.theme").joinpath("mkdocs_theme.yml").read_text("utf-8"))
    return {name for tab in theme["tabs"] for name in tab["sections"]} | set(theme["other_sections"])


def test_the_tracker_never_says_broken():
    words = ("违约", "失信于", "未完成", "落空", "食言")
    pages = [data.decode() for path, data in sample().items() if path.startswith(("measures/", "documents/"))]
    assert len(pages) > 5
    for text in pages:
        states = re.findall(r'<span class="mj-badge[^>]*>([^<]+)</span>', text)
        assert not [state for state in states if any(word in state for word in words)]


def test_a_reference_to_nothing_never_makes_a_dead_link():
    shown = views(appraiser(), price_list(), inspection(), plan(), case(region="000000", category="hj:09"))
    pages = {path: read(text.encode()) for path, text in rendered(shown).items()}
    assert dead_links(pages, guidance(shown)) == set()


def test_a_person_of_a_house_that_may_not_practise_is_not_said_to_be_able_to():
    """“正常：在有效期内，可以执业” stood above “所在机构目前不能接受委托”."""
    closed = institution(status=[step("正常", "2021-06-01"), step("补足期", "2026-05-25")])
    page = rendered(views(closed, appraiser()))["appraisers/sl-r00001/index.html"]
    assert "所在机构目前不能接受委托" in page
    assert "可以执业" not in page.partition("</header>")[0]
    assert "可以执业" in rendered(views(institution(), appraiser()))["appraisers/sl-r00001/index.html"]


def test_a_price_that_is_charged_no_more_stands_folded_away():
    page = sample()["categories/fy-02/index.html"].decode()
    fees = page.partition('id="fees"')[2].partition("</section>")[0]
    shown, _, folded = fees.partition("<details>")
    assert "执行中" in shown
    assert "已停止执行</span>" not in shown
    assert "已停止执行</span>" in folded
    assert "执行中</span>" not in folded
