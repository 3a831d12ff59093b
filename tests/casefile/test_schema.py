"""The JSON Schema of the case file says what the reader accepts."""

import json

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from detente import casefile
from detente.errors import CaseFileError
from strategies import cases

TWO = "{detente: 1, title: T, parties: {us: {name: US}, them: {name: Them}}"
ISSUE = "issues: {a: {options: [x, y], status_quo: x}}"
VALIDATOR = jsonschema.Draft202012Validator(casefile.schema())


def test_it_is_a_schema_with_a_version():
    schema = casefile.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["version"] == "1"
    assert json.loads(json.dumps(schema)) == schema


def test_every_field_is_described():
    definitions = casefile.schema()["$defs"].values()
    for definition in definitions:
        assert definition["description"]
        for name, field in definition["properties"].items():
            assert field.get("description"), name


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_the_example_fits(example, loader):
    VALIDATOR.validate(yaml.load(example.read_text(encoding="utf-8"), loader))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_what_is_written_fits(case):
    VALIDATOR.validate(yaml.load(casefile.dump(case), yaml.BaseLoader))


@pytest.mark.parametrize(
    "more",
    [
        "conditions: [{if: {a: x}, then: {a: y}}]",
        "conditions: [{rule_out: {a: x}, because: of that}]",
        "preferences: {us: {accepts: [{outcome: {a: y}}]}}",
    ],
)
def test_both_accept(more):
    text = f"{TWO}, {ISSUE}, {more}}}"
    VALIDATOR.validate(yaml.load(text, yaml.BaseLoader))
    assert casefile.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "detente: 1",
        "{detente: 1, title: T, parties: {us: {}}}",
        "{detente: 1, title: T, parties: {us: {name: US, role: x}}}",
        "{detente: 1, title: T, issues: {a: {options: [x], status_quo: x}}}",
        "{detente: 1, title: T, nothing: x}",
        "{detente: 2, title: T}",
        "{detente: 1, title: T, watch: [{text: x, span: [1]}]}",
        f"{TWO}, issues: {{a: {{options: [x, y, x], status_quo: x}}}}}}",
        f"{TWO}, {ISSUE}, preferences: {{us: {{accepts: [{{outcome: {{}}}}]}}}}}}",
        f"{TWO}, {ISSUE}, conditions: [{{if: {{a: x}}}}]}}",
        f"{TWO}, {ISSUE}, conditions: [{{then: {{a: x}}, because: of that}}]}}",
        f"{TWO}, {ISSUE}, conditions: [{{}}]}}",
    ],
)
def test_both_refuse(text):
    assert not VALIDATOR.is_valid(yaml.load(text, yaml.BaseLoader))
    with pytest.raises(CaseFileError):
        casefile.parse(text)
