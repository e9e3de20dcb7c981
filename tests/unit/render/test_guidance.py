"""Guidance pages, badges and codes: what is written, and that nothing said can break out of it."""

import re
import zlib
from xml.etree import ElementTree as ET

import orjson
import pytest
import segno
from mingjian.render.guidance.badge import render_badges
from mingjian.render.guidance.datafile import assign, call
from mingjian.render.guidance.guidance import render_guidance
from mingjian.render.guidance.qr import MASK, Stencil, png, render_codes
from mingjian.render.pages.shellset import ShellSet
from records import appraiser, institution, licence, step, views

SHELL = ShellSet(
    (),
    dict.fromkeys(
        ("problems", "data", "compare", "fees", "verify"), b"<main>@@mj:content@@</main>@@mj:head@@"
    ),
)
HOSTILE = '</script><b>"&\u2028名'


def files(*records, **options):
    return {file.path: file for file in render_guidance(views(*records, **options), SHELL)}


def test_every_page_is_made_even_of_an_empty_registry():
    found = files()
    for page in (
        "problems",
        "faq",
        "complaints",
        "explain",
        "compare",
        "fees/calculator",
        "verify",
        "badges",
    ):
        assert f"{page}/index.html" in found


def test_scripts_carry_a_version_that_changes_with_their_bytes():
    one = files(institution())["compare/index.html"].data.decode()
    two = files(institution(name="示例省改名司法鉴定中心"))["compare/index.html"].data.decode()
    pattern = re.compile(r"compare/data\.js\?v=([0-9a-f]{8})")
    assert pattern.search(one)[1] != pattern.search(two)[1]
    assert re.search(r"assets/compare\.js\?v=[0-9a-f]{8}", one)
    assert "<script>" not in one


def test_data_cannot_break_out_of_their_script():
    for data in (assign("a.js", "x", [HOSTILE]).data, call("a.js", "f", HOSTILE, {"a": HOSTILE}).data):
        assert b"\xe2\x80\xa8" not in data
        assert data.endswith(b";\n")
        assert orjson.loads(data[data.index(b"[") if b"[" in data else data.index(b"{") :].rstrip(b";)\n"))


def test_a_hostile_name_stays_text_on_badge_and_page():
    record = institution(name='<script>"&')
    picture = next(render_badges(views(record), stamped=False)).data
    root = ET.fromstring(picture)
    assert [node.tag.rpartition("}")[2] for node in root.iter()].count("script") == 0
    assert '<script>"&' in "".join(root.itertext())


def badge(record, stamped=False):
    picture, data = render_badges(views(record), stamped=stamped)
    return picture.data.decode(), orjson.loads(data.data)


def test_a_badge_says_when_it_was_made_and_until_when_it_may_be_shown():
    picture, data = badge(institution())
    assert "数据截至 2026-06-30" in picture
    assert "2026-07-14 以后请点开登记库核对" in picture
    assert (data["asOf"], data["showUntil"], data["validUntil"]) == ("2026-06-30", "2026-07-14", "2026-12-31")
    assert (data["status"], data["mayPractise"]) == ("正常", True)
    assert "script" not in picture
    assert "http" not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_a_badge_never_flatters():
    picture, data = badge(institution(status=[step("注销", "2026-01-01")]))
    assert "司法鉴定机构：注销" in picture
    assert data["mayPractise"] is False
    _, expired = badge(institution(licences=[licence(until="2026-06-01")]))
    assert expired["mayPractise"] is None


def test_a_sample_is_stamped():
    assert "示例数据·非官方名册" in badge(institution(), stamped=True)[0]
    assert "示例数据" not in badge(institution())[0]


def drawn(text):
    code = segno.make(text, error="m", mode="byte", mask=MASK, boost_error=False, micro=False)
    return len(code.matrix), int("".join("1" if m else "0" for row in code.matrix for m in row), 2)


@pytest.mark.parametrize("key", ["sl-r00000", "sl-r00031", "zz-j99999", "ab-r12345"])
def test_a_stencil_draws_what_segno_draws(key):
    before, after = "https://example.invalid/sfjd/appraisers/", "/#today"
    stencil = Stencil.of(before, len(key), after)
    assert (stencil.width, stencil.draw(key)) == drawn(before + key + after)


def test_the_picture_holds_the_modules_and_a_quiet_border():
    width, modules = drawn("https://example.invalid/institutions/sl-j0001/#today")
    data = png(modules, width)
    size = (width + 8) * 4
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == int.from_bytes(data[20:24], "big") == size
    start = data.index(b"IDAT") + 4
    pixels = zlib.decompress(data[start : start + int.from_bytes(data[start - 8 : start - 4], "big")])
    stride = (size + 7) // 8 + 1
    rows = [pixels[row * stride + 1 : (row + 1) * stride] for row in range(size)]
    assert len(pixels) == stride * size

    def black(x, y):
        return not rows[y][x // 8] >> (7 - x % 8) & 1

    read = "".join(
        "1" if black((x + 4) * 4 + 2, (y + 4) * 4 + 2) else "0" for y in range(width) for x in range(width)
    )
    assert int(read, 2) == modules
    assert not any(black(x, 3) or black(3, x) for x in range(size))


def test_codes_are_made_only_where_the_site_has_an_address():
    records = institution(), appraiser()
    assert list(render_codes(views(*records))) == []
    made = list(render_codes(views(*records, site_url="https://example.invalid/")))
    assert [code.path for code in made] == ["qr/sl-j0001.png", "qr/sl-r00001.png"]
