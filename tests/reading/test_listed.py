"""What one act lists is told as one statement, and each thing keeps its issue."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.cli import main
from detente.documents import load
from detente.reading import read, read_documents
from detente.reading.listed import acts

LIST = "Norway demands a lower quota, an end to night fishing and a joint patrol."
THINGS = ("a lower quota", "an end to night fishing", "a joint patrol", "a new radar")


def of(text):
    return read_documents(load([("talks.txt", text.encode())]))


def test_a_list_is_one_demand_of_several_things():
    reading = of(LIST)
    [told] = reading.to_json()["statements"]
    assert told["content"] == "a lower quota; an end to night fishing; a joint patrol"
    assert told["quote"] == LIST.rstrip(".")
    assert [part["content"] for part in told["parts"]] == list(THINGS[:3])
    assert len({part["issue"] for part in told["parts"]}) == 3
    assert len(reading.statements) == 3


def test_one_thing_has_no_parts():
    [told] = of("Norway demands a lower quota.").to_json()["statements"]
    assert (told["content"], told["parts"]) == ("a lower quota", [])


def test_two_acts_are_two_statements():
    text = "Norway demands a lower quota. Norway demands a joint patrol."
    assert len(of(text).to_json()["statements"]) == 2


def test_what_is_for_the_agenda_stands_apart():
    text = (
        "Fishing quotas: Sweden wants a higher quota.\n\n"
        "Safety at sea: Sweden rejects patrols.\n\n"
        "Talks: Norway prefers a focus on safety at sea and a lower quota.\n"
    )
    told = [s for s in of(text).to_json()["statements"] if s["party"] == "norway"]
    assert [one["parts"] for one in told] == [[], []]
    assert [one["issue"] for one in told] == ["agenda", "fishing"]


def test_issues_that_labels_name_stand_apart():
    text = (
        "Fishing quotas: Sweden wants a higher quota.\n\nJoint patrols: Sweden rejects "
        "joint patrols.\n\nOther: Norway demands a lower quota and joint patrols.\n"
    )
    told = [s for s in of(text).to_json()["statements"] if s["party"] == "norway"]
    assert [one["issue"] for one in told] == ["fishing", "patrols"]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(THINGS), min_size=1, max_size=4, unique=True))
def test_nothing_is_lost_and_nothing_told_twice(things):
    listed = f"{', '.join(things[:-1])} and {things[-1]}" if things[1:] else things[0]
    reading = of(f"Norway demands {listed}. Sweden refuses.")
    told = [one.id for act in acts(reading) for one in act]
    assert sorted(told) == sorted(s.id for s in reading.statements)
    for one in reading.to_json()["statements"]:
        parts = one["parts"] or [one]
        assert one["content"] == "; ".join(part["content"] for part in parts)
        assert all(part["quote"] in one["quote"] for part in parts)


def test_the_list_is_printed_under_one_quote(tmp_path, capsys):
    (tmp_path / "talks.txt").write_text(LIST)
    assert main(["read", str(tmp_path / "talks.txt")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("  s1  Norway: demand a lower quota (")
    assert lines[1].startswith("      and an end to night fishing (")
    assert lines[2].startswith("      and a joint patrol (")
    assert lines[3] == f"      “{LIST.rstrip('.')}”"


def test_each_thing_has_an_issue(tmp_path):
    (tmp_path / "talks.txt").write_text(LIST)
    reading = read([tmp_path / "talks.txt"])
    assert set(reading.issues) == {
        part["issue"]
        for one in json.loads(json.dumps(reading.to_json()))["statements"]
        for part in one["parts"]
    }
