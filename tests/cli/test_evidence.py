"""What was said, and what rests on it, as the command line shows it."""

import hashlib
import io
import json
import re
import sys

import pytest

from detente.casefile import load
from detente.cli import main

TEXT = """\
Talks on the river

Norway demands lower levels, said Ms. Berg. Sweden offers power.
"""
CASE = """\
detente: 1
title: River
parties:
  no: {name: Norway, role: principal}
  se: {name: Sweden, role: principal}
issues:
  level: {title: Water level, options: [as now, lower], status_quo: as now}
  power: {title: Power, options: [none, some], status_quo: none}
preferences:
  "no":
    options: {level: lower > as now (proposed 0.8), power: some > none}
    without_a_deal: worse
    evidence: {level: [s1], without_a_deal: [n1]}
statements:
  s1:
    party: "no"
    act: demand
    issue: level
    content: lower levels
    quote: Norway demands lower levels
    document: d1
    span: [20, 47]
    carriers: [d1, d2, d3]
    reported_by: Ms. Berg
    confidence: 0.9
  s2:
    party: se
    act: offer
    issue: power
    content: power
    quote: Sweden offers power
    document: d1
    span: [64, 83]
stakes:
  - {id: n1, text: fish die, quote: "", document: d1, span: [0, 0], of: failure}
history:
  - {text: they met, quote: "", document: d1, span: [0, 0], party: se}
documents:
  d1: {file: talks.txt, sha256: HASH, title: Talks, date: 2026-03-04}
  d2: {file: copy.txt, same_text_as: [d1]}
  d3: {file: other.txt}
"""
NOT_HERE = "context: text not here"


@pytest.fixture
def river(tmp_path):
    """Return the path of a case with its document beside it."""
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    path = tmp_path / "river.yaml"
    path.write_text(CASE.replace("HASH", digest), encoding="utf-8")
    return path


@pytest.fixture
def listed(river, capsys):
    """Return a function that runs the command and returns its lines."""

    def run(*options, code=0):
        assert main(["evidence", str(river), *options]) == code
        out, err = capsys.readouterr()
        return (err if code else out).splitlines()

    return run


def test_a_statement_is_shown_with_all_that_is_known_of_it(listed):
    lines = listed("--party", "no", "--issue", "level")
    assert lines == [
        "  s1  Norway: demand lower levels (Water level)",
        "      “Norway demands lower levels”",
        "      context: Norway demands lower levels, said Ms. Berg.",
        "      document: Talks [d1], 2026-03-04",
        "      carried by: 2 witnesses: d1 = d2 (same text), d3",
        "      reported by: Ms. Berg",
        "      origin: the rules proposed it, confidence 0.9",
        "      supports:",
        "        Norway, Water level: lower > as now (proposed, 0.8)",
    ]


def test_what_nothing_rests_on_and_what_rests_on_nothing_is_said(listed):
    lines = listed()
    at = lines.index("  s2  Sweden: offer power (Power)")
    assert lines[at + 5 : at + 7] == [
        "      origin: written or confirmed by hand",
        "      supports nothing in the case",
    ]
    assert lines[-2:] == [
        "Judgement, with no statement behind it:",
        "      Norway, Power: some > none",
    ]


def test_a_note_is_shown_where_something_rests_on_it_others_when_asked_for(listed):
    assert "  n1  stakes: fish die" in listed()
    assert "  n1  stakes: fish die" in listed("--party", "no")
    assert "  n1  stakes: fish die" not in listed("--party", "se")
    assert not any("they met" in line for line in listed())
    assert any("history: they met" in line for line in listed("--notes"))


@pytest.mark.parametrize(
    ("options", "heads"),
    [
        (["--party", "se"], ["s2"]),
        (["--party", "SWEDEN"], ["s2"]),
        (["--issue", "water level"], ["s1"]),
        (["--act", "offer"], ["s2"]),
        (["--act", "offer", "--party", "no"], []),
        (["--issue", "agenda"], []),
    ],
)
def test_what_is_asked_for_is_found(listed, options, heads):
    assert [s["id"] for s in json.loads("\n".join(listed(*options, "--json")))[
        "statements"
    ]] == heads  # fmt: skip
    if not heads:
        assert listed(*options) == ["No statement here."]


@pytest.mark.parametrize(
    ("option", "given", "meant"),
    [
        ("--party", "Norwy", "Did you mean 'Norway'"),
        ("--party", "", "got nothing"),
        ("--issue", "levle", "level"),
        ("--issue", "Watr lvel", "level"),
        ("--act", "demnd", "demand"),
    ],
)
def test_an_unknown_name_is_a_slip_of_the_command_line(listed, option, given, meant):
    said = listed(option, given, code=2)[-1]
    assert said.startswith(f"Error: {option} must be ")
    assert meant in said


def test_another_text_under_the_name_is_not_the_document(river, listed):
    (river.parent / "talks.txt").write_text(TEXT + "\n", encoding="utf-8")
    assert f"      {NOT_HERE}" in listed()


def test_without_a_hash_the_quote_must_stand_in_its_place(river, listed):
    river.write_text(CASE.replace("sha256: HASH, ", ""), encoding="utf-8")
    assert not any(NOT_HERE in line for line in listed())
    (river.parent / "talks.txt").write_text(" " + TEXT, encoding="utf-8")
    assert sum(NOT_HERE in line for line in listed()) == 2


def test_a_document_that_is_missing_or_broken_is_no_fault(river, listed):
    (river.parent / "talks.txt").write_bytes(b"\x00\x01\x02" * 50)
    assert sum(NOT_HERE in line for line in listed()) == 2
    (river.parent / "talks.txt").unlink()
    assert sum(NOT_HERE in line for line in listed()) == 2


@pytest.mark.parametrize("name", ["x" * 5000, "a/../..", "no/such.zip/a.txt", "."])
def test_a_file_name_that_leads_nowhere_is_no_fault(river, listed, name):
    said = CASE.replace("file: talks.txt, sha256: HASH", f"file: {name}")
    river.write_text(said, encoding="utf-8")
    assert sum(NOT_HERE in line for line in listed()) == 2


def test_the_text_is_found_in_the_zip_it_was_read_from(river, listed):
    import zipfile

    (river.parent / "talks.txt").unlink()
    with zipfile.ZipFile(river.parent / "all.zip", "w") as packed:
        packed.writestr("in/talks.txt", TEXT)
    said = river.read_text(encoding="utf-8")
    river.write_text(said.replace("talks.txt", "all.zip/in/talks.txt"), "utf-8")
    assert not any(NOT_HERE in line for line in listed())


def test_a_case_from_standard_input_looks_where_one_works(river, monkeypatch, capsys):
    monkeypatch.chdir(river.parent)
    piped = io.TextIOWrapper(io.BytesIO(river.read_bytes()))
    monkeypatch.setattr(sys, "stdin", piped)
    assert main(["evidence", "-"]) == 0
    assert NOT_HERE not in capsys.readouterr().out


def test_the_json_keeps_to_what_is_described(river, listed):
    found = json.loads("\n".join(listed("--json", "--notes")))
    assert list(found) == ["detente", "title", "statements", "notes", "judgements"]
    assert found["detente"] == 1
    first, case = found["statements"][0], load(river)
    assert list(first) == [
        "id", "party", "act", "issue", "content", "condition", "polarity", "modality",
        "reported_by", "about", "date", "confidence", "replaces", "quote", "context",
        "document", "span", "page", "carriers", "witnesses", "origin", "replaced_by",
        "supports",
    ]  # fmt: skip
    for said, statement in zip(found["statements"], case.statements, strict=True):
        assert said["quote"] == statement.quote == TEXT[slice(*said["span"])]
    assert first["witnesses"] == [["d1", "d2"], ["d3"]]
    assert first["supports"] == [
        {
            "where": "preferences.no.options.level",
            "party": "no",
            "issues": ["level"],
            "about": "Water level",
            "lines": [{"text": "lower > as now", "confidence": 0.8}],
        }
    ]
    assert [note["kind"] for note in found["notes"]] == ["history", "stakes"]
    assert [j["where"] for j in found["judgements"]] == ["preferences.no.options.power"]


def test_a_case_in_which_nobody_said_anything_is_judgement(sale, capsys):
    assert main(["evidence", str(sale)]) == 0
    first, second, *rest = capsys.readouterr().out.splitlines()
    assert (first, second) == (
        "No statement here.",
        "Judgement, with no statement behind it:",
    )
    assert len(rest) == 6


def test_what_was_read_is_found_again(talks, tmp_path, monkeypatch, capsys):
    """Every quote of a fresh reading stands in its context, from where it was read."""
    monkeypatch.chdir(tmp_path)
    assert main(["read", talks.name, "-o", "out"]) == 0
    capsys.readouterr()
    assert main(["evidence", "out/case.yaml", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["statements"]
    assert len(found) >= 3
    assert all(" ".join(s["quote"].split()) in s["context"] for s in found)


PRIVATE = ["statements.s2", "parties.bank", "preferences.no.without_a_deal"]
TWO_IN_ONE = """\
Talks on the river

Norway demands lower levels, while Sweden offers power. Norway wants calm.

Norway demands fish, whatever the Bank of Bergen says.
"""
WITH_A_BANK = """
  s3:
    party: "no"
    act: demand
    content: fish
    quote: Norway demands fish
    document: d1
    span: [96, 115]
  s4:
    party: "no"
    act: seek
    content: calm
    quote: Norway wants calm
    document: d1
    span: [76, 93]
  s5:
    party: bank
    act: seek
    content: its money back
    quote: ""
    document: d1
stakes:"""


@pytest.fixture
def secretive(river):
    """Return the path of a case of which parts are private."""
    (river.parent / "talks.txt").write_text(TWO_IN_ONE, encoding="utf-8")
    digest = hashlib.sha256(TWO_IN_ONE.encode()).hexdigest()
    text = CASE
    for old, new in (
        ("HASH", digest),
        ("[64, 83]", "[55, 74]"),
        ("\nstakes:", WITH_A_BANK),
        ("file: talks", "file: ./talks"),
        ("issues:", "  bank: {name: Bank of Bergen, role: third party}\nissues:"),
    ):
        text = text.replace(old, new, 1)
    river.write_text(text + f"private: {json.dumps(PRIVATE)}\n", encoding="utf-8")
    return river


def test_what_is_private_is_left_out_for_others_as_in_a_brief(secretive, listed):
    inside, outside = listed("--notes"), listed("--notes", "--for", "shared")
    private = ("Sweden offers power", "Bank of Bergen", "its money back", "worse")
    for words in private:
        assert any(words in line for line in inside)
        assert not any(words in line for line in outside)
    assert heads(outside) == heads(inside) - {"s2", "s5"}


def heads(lines):
    return set(re.findall(r"^ *(s\d)  ", "\n".join(lines), re.MULTILINE))


def test_a_sentence_that_tells_of_the_private_is_no_context_for_others(
    secretive, listed
):
    told = json.loads("\n".join(listed("--for", "shared", "--json")))
    contexts = {one["id"]: one["context"] for one in told["statements"]}
    assert contexts == {"s1": None, "s3": None, "s4": "Norway wants calm."}
    whole = json.loads("\n".join(listed("--json")))
    contexts = {one["id"]: one["context"] for one in whole["statements"]}
    assert contexts["s1"].endswith("while Sweden offers power.")
    assert contexts["s3"].endswith("the Bank of Bergen says.")
    files = {one["document"]["file"] for one in told["statements"]}
    assert files == {"talks.txt"}


def test_a_brief_shows_the_same_sentences(secretive, capsys):
    def page(audience):
        place = secretive.with_name(f"{audience}.html")
        asked = ["--for", audience, "--draws", "100", "-o", str(place)]
        assert main(["brief", str(secretive), *asked]) == 0
        capsys.readouterr()
        return place.read_text(encoding="utf-8")

    whole, others = page("internal"), page("shared")
    assert "In: Norway demands lower levels, while Sweden offers power." in whole
    assert "In: Norway demands fish, whatever the Bank of Bergen says." in whole
    assert ">In: " not in others


def test_others_cannot_ask_for_what_is_private(secretive, listed):
    [fault] = [
        line
        for line in listed("--party", "bank", "--for", "shared", code=2)
        if line.startswith("Error")
    ]
    assert "must be 'no' or 'se'" in fault
    assert "Bergen" not in fault
