"""The schema of published documents."""

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policies.publication import schema
from policies.publication.document_schema import MEASURE, TOMBSTONE

from .factories import citation, sample_document


@pytest.mark.parametrize("described", [MEASURE, TOMBSTONE])
def test_the_schemas_are_valid_json_schema_2020_12(described):
    Draft202012Validator.check_schema(described)


def test_a_complete_document_is_accepted():
    schema.check(sample_document())


def change(path: str, value):
    document = copy.deepcopy(sample_document())
    *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
    part: Any = document
    for step in way:
        part = part[step]
    part[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("instrument", "ban"),
        ("stage.timeline.0.stage", "done"),
        ("events.0.happened_on", "7 Oct 2020"),
        ("events.0.happened_on", "2020-02-30"),
        ("events.0.citations.0.attribution.kind", "leak"),
        ("evidence.origins", 1.5),
        ("evidence.origins", 1.0),
        ("evidence.origins", True),
        ("targets.0.entity.aliases", "x"),
        ("title", ""),
        ("reference", "us 1"),
        ("slug", "a/b"),
    ],
)
def test_a_wrong_field_is_named(path, value):
    with pytest.raises(schema.DocumentInvalid, match="^" + path.replace(".", r"\.")):
        schema.check(change(path, value))


@pytest.mark.parametrize("key", sorted(sample_document()))
def test_every_key_is_required(key):
    document = sample_document()
    del document[key]
    with pytest.raises(schema.DocumentInvalid, match=key):
        schema.check(document)


def test_an_unknown_key_is_refused():
    with pytest.raises(schema.DocumentInvalid, match="source_name"):
        schema.check(change("events.0.citations", [citation(source_name="X")]))


@pytest.mark.parametrize("document", [None, [], {}, {"schema": "measure/2"}, {"schema": []}])
def test_an_unknown_schema_is_refused(document):
    with pytest.raises(schema.DocumentInvalid, match="schema"):
        schema.check(document)


def test_a_nul_character_is_refused():
    with pytest.raises(schema.DocumentInvalid, match="NUL"):
        schema.check(sample_document(title="a\x00b"))


def test_canonical_text_does_not_depend_on_the_order_of_keys():
    document = sample_document(title="Zürich “quoted”")
    text = schema.canonical(document)
    assert schema.canonical(dict(reversed(document.items()))) == text
    assert "Zürich" in text
    assert schema.digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
