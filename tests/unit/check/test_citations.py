"""Every law that rules, fields and word lists cite is in the library of the sample registry, under some name."""

from pathlib import Path

import pytest
import yaml
from mingjian.check.catalogue import all_entries
from mingjian.derive.citing import citations, cited, document_cited
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.declaration import field_specs
from mingjian.model.registry import KINDS, VOCABULARIES

ROOT = Path(__file__).parents[3]
CITING = ("law", "basis")


@pytest.fixture(scope="module")
def registry():
    return load_registry(FolderSource(ROOT / "registry")).registry


def missing(registry, texts):
    parts = {part for text in texts for part in citations(text)}
    assert len(parts) > 15
    return sorted(
        part
        for part in parts
        if document_cited(registry.documents, part) is None and cited(registry.standards, part) is None
    )


def in_word_lists(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in CITING and isinstance(inner, str):
                yield inner
            else:
                yield from in_word_lists(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from in_word_lists(inner)


def test_every_law_a_rule_cites_is_in_the_library(registry):
    assert missing(registry, [entry.law for entry in all_entries().values() if entry.law]) == []


def test_every_law_a_field_cites_is_in_the_library(registry):
    models = [kind.model for kind in KINDS] + list(VOCABULARIES.values())
    assert missing(registry, [spec.law for model in models for spec in field_specs(model) if spec.law]) == []


def test_every_law_a_word_list_cites_is_in_the_library(registry):
    files = (ROOT / "registry/vocab").glob("*.yml")
    assert (
        missing(
            registry,
            [text for file in files for text in in_word_lists(yaml.safe_load(file.read_text("utf-8")))],
        )
        == []
    )


def test_a_citation_nobody_knows_is_told_apart_from_a_description(registry):
    assert citations("各地双随机细则；不存在的条例 第三条") == ("不存在的条例 第三条",)
    assert document_cited(registry.documents, "不存在的条例 第三条") is None


def test_the_longest_name_wins(registry):
    draft = "示例省司法鉴定管理条例（虚构，修订草案） 第三条"
    assert document_cited(registry.documents, draft).id == "sl-0002"
    assert document_cited(registry.documents, "示例省司法鉴定管理条例（虚构） 第三条").id == "sl-0001"
    assert document_cited(registry.documents, "见司法部令第96号第九条").id == "cn-0032"
