"""Tools that are not ours read the data and its descriptions and find nothing wrong."""

import csv
import io
import json
import re
import sqlite3
import zipfile

import duckdb
import pytest
from frictionless import Package
from mingjian.derive.tables import plan
from mingjian.model.registry import KINDS
from openapi_spec_validator import OpenAPIV31SpecValidator
from pyld import jsonld
from python_calamine import CalamineWorkbook

TABLES = plan().tables
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"


def test_frictionless_finds_the_package_valid(folder):
    report = Package(str(folder / "data/datapackage.json")).validate()
    assert report.flatten(["rowNumber", "fieldNumber", "type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_frictionless_would_have_found_a_broken_reference(folder, tmp_path):
    for path in (folder / "data").rglob("*"):
        if path.is_file() and path.suffix in {".csv", ".json"} and "excel" not in path.parts:
            target = tmp_path / path.relative_to(folder / "data")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    table = tmp_path / "csv/institution_licences.csv"
    table.write_bytes(table.read_bytes().replace(b"sl-j0001", b"sl-j9999"))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {error[0] for error in report.flatten(["type"])}


def test_sqlite_finds_its_file_sound(folder):
    with sqlite3.connect(folder / "data/registry.sqlite") as data:
        assert data.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert data.execute("PRAGMA foreign_key_check").fetchall() == []
        assert data.execute("PRAGMA page_size").fetchone() == (4096,)
        names = {row[0] for row in data.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert {table.name for table in TABLES} | {"about", "search"} <= names


def test_the_views_answer_first_questions(folder):
    with sqlite3.connect(folder / "data/registry.sqlite") as data:
        status = dict(data.execute("SELECT id, status FROM current_institutions"))
        assert status["sl-j0001"] == "正常"
        assert set(status) == {"sl-j0001", "sl-j0002", "sl-j0003"}
        sanctions = data.execute(
            "SELECT institution_name, appraiser_name, imposed, decided FROM current_sanctions"
        )
        assert all((row[0] or row[1]) and row[2] and row[3] for row in sanctions.fetchall())
        for view in ("current_appraisers", "current_prices", "current_sanctions", "inspection_results"):
            assert data.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0


def test_the_search_table_finds_names(folder):
    with sqlite3.connect(folder / "data/registry.sqlite") as data:
        name = data.execute("SELECT name FROM institutions WHERE id = 'sl-j0001'").fetchone()[0]
        found = data.execute("SELECT id FROM search WHERE search MATCH ?", (f'"{name}"',)).fetchall()
        assert ("sl-j0001",) in found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_reads_csv_and_parquet_as_the_same_table(folder, table):
    parquet = f"'{folder}/data/parquet/{table.name}.parquet'"
    types = ", ".join(
        f"'{name}': '{kind}'" for name, kind, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM {parquet}").fetchall()
    )
    csv = f"read_csv('{folder}/data/csv/{table.name}.csv', header=true, columns={{{types}}})"
    order = ", ".join(str(table.place(name) + 1) for name in table.key)
    left = duckdb.sql(f"SELECT * FROM {csv} ORDER BY {order}").fetchall()
    right = duckdb.sql(f"SELECT * FROM {parquet} ORDER BY {order}").fetchall()
    assert left == right


def test_a_spreadsheet_reader_gets_identifiers_as_text_and_dates_as_dates(folder):
    book = CalamineWorkbook.from_path(folder / "data/xlsx/appraisers.xlsx")
    header, first, *_ = book.get_sheet_by_name("appraisers").to_python()
    row = dict(zip([cell.partition("\n")[2] for cell in header], first, strict=True))
    assert header[:2] == ["编号\nid", "姓名\nname"]
    assert row["practice_number"] == "990121001001"
    assert row["as_of"].isoformat() == "2026-06-30"
    about = dict(book.get_sheet_by_name("说明").to_python()[1:])
    assert about["数据截至"] == "2026-06-30"
    assert "CC BY" in about["许可协议"]


def test_a_workbook_says_who_every_id_in_it_is(folder, files):
    book = CalamineWorkbook.from_path(folder / "data/xlsx/inspections.xlsx")
    names = {row[0]: tuple(row[1:]) for row in book.get_sheet_by_name("编号对照").to_python()[1:]}
    rows = list(csv.DictReader(io.StringIO(files["data/csv/inspections.csv"].decode())))
    known = {
        r["id"]: r["name"] for r in csv.DictReader(io.StringIO(files["data/csv/institutions.csv"].decode()))
    }
    assert rows
    assert all(names[row["institution"]] == ("司法鉴定机构", known[row["institution"]]) for row in rows)
    assert all(names[row["authority"]][1] for row in rows)


def test_a_workbook_holds_no_formula_and_has_a_frozen_filtered_header(folder):
    with zipfile.ZipFile(folder / "data/xlsx/institutions.xlsx") as package:
        sheets = [name for name in package.namelist() if "/sheet" in name]
        for name in sheets:
            text = package.read(name).decode()
            assert "<f>" not in text
            assert 'state="frozen"' in text
        assert sum("<autoFilter" in package.read(name).decode() for name in sheets) == len(sheets) - 1


def test_openapi_is_valid_and_describes_what_there_is(files):
    spec = json.loads(files["api/v1/openapi.json"])
    assert list(OpenAPIV31SpecValidator(spec).iter_errors()) == []
    patterns = [re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)) + "$") for path in spec["paths"]]
    given = [path.removeprefix("api/v1") for path in files if path.startswith("api/v1/")]
    given.remove("/openapi.json")
    assert [path for path in given if not any(pattern.match(path) for pattern in patterns)] == []


def expanded(files, name):
    return jsonld.expand(json.loads(files[name]), {"documentLoader": refuse})


def refuse(url, _options):
    raise AssertionError(f"asks another site for {url}")


def one(node, key):
    values = node[key]
    assert len(values) >= 1
    return values[0]


def test_the_catalogue_expands_and_has_what_dcat_ap_demands(files):
    (catalogue,) = expanded(files, "data/catalog.jsonld")
    for key in ("title", "description", "publisher"):
        one(catalogue, DCT + key)
    assert one(one(catalogue, DCT + "publisher"), "http://xmlns.com/foaf/0.1/name")
    datasets = catalogue[f"{DCAT}dataset"]
    assert len(datasets) == len(KINDS) + 3
    for dataset in datasets:
        for key in ("title", "description", "license"):
            one(dataset, DCT + key)
        for distribution in dataset[f"{DCAT}distribution"]:
            one(distribution, f"{DCAT}accessURL")
            sum_ = one(distribution, "http://spdx.org/rdf/terms#checksum")
            one(sum_, "http://spdx.org/rdf/terms#algorithm")
            one(sum_, "http://spdx.org/rdf/terms#checksumValue")
    service = one(catalogue, f"{DCAT}service")
    one(service, DCT + "title")
    one(service, f"{DCAT}endpointURL")


def test_the_catalogue_leads_to_files_that_are_there_with_that_size_and_sum(files):
    catalogue = json.loads(files["data/catalog.jsonld"])
    seen = 0
    for dataset in catalogue["dcat:dataset"]:
        for item in dataset["dcat:distribution"]:
            data = files[item["dcat:downloadURL"]["@id"]]
            assert int(item["dcat:byteSize"]["@value"]) == len(data)
            seen += 1
    assert seen > 4 * len(TABLES)


def test_the_schema_org_description_expands(files):
    (dataset,) = expanded(files, "data/dataset.jsonld")
    assert 50 <= len(one(dataset, "https://schema.org/description")["@value"]) <= 5000
    assert one(dataset, "https://schema.org/license")


def test_csvw_names_every_file_beside_it(files):
    group = json.loads(files["data/csv/csv-metadata.json"])
    assert {table["url"] for table in group["tables"]} == {f"{table.name}.csv" for table in TABLES}
    for table in group["tables"]:
        header = files[f"data/csv/{table['url']}"].decode().split("\n", 1)[0].split(",")
        assert [column["name"] for column in table["tableSchema"]["columns"]] == header


def test_the_list_of_resources_names_every_register_and_leads_to_its_pages(folder, files):
    header, *rows = CalamineWorkbook.from_path(folder / "data/catalog.xlsx").get_sheet_by_index(0).to_python()
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    assert len(lines) == len(KINDS) + 2
    for line in lines:
        name = line["标识符"].removeprefix("sl/")
        assert f"data/dictionary/{name}/index.html" in files
        assert line["在线链接"].endswith(f"data/dictionary/{name}/")
        assert line["格式"] == "XLSX、CSV、JSON Lines、Parquet、SQLite"
        assert all(line[key] != "" for key in header)
    terms = {line["信息资源名称"] for line in lines if "到期撤下" in line["开放属性"]}
    assert {"处罚与惩戒", "严重失信名单"} <= terms
    assert "司法鉴定机构" not in terms


def test_the_bundles_carry_licence_and_citation(files):
    for name in ("data/csv.zip", "data/excel.zip"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as package:
            assert package.testzip() is None
            assert len(package.namelist()) == len(TABLES) + 3
            dictionary = package.read("dictionary.csv").decode("utf-8-sig")
            assert len(list(csv.reader(io.StringIO(dictionary)))) == 1 + sum(len(t.columns) for t in TABLES)
            text = package.read("README.txt").decode()
            assert "CC BY 4.0" in text
            assert "0123456789" in text
            assert "示例数据" in text
