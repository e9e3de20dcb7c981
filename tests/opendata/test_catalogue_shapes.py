"""The catalogue against the demands of DCAT-AP 3 as SHACL shapes, judged by pySHACL."""

import json
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library's own calls to itself
SHAPES = Path(__file__).with_name("dcat_ap.ttl")
WRONG = {
    "catalogue without publisher": lambda tree: tree.pop("dct:publisher"),
    "catalogue without title": lambda tree: tree.pop("dct:title"),
    "publisher without name": lambda tree: tree["dct:publisher"].pop("foaf:name"),
    "dataset without description": lambda tree: tree["dcat:dataset"][1].pop("dct:description"),
    "contact that is no kind of contact": lambda tree: tree["dcat:dataset"][1]["dcat:contactPoint"].update(
        {"@type": "vcard:Organization"}
    ),
    "theme without label": lambda tree: [
        item["dcat:theme"].pop("skos:prefLabel") for item in tree["dcat:dataset"]
    ],
    "file without address": lambda tree: _file(tree).pop("dcat:accessURL"),
    "file without licence": lambda tree: _file(tree).pop("dct:license"),
    "size as text": lambda tree: _file(tree).update({"dcat:byteSize": "12"}),
    "sum without algorithm": lambda tree: _file(tree)["spdx:checksum"].pop("spdx:algorithm"),
    "sum that is no number": lambda tree: _file(tree)["spdx:checksum"].update({"spdx:checksumValue": "x"}),
    "service without endpoint": lambda tree: tree["dcat:service"].pop("dcat:endpointURL"),
}


def _file(tree):
    return tree["dcat:dataset"][1]["dcat:distribution"][0]


@pytest.fixture(scope="module")
def shapes():
    return Graph().parse(SHAPES)


def complaints(tree, shapes):
    """Return what pySHACL has to say about a catalogue; nothing when it conforms."""
    graph = Graph().parse(data=json.dumps(tree), format="json-ld", publicID="https://example.org/")
    conforms, _, text = validate(graph, shacl_graph=shapes, meta_shacl=False)
    return "" if conforms else text


def test_the_catalogue_conforms(files, shapes):
    tree = json.loads(files["data/catalog.jsonld"])
    assert complaints(tree, shapes) == ""


@pytest.mark.parametrize("name", WRONG)
def test_each_demand_is_noticed_when_it_is_not_met(files, shapes, name):
    tree = json.loads(files["data/catalog.jsonld"])
    tree["dcat:dataset"] = tree["dcat:dataset"][:2]
    WRONG[name](tree)
    assert "Constraint Violation" in complaints(tree, shapes)
