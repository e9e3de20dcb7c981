"""Make the pictures of the manual for clerks: errands on a copy of the sample, seen in Chromium.

``python generators/manual`` writes them beside the pages of the manual, here and in what a new registry gets.
They are taken at a day that is named below, so they change only when the sample, the pages or the form do.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from mingjian.cli.app import run
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
PLACES = [ROOT / folder / "pages/guide/manual" for folder in ("site", "generators/mingjian/starter/site")]
DAY = "2026-11-22"
AFTER = "2026-12-20"
"""A day on which the renewed licence of the example has begun."""
PICTURE = re.compile(r"\]\((\w+\.png)\)")
WIDE, HIGH = 1080, 780
SHOWN = (720, 520)
COLOURS = 48
PERSON = {
    "name": "林示新",
    "gender": "女",
    "title": "主检法医师",
    "region": "990101",
    "practice_number": "990126001099",
    "affiliations[0].institution": "sl-j0001",
    "affiliations[0].employment": "专职",
    "affiliations[0].since": "2026-11-20",
    "categories[0].category": "fy:01",
    "categories[0].since": "2026-11-20",
    "certificates[0].number": "990126001099",
    "certificates[0].act": "设立",
    "certificates[0].issued": "2026-11-18",
    "certificates[0].since": "2026-11-20",
    "certificates[0].until": "2031-11-19",
    "status[0].status": "正常",
    "status[0].since": "2026-11-20",
    "sources[0].title": "司法鉴定人执业证登记决定书",
}
SANCTION = {
    "institution": "sl-j0002",
    "type": "行政处罚",
    "authority": "sl-a001",
    "decision_number": "示司鉴罚〔2026〕21号",
    "decided": "2026-11-10",
    "basis": "司法鉴定机构登记管理办法第三十九条",
    "ground": "超出登记的业务范围从事司法鉴定活动",
    "kinds": "警告",
    "performance": "已履行",
    "severity": "轻微",
    "published": "2026-11-16",
    "sources[0].title": "行政处罚决定书",
}
REVIEWERS = ("示例省司法厅公共法律服务管理处", "示例省司法厅行政执法监督处")


@dataclass(frozen=True)
class Desk:
    """A copy of the sample registry under version control, and a page to look at things with."""

    folder: Path
    page: Page

    @property
    def registry(self) -> tuple[str, str]:
        """The option that names the registry."""
        return ("--registry", str(self.folder / "registry"))

    def do(self, *words: str, day: bool = True) -> None:
        """Run a command that has to work."""
        when = ("--as-of", DAY) if day else ()
        if run([*words, *when, *self.registry]) != 0:
            raise SystemExit(f"mingjian {' '.join(words)}")

    def on(self, branch: str) -> None:
        """Begin a branch."""
        git(self.folder, "switch", "-q", "-c", branch, "main")

    def preview(self, name: str, day: str = DAY) -> Path:
        """Write the preview of the branch."""
        out = self.folder / "build" / name
        self.do("diff", "main", "--preview", str(out), "--as-of", day, day=False)
        return out

    def take(self, name: str, address: Path, anchor: str = "") -> None:
        """Take a picture of a page of a file, from the element ``anchor`` down."""
        self.page.goto(address.as_uri())
        if anchor:
            self.page.locator(anchor).first.evaluate("node => node.scrollIntoView()")
        save(name, self.page.screenshot(), SHOWN)


def git(folder: Path, *words: str) -> None:
    """Run git."""
    subprocess.run(["git", "-C", str(folder), *words], check=True, stdout=subprocess.DEVNULL)


def save(name: str, data: bytes, size: tuple[int, int]) -> None:
    """Write a picture, smaller and in few colours, beside the pages."""
    picture = Image.open(BytesIO(data)).convert("RGB").resize(size, Image.Resampling.LANCZOS)
    made = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    for place in PLACES:
        made.save(place / name, optimize=True)


@contextmanager
def desk() -> Iterator[Desk]:
    """Copy the sample and open Chromium."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name) / "project"
        shutil.copytree(ROOT / "registry", folder / "registry", ignore=shutil.ignore_patterns("schema"))
        (folder / ".gitignore").write_text("/build/\n.mingjian-cache/\n", encoding="utf-8")
        git(Path(name), "init", "-q", "-b", "main", str(folder))
        git(folder, "config", "user.name", "示例")
        git(folder, "config", "user.email", "clerk@example.invalid")
        git(folder, "add", "--all")
        git(folder, "commit", "-qm", "起点")
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield Desk(folder, browser.new_page(viewport={"width": WIDE, "height": HIGH}))
        browser.close()


def pairs(values: dict[str, str]) -> list[str]:
    """Return values as options of ``new``."""
    return [word for name, value in values.items() for word in ("--set", f"{name}={value}")]


def pages(at: Desk) -> None:
    """A move as reviewers see it; pages after a renewal, with somebody new, and of one that is suspended."""
    at.on("change/move")
    at.do("move", "sl-r00010", "--to", "sl-j0016", "--on", "2026-11-20", "--commit")
    out = at.preview("move")
    at.take("told.png", out / "index.html", "h2:has-text('逐项变化')")
    at.take("preview.png", out / "pages/01.html")
    at.on("change/renewal")
    at.do("renew", "sl-j0022", "--until", "2031-12-05", "--issued", "2026-11-20", "--commit")
    at.take("renewal.png", at.preview("renewal", AFTER) / "after/institutions/sl-j0022/index.html", "main h1")
    at.on("change/appraiser")
    at.do("new", "appraiser", *pairs(PERSON), "--commit")
    person = next((at.preview("appraiser") / "after/appraisers").glob("sl-r*/index.html"))
    at.take("appraiser.png", person, "main h1")
    at.on("change/suspension")
    at.do("suspend", "sl-j0002", "--on", "2026-11-16", "--decision", "示司鉴停〔2026〕2号", "--commit")
    at.take("suspension.png", at.preview("suspension") / "after/institutions/sl-j0002/index.html", "main h1")


def papers(at: Desk) -> None:
    """The sheets that are signed, of a telephone number and of a sanction."""
    git(at.folder, "switch", "-q", "main")
    orders = {
        "sheet": ("set", "sl-j0002", "contact.phone", "0990-5550888", "--basis", "示司鉴变〔2026〕8号"),
        "sanction": (
            *("new", "sanction", *pairs(SANCTION), "--basis", "示司鉴罚〔2026〕21号"),
            *(word for post in REVIEWERS for word in ("--set", f"reviewed_by={post}")),
        ),
    }
    for name, words in orders.items():
        paper, sheet = at.folder / "build" / f"{name}.yml", at.folder / "build" / f"{name}.html"
        at.do(*words, "--by", "示例省司法厅", "--changeset", str(paper))
        at.do("intake", str(paper), "--show", "--sheet", str(sheet))
        at.take(f"{name}.png", sheet)


def form(at: Desk) -> None:
    """The form with a record chosen."""
    path = at.folder / "build/form.html"
    at.do("form", str(path), "--region", "990100", day=False)
    at.page.goto(path.as_uri())
    at.page.fill("#find", "sl-j0002")
    at.page.select_option("#list", "sl-j0002")
    at.page.locator("#edit").scroll_into_view_if_needed()
    save("form.png", at.page.screenshot(), SHOWN)


def roster(at: Desk) -> None:
    """A page of the roster."""
    out = at.folder / "build/print"
    at.do("print", "roster", "--region", "990100", "--out", str(out))
    command = ["pdftoppm", "-png", "-r", "80", "-f", "4", "-l", "4", "-singlefile"]
    done = subprocess.run([*command, str(next(out.glob("*.pdf")))], check=True, stdout=subprocess.PIPE)
    save("roster.png", done.stdout, (480, 680))


def main() -> int:
    """Make every picture; until then an empty one stands in, as pages with a missing one are refused."""
    for place in PLACES:
        for name in PICTURE.findall("".join(page.read_text("utf-8") for page in place.glob("*.md"))):
            (place / name).touch()
    with desk() as at:
        for step in (pages, papers, form, roster):
            step(at)
    return 0


if __name__ == "__main__":
    sys.exit(main())
