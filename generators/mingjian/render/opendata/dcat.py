"""catalog.jsonld (DCAT-AP 3) and dataset.jsonld (schema.org): what catalogues and search engines read.

Contexts are written into the files: reading them asks no other site for anything.
"""

from collections.abc import Iterator
from typing import Any

from mingjian.derive.dataset import Dataset
from mingjian.render.artifact import Artifact
from mingjian.render.opendata import words
from mingjian.render.opendata.about import About
from mingjian.render.opendata.api import ROOT, encode
from mingjian.render.opendata.listing import Download, downloads, whole
from mingjian.render.opendata.shape import Files, Register, registers

JSON_LD = "application/ld+json"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_FREQUENCIES = {"P1D": "DAILY", "P1W": "WEEKLY", "P1M": "MONTHLY", "P1Y": "ANNUAL"}
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_MEDIA = "https://www.iana.org/assignments/media-types/"


def catalogue_file(dataset: Dataset, about: About, files: Files) -> Artifact:
    """Return the DCAT catalogue: the whole, and one dataset per register."""
    parts = [_register(register, about, files) for register in registers(dataset.tables)]
    catalogue = {
        "@context": _CONTEXT,
        "@id": about.address("data/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _text(about.title),
        "dct:description": _text(f"{about.description}{about.stamp}"),
        "dct:publisher": _publisher(about),
        "dct:issued": _day(about),
        "dct:language": _typed(_AUTHORITY + "language/ZHO", "dct:LinguisticSystem"),
        "dct:license": _licence(about),
        "foaf:homepage": _typed(about.address("data/"), "foaf:Document"),
        "dcat:dataset": [_whole(about, files), *parts],
        "dcat:service": {
            "@type": "dcat:DataService",
            "@id": about.address(f"{ROOT}/index.json"),
            "dct:title": _text(about.title),
            "dcat:endpointURL": {"@id": about.address(f"{ROOT}/")},
            "dcat:endpointDescription": {"@id": about.address(f"{ROOT}/openapi.json")},
        },
    }
    return Artifact("data/catalog.jsonld", encode(catalogue, neat=True), JSON_LD, ("registry",))


def _text(value: str) -> dict[str, str]:
    """Return a text with its language: what has no Chinese character in it is English."""
    return {"@value": value, "@language": "en" if value.isascii() else "zh"}


def _day(about: About) -> dict[str, str]:
    return {"@value": about.as_of, "@type": "xsd:date"}


def _typed(address: str, kind: str) -> dict[str, Any]:
    """Name a thing with its class: who checks the file then needs no vocabulary from elsewhere."""
    return {"@id": address, "@type": kind}


def _licence(about: About) -> dict[str, Any]:
    document = {"@type": "dct:LicenseDocument", "rdfs:label": _text(about.licence)}
    return document | ({"@id": about.licence_url} if about.licence_url else {})


def _dataset(about: About, name: str, title: str, description: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Dataset",
        "@id": about.address(f"data/#{name}"),
        "dct:identifier": name,
        "dct:title": _text(title),
        "dct:description": _text(description),
        "dct:publisher": _publisher(about),
        "dct:modified": _day(about),
        "dct:license": _licence(about),
        "dct:accrualPeriodicity": _typed(
            f"{_AUTHORITY}frequency/{_FREQUENCIES.get(about.cadence, 'OTHER')}", "dct:Frequency"
        ),
        "dcat:keyword": [_text(word) for word in words.KEYWORDS],
        "dcat:theme": _typed(_AUTHORITY + "data-theme/JUST", "skos:Concept")
        | {"skos:prefLabel": {"@value": words.THEME, "@language": "zh"}},
        "dcat:contactPoint": {
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": about.publisher,
            "vcard:hasURL": {"@id": about.address("corrections/")},
        },
    }


def _publisher(about: About) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": _text(about.publisher)}


def _whole(about: About, files: Files) -> dict[str, Any]:
    found = [_distribution(about, item) for item in whole(files)]
    return _dataset(about, "all", about.title, about.description) | {"dcat:distribution": found}


def _register(register: Register, about: About, files: Files) -> dict[str, Any]:
    found = [_distribution(about, item) for item in downloads(register, files)]
    description = words.REGISTER_DESCRIPTION.format(register=register.title, as_of=about.as_of)
    facts = _dataset(about, register.name, register.title, description)
    return facts | {"dcat:distribution": found}


def _distribution(about: About, item: Download) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _text(item.title),
        "dcat:accessURL": {"@id": about.address(item.path)},
        "dcat:downloadURL": {"@id": about.address(item.path)},
        "dcat:mediaType": _typed(_MEDIA + item.media_type, "dct:MediaType"),
        "dcat:byteSize": {"@value": str(item.bytes), "@type": "xsd:nonNegativeInteger"},
        "dct:license": _licence(about),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _typed(_SHA256, "spdx:ChecksumAlgorithm"),
            "spdx:checksumValue": {"@value": item.sha256, "@type": "xsd:hexBinary"},
        },
    }


def schema_org_file(dataset: Dataset, about: About, files: Files) -> Artifact:
    """Return the description search engines for data read."""
    every = [*whole(files), *_every(dataset, files)]
    value: dict[str, Any] = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "@id": about.address("data/"),
        "name": about.title,
        "description": f"{about.description}{about.stamp}{words.HOW_TO_READ}",
        "inLanguage": "zh-Hans",
        "keywords": list(words.KEYWORDS),
        "license": about.licence_url or about.licence,
        "creator": {"@type": "GovernmentOrganization", "name": about.publisher},
        "dateModified": about.as_of,
        "version": about.commit,
        "isAccessibleForFree": True,
        "citation": about.citation,
        "variableMeasured": [register.title for register in registers(dataset.tables)],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": item.title,
                "encodingFormat": item.media_type,
                "contentSize": f"{item.bytes} B",
                "contentUrl": about.address(item.path),
                "sha256": item.sha256,
            }
            for item in every
        ],
    }
    return Artifact("data/dataset.jsonld", encode(value, neat=True), JSON_LD, ("registry",))


def _every(dataset: Dataset, files: Files) -> Iterator[Download]:
    for register in registers(dataset.tables):
        yield from downloads(register, files)
