"""Statements and notes as plain values, in every JSON that shows them."""

from dataclasses import fields

from detente.model import Note, Statement, plain
from detente.reading import schema

SAID = Statement("s1", "us", "seek", "pay", "a cap", "a cap", "d1", (3, 8))


def test_every_field_stands_there_tuples_as_lists():
    assert list(plain(SAID)) == [field.name for field in fields(Statement)]
    assert plain(SAID)["span"] == [3, 8]


def test_the_published_schema_lists_the_fields():
    found = schema()["properties"]
    statement = found["statements"]["items"]["properties"]
    note = found["watch"]["items"]["properties"]
    said = {field.name for field in fields(Statement)}
    assert set(statement) == {*said, "parts"}
    assert set(statement["parts"]["items"]["properties"]) < said
    assert set(note) == {field.name for field in fields(Note)} - {"id", "kind"}
