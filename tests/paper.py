"""What a reader finds on paper: the text of every page, the bookmarks, the codes."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf


def lines(data: bytes, folder: Path) -> list[list[str]]:
    """Return the lines of every page, without white space and joiners, which only layout put there."""
    file = folder / "print.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    text = done.stdout.decode().replace("\u2060", "")
    return [["".join(line.split()) for line in page.splitlines()] for page in text.split("\f")[:-1]]


def pages(data: bytes, folder: Path) -> list[str]:
    """Return the text of every page as one line."""
    return ["".join(found) for found in lines(data, folder)]


def bookmarks(data: bytes) -> dict[str, int]:
    """Return the page, counted from 1, every bookmark leads to."""
    found: dict[str, int] = {}
    with pikepdf.open(BytesIO(data)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}

        def walk(items):
            for item in items:
                found[item.title] = numbers[item.destination[0].objgen]
                walk(item.children)

        with document.open_outline() as outline:
            walk(outline.root)
    return found


def picture(data: bytes, folder: Path, page: int = 1, resolution: int = 150) -> Path:
    """Return a page as a picture."""
    file = folder / "print.pdf"
    file.write_bytes(data)
    command = ["pdftoppm", "-png", "-r", str(resolution), "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*command, file, folder / "page"], capture_output=True, check=True)
    return folder / "page.png"


def words(data: bytes, folder: Path, page: int) -> list[tuple[float, float, str]]:
    """Return where the words of a page begin, in points from the left and the top, and the words."""
    file = folder / "print.pdf"
    file.write_bytes(data)
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), file, "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', done.stdout.decode())
    return [(float(left), float(top), text) for left, top, text in found]


def smallest(data: bytes, folder: Path) -> float:
    """Return the size of the smallest letters, in points."""
    file = folder / "print.pdf"
    file.write_bytes(data)
    command = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "3", file]
    done = subprocess.run(command, capture_output=True, check=True)
    return min(int(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', done.stdout.decode())) / 3
