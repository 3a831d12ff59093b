"""The list of who was taken to speak for whom, which an analyst looks at first."""

import json

import jsonschema

from detente.cli import main
from detente.documents import load
from detente.reading import read_documents
from detente.reading.plain import schema

TALKS = (
    "Norwegian Foreign Minister Kari Dahl demanded a lower quota on Monday. Sweden's "
    "chief negotiator, Nils Berg, rejected that. Dahl also wants a joint patrol.\n"
)


def test_each_party_has_its_people():
    reading = read_documents(load([("talks.txt", TALKS.encode())]))
    assert reading.speakers == {"norway": ("Kari Dahl",), "sweden": ("Nils Berg",)}
    plain = json.loads(json.dumps(reading.to_json()))
    assert plain["parties"]["norway"]["speakers"] == ["Kari Dahl"]
    jsonschema.validate(plain, schema())


def test_nobody_speaks_for_whom_nobody_is_named():
    said = b"Norway demands a lower quota. Sweden rejects it."
    reading = read_documents(load([("talks.txt", said)]))
    assert reading.speakers == {}
    assert all("speakers" not in one for one in reading.to_json()["parties"].values())


def test_it_stands_below_the_list(tmp_path, capsys):
    (tmp_path / "talks.txt").write_text(TALKS)
    assert main(["read", str(tmp_path / "talks.txt")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == [
        "Taken to speak for Norway: Kari Dahl.",
        "Taken to speak for Sweden: Nils Berg.",
    ]


def test_who_is_a_party_alone_speaks_for_no_other():
    said = (
        "Lawyer Ann Lee demanded a payment from the city on Monday. The city rejected "
        "that. Ann Lee wants a trial."
    )
    reading = read_documents(load([("talks.txt", said.encode())]))
    assert "Ann Lee" in reading.parties.values()
    assert reading.speakers == {}
