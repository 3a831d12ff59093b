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
        "preferences: {us: {reservation: 0.1 to 40 %, completion: about 1/3}}",
        "preferences: {us: {reservation: unknown, without_a_deal: worse}}",
        "preferences: {us: {without_a_deal: better by about 0.2 (Proposed 1/2)}}",
        "verification: {detection: 0.5, recovery: unknown}",
        "verification: {every: 30 days, lag: 1 to 2 months, pace: about 1 year}",
        "verification: {every: 1/2 year, detection: unknown, false_alarm: 1 %}",
        "preferences: {us: {discount: 0.9 to 0.95, breakdown: about 0.1}}",
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
        f"{TWO}, {ISSUE}, conditions: [{{if: {{a: x}}, then: {{}}}}]}}",
        f"{TWO}, {ISSUE}, conditions: [{{if: {{a: x}}, rule_out: {{a: y}}}}]}}",
        f"{TWO}, {ISSUE}, conditions: [{{rule_out: {{a: ''}}}}]}}",
        f"{TWO}, {ISSUE}, conditions: [{{rule_out: {{a: y}}, proposed: some}}]}}",
        f"{TWO}, {ISSUE}, preferences: {{us: {{weights: ['']}}}}}}",
        f"{TWO}, preferences: {{us: {{reservation: high}}}}}}",
        f"{TWO}, preferences: {{us: {{without_a_deal: bad}}}}}}",
        f"{TWO}, verification: {{detection: '', recovery: 1}}}}",
        f"{TWO}, verification: {{detection: 0.5}}}}",
        f"{TWO}, verification: {{detection: 0.5, recovery: 1, lag: 1 month}}}}",
        f"{TWO}, verification: {{every: }}}}",
        f"{TWO}, verification: {{every: month}}}}",
    ],
)
def test_both_refuse(text):
    assert not VALIDATOR.is_valid(yaml.load(text, yaml.BaseLoader))
    with pytest.raises(CaseFileError):
        casefile.parse(text)


NOTHING_IN_IT = """
parties: {us: {name: US}, them: {name: Them}, heir: {name: Heir}}
issues:
  a:
    title:
    options: [x, y]
    status_quo: x
    gives:
preferences:
  them:
  us:
    weights:
      -
    options:
      a:
    accepts:
    without_a_deal:
    reservation:
    evidence:
      a:
conditions:
  - rule_out: {a: y}
    if:
    because:
    evidence:
verification:
documents:
  d1:
  d2: {title: }
history:
  - {text: x, date: , party: , quote: , span: , carriers: }
statements:
  s1: {party: us, act: demand, polarity: , confidence: , origin: }
remarks:
private:
"""


def test_both_accept_nothing_after_a_colon():
    text = f"detente: 1\ntitle: T{NOTHING_IN_IT}"
    assert casefile.parse(text)
    VALIDATOR.validate(yaml.load(text, yaml.SafeLoader))


@pytest.mark.parametrize("needed", ["title:", "parties: {us: {name: }}"])
def test_both_refuse_nothing_where_something_is_needed(needed):
    text = f"detente: 1\n{needed}\n"
    assert not VALIDATOR.is_valid(yaml.load(text, yaml.SafeLoader))
    with pytest.raises(CaseFileError):
        casefile.parse(text)
