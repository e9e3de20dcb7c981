"""The roster of a province by WeasyPrint: the same bodies, people and indexes, as HTML with page numbers.

Runs in an environment of its own, under build/bench/tools; prints seconds and pages as JSON. Argument: a file
with the volume as JSON, as our layout gets it.
"""

import json
import subprocess
import sys
import time
import venv
from html import escape
from pathlib import Path
from typing import Any

from document import WORK

WEASYPRINT = "weasyprint==70.0"
STYLE = """@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) " / " counter(pages); } }
body { font: 9pt "Noto Serif CJK SC"; } table { width: 100%; border-collapse: collapse; }
td, th { border-bottom: .3pt solid; text-align: left; vertical-align: top; }
h2 { break-before: page; } .index { columns: 3; }
.index a::after { content: " " target-counter(attr(href), page); }
"""


def environment() -> Path | None:
    """Return the interpreter that has WeasyPrint, installed when it is not there."""
    folder = WORK / "tools" / "weasyprint"
    python = folder / "bin" / "python"
    if not python.is_file():
        venv.create(folder, with_pip=True)
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", WEASYPRINT], check=False)
        if done.returncode:
            print("pip 没有装上 weasyprint，跳过。")
            return None
    return python


def page(volume: dict[str, Any]) -> str:
    """Return the volume as one HTML document."""
    parts = [f"<style>{STYLE}</style>"]
    for city in volume["cities"]:
        parts.append(f"<h2>{escape(city['name'])}</h2>")
        parts += [_body(body) for body in city["bodies"]]
    for title in ("by_category", "by_region", "by_pinyin", "by_strokes"):
        parts.append(f"<h2>{title}</h2><div class='index'>{''.join(map(_section, volume[title]))}</div>")
    return f"<!doctype html><html lang='zh'><meta charset='utf-8'><body>{''.join(parts)}</body></html>"


def _body(body: dict[str, Any]) -> str:
    facts = "".join(f"<p>{escape(value)}</p>" for value in body.values() if isinstance(value, str) and value)
    rows = "".join(f"<tr id='{person['id']}'>{_cells(person)}</tr>" for person in body["people"])
    return f"<h3 id='{body['id']}'>{escape(body['name'])}</h3>{facts}<table>{rows}</table>"


def _cells(person: dict[str, Any]) -> str:
    return "".join(f"<td>{escape(str(value))}</td>" for key, value in person.items() if key != "id")


def _section(section: dict[str, Any]) -> str:
    lines = "".join(
        f"<div><a href='#{entry['id']}'>{escape(entry['name'])} {escape(entry['note'])}</a></div>"
        for entry in section["entries"]
    )
    return f"<h4>{escape(section['name'])}</h4>{lines}"


def main() -> None:
    """Set the volume and print what it took."""
    from weasyprint import HTML  # noqa: PLC0415 - only in the environment of its own

    text = page(json.loads(Path(sys.argv[1]).read_bytes()))
    start, cpu = time.perf_counter(), time.process_time()
    made = HTML(string=text).render()
    size = len(made.write_pdf() or b"")
    figures = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
    json.dump(figures | {"bytes": size, "pages": len(made.pages)}, sys.stdout)


if __name__ == "__main__":
    main()
