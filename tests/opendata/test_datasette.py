"""The database as Datasette serves it, with the metadata published beside it."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from datasette.app import Datasette


@pytest.fixture(scope="module")
def ask(folder, files):
    """Return what asks Datasette for a page of the database and answers with its JSON."""
    metadata = json.loads(files["data/metadata.json"])

    def answer(path):
        async def visit():
            server = Datasette([], immutables=[str(folder / "data/registry.sqlite")], metadata=metadata)
            await server.invoke_startup()
            response = await server.client.get(path)
            assert response.status_code == 200, response.text
            return response.json() if ".json" in path else response.text

        with ThreadPoolExecutor(1) as elsewhere:  # the thread of the tests may be driving a browser
            return elsewhere.submit(asyncio.run, visit()).result()

    return answer


def test_every_table_is_served_with_all_its_rows(ask, views):
    tables = {table["name"]: table["count"] for table in ask("/registry.json")["tables"]}
    expected = {table.name: len(views.dataset.rows[table.name]) for table in views.dataset.tables}
    assert {name: tables[name] for name in expected} == expected


def test_a_table_shows_its_rows_and_where_they_lead(ask, views):
    rows = ask("/registry/appraisers.json?_shape=array")
    assert [row["id"] for row in rows] == [row[0] for row in views.dataset.rows["appraisers"]]


def test_the_front_page_says_what_the_data_is_and_who_publishes_it(ask, files):
    page = ask("/")
    metadata = json.loads(files["data/metadata.json"])
    assert metadata["title"] in page
    assert metadata["source"] in page


def test_a_table_says_what_it_and_its_columns_mean(ask, views):
    page = ask("/registry/inspections")
    table = next(table for table in views.dataset.tables if table.name == "inspections")
    assert table.title in page
    for column in table.columns:
        assert f"{column.title}：{column.description}" in page


def test_every_view_has_a_title(ask, files):
    named = json.loads(files["data/metadata.json"])["databases"]["registry"]["tables"]
    views = {view["name"] for view in ask("/registry.json")["views"]}
    assert len(views) >= 5
    assert all(named[name]["title"] for name in views)


@pytest.mark.parametrize(
    ("table", "word"), [("search_short", "示例"), ("search_short", "鉴"), ("search", "司法鉴定")]
)
def test_words_of_every_length_are_found(ask, table, word):
    found = ask(f"/registry/{table}.json?_shape=array&_search={word}")
    assert found
    assert all(word in f"{row['title']} {row.get('text')}" for row in found)
