"""The editor speaks Chinese: hover, completion and errors from the committed schemas and settings."""

import json
from pathlib import Path

import pytest
from language_server import LanguageServer

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".venv/npm/node_modules/yaml-language-server/bin/yaml-language-server"
HOUSE = ROOT / "registry/institutions/990101/sl-j0001.yml"
TEXT = HOUSE.read_text("utf-8")


@pytest.fixture(scope="module")
def server():
    assert PROGRAM.is_file(), "run `make npm` first: it installs the language server"
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    ours = {key: value for key, value in settings.items() if key.startswith("yaml.")}
    store = {
        "yaml.schemaStore": {"enable": False},
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
    }
    opened = LanguageServer(PROGRAM, ROOT, ours | store)
    yield opened
    opened.close()


def place(text: str, words: str, after: str = "") -> tuple[int, int]:
    """Return line and column of words in a text, behind the part ``after`` of them."""
    at = text.index(words) + len(after)
    line = text.count("\n", 0, at)
    return line, at - (text.rfind("\n", 0, at) + 1)


def test_a_record_as_committed_is_found_right(server):
    assert server.opened(HOUSE, TEXT) == []


MISTAKES = {
    "词不在词表里": ("status: 正常", "status: 在业", '允许的值："正常", "延续审查中", "停业"'),
    "格式不对": ('region: "990101"', 'region: "99010"', "格式不对：行政区划代码"),
    "字段名写错": ("capital: 200", "captial: 200", "属性 captial 不被允许"),
}


@pytest.mark.parametrize("about", MISTAKES)
def test_a_planted_mistake_is_marked_on_its_line_in_chinese(server, about):
    old, new, message = MISTAKES[about]
    text = TEXT.replace(old, new, 1)
    found = server.opened(HOUSE.with_name(f"sl-j090{list(MISTAKES).index(about)}.yml"), text)
    assert [item["range"]["start"]["line"] for item in found] == [place(text, new)[0]]
    assert message in found[0]["message"]


def test_the_hover_explains_a_field_in_chinese(server):
    server.opened(HOUSE, TEXT)
    told = server.hover(HOUSE, *place(TEXT, "uscc:"))
    assert "统一社会信用代码" in told
    assert "末位为校验码" in told


def test_completion_offers_words_with_their_meanings(server):
    path = HOUSE.with_name("sl-j0008.yml")
    text = TEXT.replace("status: 正常", "status: ", 1)
    server.opened(path, text)
    offered = {
        item["label"]: str(item.get("documentation", ""))
        for item in server.completions(path, *place(text, "status: \n", "status: "))
    }
    assert list(offered)[:3] == ["正常", "延续审查中", "停业"]
    assert offered["停业"] == "被责令停止从事司法鉴定业务，期间不得接受委托"


def test_a_snippet_puts_in_what_an_item_must_have(server):
    path = HOUSE.with_name("sl-j0007.yml")
    text = TEXT.replace("licences:\n", "licences:\n  \n", 1)
    server.opened(path, text)
    line = place(text, "licences:")[0] + 1
    offered = {item["label"]: item for item in server.completions(path, line, 2)}
    assert offered["新增许可证"]["insertText"].splitlines() == [
        '- since: "${1:2021-06-01}"',
        '  number: "${2:990101001}"',
        "  act: ${3|设立,延续,变更|}",
        '  issued: "${4:2021-05-31}"',
    ]
