"""The files of the search: the same bytes twice, small at every size, safe to load anywhere."""

import gzip
import re
from importlib.resources import files

import orjson
import plainshell
import pytest
import records
from mingjian.derive.views import derive_views
from mingjian.render.search.search import engine_script, render_data, render_search
from search.nation import AS_OF, nation

KB = 1024


def _zipped(data):
    return len(gzip.compress(data, 9))


@pytest.fixture(scope="module")
def national():
    """The files of a nation: 3,000 institutions, 40,000 appraisers, 20,000 inspections."""
    views = derive_views(nation(3_000, 40_000, 20_000), AS_OF, None, "test")
    return {artifact.path: artifact.data for artifact in render_data(views)}


def _named(data, kind):
    (found,) = [data[path] for path in data if path.startswith(f"search/{kind}.")]
    return found


def _first_and_second(data):
    return [_zipped(data["search/index.js"]), _zipped(_named(data, "rest"))]


def test_the_index_of_a_nation_is_within_its_budget(national):
    assert sum(_first_and_second(national)) <= 250 * KB


def test_what_the_first_answer_needs_is_much_less_than_the_index(national):
    first, second = _first_and_second(national)
    assert first <= 158 * KB
    assert second >= 25 * KB


def test_the_third_file_of_a_nation_is_within_its_budget(national):
    assert _zipped(_named(national, "more")) <= 130 * KB


def test_the_index_of_a_province_is_within_its_budget():
    views = derive_views(nation(200, 3_200, 2_000), AS_OF, None, "test")
    data = {artifact.path: artifact.data for artifact in render_data(views)}
    assert sum(_first_and_second(data)) <= 45 * KB


def test_all_scripts_of_the_search_are_within_their_budget():
    loader = files("mingjian").joinpath("theme/assets/search.js").read_bytes()
    assert _zipped(loader) + _zipped(engine_script()) <= 12 * KB


def test_the_same_registry_gives_the_same_bytes():
    first, second = (
        [(item.path, item.data) for item in render_data(derive_views(nation(40, 300, 50), AS_OF, None, "t"))]
        for _ in range(2)
    )
    assert first == second


def test_the_first_file_names_the_others_by_their_content():
    one, other = (
        {item.path for item in render_data(records.views(records.case(title=title)))}
        for title in ("甲", "乙")
    )
    assert {path.split(".")[0] for path in one & other} == {"search/engine", "search/index", "search/rest"}
    assert {path.split(".")[0] for path in one ^ other} == {"search/more"}


def test_the_files_are_scripts_holding_plain_json():
    artifacts = {item.path: item for item in render_data(records.views(records.institution()))}
    for path, artifact in artifacts.items():
        assert artifact.media_type == "text/javascript; charset=utf-8"
        if path != "search/engine.js":
            assert artifact.data.startswith(b"mingjianIndex(")
            orjson.loads(artifact.data.removeprefix(b"mingjianIndex(").removesuffix(b");\n"))


def test_the_engine_writes_no_markup_and_asks_no_server():
    source = engine_script().decode() + files("mingjian").joinpath("theme/assets/search.js").read_text(
        "utf-8"
    )
    assert re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttp", source
    ) == ["fetch(", "fetch("]
    assert "session.fetch(index.more.file)" in source
    assert "session.fetch(session.index.rest)" in source


def test_the_page_leads_to_every_list_without_a_script():
    artifacts = {
        item.path: item.data.decode() for item in render_search(records.views(), plainshell.PlainShell())
    }
    page = artifacts["search/index.html"]
    for section in ("institutions", "appraisers", "categories", "regions", "fees", "inspections", "cases"):
        assert f'href="../{section}/"' in page
    assert "<noscript>" in page
    assert 'action="../search/"' in page


def test_an_empty_registry_has_an_index_too():
    assert len(list(render_data(records.views()))) == 4
