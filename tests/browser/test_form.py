"""The form a clerk fills in without server or network: what it gives is a change set that is taken in."""

import shutil
from pathlib import Path

import axe_core_python
import pytest
import yaml
from mingjian.cli.app import run
from mingjian.cli.form import DRAWN
from mingjian.model.registry import KINDS
from playwright.sync_api import Browser, Page
from versioned import git, record

REGISTRY = Path(__file__).parents[2] / "registry"
AXE = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
DAY = ("--as-of", "2026-11-22")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registry in a repository."""
    project = tmp_path_factory.mktemp("form") / "project"
    shutil.copytree(REGISTRY, project / "registry", ignore=shutil.ignore_patterns("schema"))
    (project / ".gitignore").write_text(".mingjian-cache/\n", encoding="utf-8")
    git(project.parent, "init", "-q", "-b", "main", str(project))
    git(project, "config", "user.name", "示例")
    git(project, "config", "user.email", "clerk@example.invalid")
    git(project, "add", "--all")
    git(project, "commit", "-qm", "起点")
    return project


@pytest.fixture(scope="module")
def address(desk: Path) -> str:
    """The form of institutions, appraisers and prices of one city."""
    path = desk.parent / "form.html"
    kinds = ("--kind", "institution", "--kind", "appraiser", "--kind", "price")
    registry = ("--registry", str(desk / "registry"))
    assert run(["form", str(path), *kinds, "--region", "990100", *registry]) == 0
    return path.as_uri()


@pytest.fixture
def form(chromium: Browser, address: str):
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: (
            None if request.url == address or request.url.startswith("blob:") else wrong.append(request.url)
        ),
    )
    page.goto(address)
    yield page
    assert wrong == []
    context.close()


def pick(page: Page, kind: str, key: str) -> None:
    page.select_option("#kind", kind)
    page.fill("#find", key)
    page.select_option("#list", key)


def sign(page: Page) -> None:
    page.fill("#who", "示例市司法局司法鉴定管理科")
    page.fill("#basis", "示司鉴变〔2026〕31号")
    page.fill("#reason", "机构申请")


def download(page: Page, folder: Path) -> Path:
    page.click("#make")
    assert page.locator("#errors").inner_text() == ""
    with page.expect_download() as told:
        page.click("#download")
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    assert path.read_text("utf-8") == page.input_value("#text")
    return path


def take_in(desk: Path, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a change set in, on its branch, and go back."""
    monkeypatch.chdir(desk)
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    assert run(["intake", str(paper), "--branch", f"change/{paper.parent.name}", *DAY]) == 0


@pytest.fixture(autouse=True)
def on_main(desk: Path):
    yield
    git(desk, "switch", "-q", "main")


def test_edits_of_two_records_are_taken_in(form, desk, tmp_path, monkeypatch) -> None:
    pick(form, "institution", "sl-j0001")
    form.locator("fieldset", has_text="办公电话").locator("input[data-name=phone]").first.fill("0990-5550999")
    form.locator("input[data-name=hours]").first.fill('工作日 8:30—17:00 "预约" #1')
    form.locator("button.add[data-name=licences]").click()
    fresh = form.locator("fieldset", has_text="许可证 第 7 项").last
    for name, value in {
        "since": "2028-03-01",
        "until": "2033-02-28",
        "number": "990108001",
        "issued": "2028-02-10",
    }.items():
        fresh.locator(f"input[data-name={name}]").fill(value)
    fresh.locator("select[data-name=act]").select_option("延续")
    pick(form, "price", "sl-p0001")
    form.locator("input[data-name=amount]").first.fill("700")
    pick(form, "institution", "sl-j0001")
    assert form.locator("input[data-name=hours]").first.input_value().startswith("工作日 8:30")
    sign(form)
    paper = download(form, tmp_path)
    order = yaml.safe_load(paper.read_text("utf-8"))
    assert order["base"] == git(desk, "rev-parse", "HEAD").strip()
    assert {step["field"] for step in order["changes"]} == {
        "contact.phone",
        "contact.hours",
        "licences[+]",
        "items[0].price.amount",
    }
    take_in(desk, paper, monkeypatch)
    house = record(desk, "sl-j0001")
    assert house["contact"]["hours"] == '工作日 8:30—17:00 "预约" #1'
    assert house["licences"][-1]["until"] == "2033-02-28"
    changed = git(desk, "diff", "--stat", "main").splitlines()
    assert len(changed) == 3
    assert "机构申请" in git(desk, "log", "-1", "--format=%b")


def test_a_new_record_gets_its_number_when_it_is_taken_in(form, desk, tmp_path, monkeypatch) -> None:
    form.select_option("#kind", "appraiser")
    form.click("#new")
    assert "还没有改动" in form.locator("#changes").inner_text()
    assert "须加引号" not in form.content()
    texts = {"name": "李示例", "region": "990101", "practice_number": "990126001099"}
    choices = {"gender": "女", "title": "主检法医师"}
    parts = {
        "affiliations": {"institution": "sl-j0001", "employment": "专职", "since": "2026-11-20"},
        "categories": {"category": "fy:01", "since": "2026-11-20"},
        "certificates": {
            "number": "990126001099",
            "act": "设立",
            "issued": "2026/11/10",
            "since": "2026-11-20",
            "until": "2031-11-19",
        },
        "status": {"status": "正常", "since": "2026-11-20"},
        "sources": {"title": "准予执业登记决定书"},
    }
    fill(form.locator("#edit"), texts | choices)
    for name, values in parts.items():
        form.locator(f"button.add[data-name={name}]").first.click()
        fill(form.locator(f"button.add[data-name={name}]").first.locator("xpath=.."), values)
    sign(form)
    paper = download(form, tmp_path)
    change = yaml.safe_load(paper.read_text("utf-8"))["changes"][0]
    assert change["record"] == "新1"
    assert paper.name.startswith("新1-李示例-")
    assert change["becomes"]["certificates"][0]["issued"] == "2026-11-10"
    assert change["becomes"]["as_of"] == form.evaluate("new Date().toLocaleDateString('sv')")
    take_in(desk, paper, monkeypatch)
    added = git(desk, "diff", "--name-only", "--diff-filter=A", "main").split()
    assert len(added) == 1
    assert record(desk, Path(added[0]).stem)["name"] == "李示例"


def fill(place, values: dict[str, str]) -> None:
    for name, value in values.items():
        one = place.locator(f"[data-name={name}]:not(button)").first
        if one.evaluate("node => node.tagName") == "SELECT":
            one.select_option(value)
        else:
            one.fill(value)


def test_faults_are_shown_at_their_fields_and_nothing_is_given(form) -> None:
    pick(form, "institution", "sl-j0001")
    form.locator("input[data-name=uscc]").first.fill("34990100MB00000198")
    form.locator("input[data-name=postcode]").first.fill("99010")
    form.locator("fieldset", has_text="许可证 第 6 项").locator("input[data-name=until]").last.fill(
        "2029-02-30"
    )
    form.locator("input[data-name=name]").first.fill("")
    form.click("#make")
    told = form.locator(".field .error").all_inner_texts()
    assert {text for text in told if text} == {
        "统一社会信用代码的校验码不对。",
        "格式不对：例如 990100",
        "应填日期，例如 2026-05-31。",
        "必填",
    }
    assert "有 4 处要改" in form.locator("#errors").inner_text()
    assert "经办岗位、依据、原因" in form.locator("#errors").inner_text()
    assert form.locator("#result").is_hidden()


def test_an_item_taken_away_and_a_value_taken_away(form, desk, tmp_path, monkeypatch) -> None:
    before = record(desk, "sl-j0001")
    pick(form, "institution", "sl-j0001")
    form.locator("input[data-name=transit]").fill("")
    form.get_by_role("button", name="去掉这一项").first.click()
    sign(form)
    paper = download(form, tmp_path)
    take_in(desk, paper, monkeypatch)
    after = record(desk, "sl-j0001")
    assert "transit" not in after["contact"]
    assert after["former_names"] == before["former_names"][1:]
    assert after | {"former_names": 0, "contact": 0} == before | {"former_names": 0, "contact": 0}


def test_opening_and_touching_nothing_changes_nothing(form) -> None:
    for key in ("sl-j0001", "sl-j0003"):
        pick(form, "institution", key)
    sign(form)
    form.click("#make")
    assert "还没有改动" in form.locator("#errors").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_nobody_is_shut_out(form, width) -> None:
    form.set_viewport_size({"width": width, "height": 900})
    pick(form, "institution", "sl-j0001")
    form.locator("input[data-name=uscc]").first.fill("甲")
    form.click("#make")
    form.evaluate(AXE)
    found = form.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"]
    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]] == []
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_the_form_works_by_keyboard(form) -> None:
    form.locator("#find").focus()
    form.keyboard.type("sl-j0001")
    for _ in range(2):
        form.keyboard.press("Tab")
    form.keyboard.press("ArrowDown")
    assert "sl-j0001" in form.locator("#edit h3").inner_text()
    form.keyboard.press("Tab")
    form.keyboard.press("End")
    form.keyboard.type("（新）")
    assert "变更名称" in form.input_value("#title")


def test_a_text_of_several_lines_keeps_them(chromium, desk, tmp_path, monkeypatch) -> None:
    path = tmp_path / "announcements.html"
    assert run(["form", str(path), "--kind", "announcement", "--registry", str(desk / "registry")]) == 0
    before = record(desk, "sl-m0002")["text"]
    assert "\n" in before.strip()
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.select_option("#list", "sl-m0002")
    page.locator("textarea[data-name=text]").fill(before.strip() + "\n第三行。")
    sign(page)
    take_in(desk, download(page, tmp_path), monkeypatch)
    assert record(desk, "sl-m0002")["text"] == before.strip() + "\n第三行。"
    context.close()


def test_every_kind_can_be_opened_and_says_what_the_record_says(chromium, desk, tmp_path) -> None:
    flags = [word for kind in KINDS if kind.key != DRAWN for word in ("--kind", kind.key)]
    path = tmp_path / "all.html"
    assert run(["form", str(path), *flags, "--registry", str(desk / "registry")]) == 0
    page = chromium.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    opened = 0
    for kind in page.locator("#kind option").evaluate_all("all => all.map(one => one.value)"):
        page.select_option("#kind", kind)
        for key in page.locator("#list option").evaluate_all("all => all.map(one => one.value)"):
            page.select_option("#list", key)
            assert key in page.locator("#edit h3").inner_text()
            opened += 1
    assert opened > len(KINDS)
    page.click("#make")
    assert "还没有改动" in page.locator("#errors").inner_text()
    assert wrong == []
    page.close()


def test_hostile_values_stay_text(chromium: Browser, desk: Path, tmp_path: Path) -> None:
    house = next((desk / "registry").rglob("sl-j0002.yml"))
    text = house.read_text("utf-8")
    nasty = "</script><script>document.title='x'</script><img src=x onerror=\"document.title='x'\">"
    house.write_text(
        text.replace("  hours: ", f"  hours: '{nasty.replace(chr(39), chr(39) * 2)}' # "), encoding="utf-8"
    )
    git(desk, "switch", "-qc", "nasty")
    git(desk, "commit", "-qam", "示例")
    assert run(["form", str(tmp_path / "f.html"), "--registry", str(desk / "registry")]) == 0
    page = chromium.new_page()
    page.goto((tmp_path / "f.html").as_uri())
    pick(page, "institution", "sl-j0002")
    assert page.locator("[data-name=hours]").first.input_value() == nasty
    assert page.title() == "变更单填报"
    page.close()
