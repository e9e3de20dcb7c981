"""The preview: which pages are in it, what is said to differ, and where it may be written."""

import pytest
from mingjian.change.onpage import Passage, passages, settled
from mingjian.cli.preview_folder import write_preview
from mingjian.model.errors import UsageError
from mingjian.render.artifact import CSS, Artifact

PAGE = b"<html><head></head><body><main><h1>x</h1>%s</main></body></html>"
FILES = [Artifact("preview.css", b"", CSS), Artifact("pages/01.html", b"new", CSS)]


def test_what_differs_is_told_block_by_block():
    old = PAGE % "<p>电话 <b>1</b></p><p>甲</p><script>var a</script>".encode()
    new = PAGE % "<p>电话 <b>2</b></p><p>甲</p><p>乙 &lt;b&gt;</p>".encode()
    assert passages(old, new)[0] == Passage("电话 1", "电话 2")
    assert passages(old, new)[-1].new == "乙 <b>"
    assert passages(new, new) == passages(b"", new) == ()


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("../../appraisers/r1/", "../../appraisers/r1/index.html"),
        ("../../appraisers/r1/#work", "../../appraisers/r1/index.html#work"),
        ("../../appraisers/r2/", "https://example.invalid/appraisers/r2/"),
        ("../../data/csv/a.csv", "https://example.invalid/data/csv/a.csv"),
        ("../../", "https://example.invalid/"),
        ("#here", "#here"),
        ("mailto:a@example.invalid", "mailto:a@example.invalid"),
        ("https://elsewhere.invalid/", "https://elsewhere.invalid/"),
    ],
)
def test_where_links_lead(link, wanted):
    page = PAGE % f'<a class="x" href="{link}">y</a>'.encode()
    shown, _ = settled(
        page, "institutions/j1/", {"appraisers/r1/", "institutions/j1/"}, (), "https://example.invalid/"
    )
    assert f'<a class="x" href="{wanted}">' in shown.decode()


def test_scripts_and_missing_pictures_are_left_out_and_loaded_files_named():
    content = (
        b'<link rel="stylesheet" href="../../a.css?v=1"><img src="../../b.png" alt=""><img src="../../c.png">'
    )
    shown, loaded = settled(PAGE % (content + b"<script>x</script>"), "i/j1/", (), {"a.css", "b.png"}, "")
    assert loaded == {"a.css", "b.png"}
    assert b"<script" not in shown
    assert b"c.png" not in shown
    assert b'href="../../a.css"' in shown


def test_a_preview_replaces_only_a_preview(tmp_path):
    assert write_preview(tmp_path / "out", FILES) == 2
    (tmp_path / "out/pages/99.html").write_text("old")
    assert write_preview(tmp_path / "out", FILES) == 2
    assert not (tmp_path / "out/pages/99.html").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("x")
    with pytest.raises(UsageError, match="别的文件"):
        write_preview(tmp_path / "mine", FILES)
    assert (tmp_path / "mine/letter.txt").read_text() == "x"
