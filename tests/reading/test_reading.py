"""The whole pipeline: what it promises of any text, and on the news it was made for."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import from_bytes, load
from detente.errors import DocumentError
from detente.model import Case, Party
from detente.reading import extent, pipeline, read, read_documents, schema
from detente.reading.walk import BOILERPLATE

GOLD = [
    ("us", "concern", "nuclear activities", ""),
    ("us", "demand", "verifiable restrictions to prevent weaponization", ""),
    ("iran", "assert", "its program is peaceful", ""),
    ("iran", "seek", "relief from crippling sanctions", ""),
    ("iran", "demand", "the lifting of economic sanctions", ""),
    ("us", "willing", "phased relief", "contingent on Iranian compliance"),
    ("us", "oppose", "Iran's influence in the Middle East", ""),
    ("iran", "oppose", "Iran's influence in the Middle East", ""),
    ("us", "insist", "addressing broader security concerns", ""),
    ("iran", "prefer", "a focus on nuclear commitments", ""),
    ("iran", "prefer", "immediate sanctions relief", ""),
]
ACTORS = ["Iran", "The US", "The union", "Both sides", "He", "Analysts", "They"]
DOINGS = [
    "demanded",
    "will not accept",
    "is ready to discuss",
    "said that",
    "might sell",
]
THINGS = ["the oil", "a truce if troops leave", "it must go", "“no deal”", "relief."]
SENTENCES = st.lists(
    st.tuples(*map(st.sampled_from, (ACTORS, DOINGS, THINGS))).map(" ".join),
    min_size=1,
    max_size=5,
).map(". ".join)


@pytest.fixture(scope="module")
def seeds(root):
    """Return the two renderings of the article, or the example's two of its own."""
    found = sorted((root.parent / "shared" / "seeds").glob("*.txt"))
    return found or sorted((root / "examples" / "us-iran").glob("[12]*.txt"))


@pytest.fixture(scope="module")
def article(root):
    """Tell whether the seed article itself is there, not only the example."""
    return (root.parent / "shared" / "seeds").is_dir()


@pytest.mark.parametrize("chosen", [slice(0, 1), slice(1, 2), slice(0, 2)])
def test_all_positions_of_the_article_and_none_twice(seeds, article, chosen):
    reading = read(seeds[chosen])
    if not article:
        sys.stderr.write("no seed texts here: the example's documents were read\n")
        assert {"us", "iran"} <= {s.party for s in reading.statements}
        return
    left = list(reading.statements)
    for party, act, content, condition in GOLD:
        match = next(
            s
            for s in left
            if (s.party, s.act, s.condition) == (party, act, condition)
            and content in s.content
        )
        left.remove(match)
    assert left == []


def test_each_statement_of_two_renderings_has_both_as_carriers(seeds):
    reading = read(seeds[:2])
    assert all(set(s.carriers) == {"d1", "d2"} for s in reading.statements)


def check(reading, documents):
    texts = {d.id: d for d in documents}
    for statement in reading.statements:
        document = texts[statement.document]
        start, end = statement.span
        assert document.text[start:end] == statement.quote != ""
        assert statement.party in reading.parties
        assert 0 < statement.confidence <= 1
        lines = [x for x in document.lines if x.span[0] <= start < x.span[1]]
        assert not any(line.doubt in BOILERPLATE for line in lines)


@settings(max_examples=25)
@given(SENTENCES)
def test_every_quote_stands_in_the_text(text):
    documents = [from_bytes("note.txt", text.encode())]
    check(read_documents(documents), documents)


@settings(max_examples=15)
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    try:
        documents = [from_bytes("note.txt", text.encode("utf-8", "ignore"))]
    except DocumentError:
        return
    check(read_documents(documents), documents)


def test_every_quote_of_the_article_stands_in_its_document(seeds):
    documents = [
        from_bytes(path.name, path.read_bytes(), identifier=f"d{number}")
        for number, path in enumerate(seeds, 1)
    ]
    check(read_documents(documents), documents)


def test_reading_twice_gives_the_same(seeds):
    assert read(seeds).to_json() == read(seeds).to_json()


def test_the_json_keeps_its_schema(seeds):
    found = json.loads(json.dumps(read(seeds).to_json()))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(found, schema())


def test_the_page_shows_every_quote(seeds):
    reading = read(seeds[:1])
    assert repr(reading).endswith(f"statements {len(reading.statements)}>")
    page = reading._repr_html_()
    assert page.count("<tr>") == len(reading.statements) + 1


def test_a_text_without_parties_says_so():
    reading = read_documents([from_bytes("poem.txt", b"The rose is red in the rain.")])
    assert reading.statements == ()
    assert "No party's position was found." in reading.remarks


def test_another_language_is_said_to_be_one():
    text = "Die Gewerkschaft fordert mehr Geld und die Firma lehnt das ab. " * 3
    reading = read_documents([from_bytes("note.txt", text.encode())])
    said = "note.txt does not seem to be in English; it is not read."
    assert said in reading.remarks


def test_no_position_is_read_from_another_language():
    text = (
        "La Suède: reject the quota\n\nLa Suède et la Norvège ne sont pas d'accord sur "
        "les quotas de pêche dans la mer du Nord et les ministres se verront.\n"
    )
    english = "Norway demands a higher quota. The talks are to go on."
    notes = [("fr.txt", text), ("en.txt", english)]
    reading = read_documents(load([(name, said.encode()) for name, said in notes]))
    assert {(s.document, s.party) for s in reading.statements} == {("d2", "norway")}
    assert [s.id for s in reading.sources] == ["d1", "d2"]


def test_copies_name_one_another_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(pipeline, "_SAME", 2)
    text = b"Norway demands a higher quota, and the talks are to go on."
    reading = read_documents(load([(f"{n}.txt", text) for n in range(4)]))
    named = [source.same_text_as for source in reading.sources]
    assert named == [("d2", "d3"), ("d1", "d3"), ("d1", "d2"), ("d1", "d2")]


def test_what_was_not_understood_is_counted():
    text = b"Iran said that the weather in Geneva was fine and that lunch was late."
    reading = read_documents([from_bytes("note.txt", text)])
    assert any("Not understood" in remark for remark in reading.remarks)


def test_more_than_the_limit_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(extent, "MOST_CHARACTERS", 60)
    text = b"Iran demanded sanctions relief.\n\nIran rejected the new timetable.\n"
    reading = read_documents([from_bytes("note.txt", text)])
    assert [s.act for s in reading.statements] == ["demand"]
    assert any("were left out" in remark for remark in reading.remarks)


def test_a_known_case_names_the_parties():
    case = Case(
        "Canal",
        (
            Party("them", "Republic of Panama", aliases=("Panama",)),
            Party("lines", "Shipping lines", aliases=("the carriers", "carriers")),
        ),
    )
    text = b"Panama wants a higher toll. The carriers refuse a higher toll."
    reading = read_documents([from_bytes("note.txt", text)], known=case)
    assert {s.party for s in reading.statements} == {"them", "lines"}
    assert set(reading.roles.values()) == {"principal"}


def test_nothing_is_read_from_the_frame_of_a_page():
    text = (
        "Back to World News\n\nTalks on the canal\n\nPanama wants a higher toll.\n\n"
        "Sources\n\n1. Reuters\n\nJane Roe\n\nJane is a senior journalist who has "
        "demanded better trains for Leeds. With over 10 years of experience, she "
        "writes about councils.\n"
    )
    assert {s.party for s in read_documents([from_bytes("a.txt", text.encode())])
            .statements} == {"panama"}  # fmt: skip


def test_stances_of_third_parties():
    text = (
        "Iran demanded relief. The US demanded inspections. Israel, a rival of Iran, "
        "rejected the talks. Mediators from Oman proposed a pause."
    )
    reading = read_documents([from_bytes("note.txt", text.encode())])
    assert reading.stances["israel"] == "rival of Iran"
    assert reading.roles["oman"] == "third party"


def test_a_word_of_a_name_is_no_stance():
    text = """The growers demand a release of 60 million cubic metres and insist that
the city pay for the repair of the main canal. The association also wants the minimum
lake level lowered, and it opposes any rise in the water price.

The City of Sarn insists on a water price of 40 cents per cubic metre and has demanded
that the growers meter every well. The city is willing to pay half of the repair, on
condition that the growers accept metering. Mayor Ilse Brandt said: "We will not sign
anything that leaves wells unmetered."

Bluewater Power, which runs the turbines, seeks a higher minimum lake level and prefers
a release of no more than 40 million cubic metres. The company offered to fund a flood
warning system if the lake level is kept above 310 metres. Bluewater rejects a contract
of less than ten years; the growers want a contract of three years."""
    assert not read_documents([from_bytes("note.txt", text.encode())]).stances


def test_the_order_of_a_set_in_memory_changes_nothing(tmp_path):
    """Who is named equally often is told of in the order of the text."""
    note = tmp_path / "note.txt"
    named = "Greece, Kenya, Chile, Japan and Peru sent officials to the talks in Oman."
    note.write_text(f"{named} The government wants a truce.", encoding="utf-8")
    code = "import sys, detente; print(detente.read(sys.argv[1:]).to_json())"
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(note)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def page(name, text):
    return from_bytes(f"{name}.txt", text.encode(), identifier=name)


@pytest.mark.parametrize("number", [1, 2])
def test_what_to_look_for_is_nobodys_position_with_or_without_bullets(root, number):
    (path,) = (root / "examples" / "us-iran").glob(f"{number}-*.txt")
    found = read([path])
    assert {s.party for s in found.statements} == {"us", "iran"}
    assert [n for n in found.notes if n.kind == "watch" and "framework" in n.text]


def test_onlookers_are_not_the_two_sides():
    text = (
        "Norway demanded a larger quota of cod. Iceland rejected it. "
        "Israel and Oman, mediators in the talks, met on Monday. "
        "The two sides reject a freeze."
    )
    found = read_documents([page("d1", text)])
    assert {s.party for s in found.statements if s.act == "reject"} <= {
        "norway",
        "iceland",
    }


ASIDE = [
    "China urged both sides to stop. It wants all parties to return to talks.",
    "China, which brokered the truce of 2019, wants a ban on mines and a treaty.",
    "China has offered to mediate. It wants a ban on mines.",
]


@pytest.mark.parametrize("said", ASIDE)
def test_who_mediates_or_speaks_to_all_sides_is_no_side(said):
    text = (
        "Norway demanded a larger quota of cod. Iceland rejected it. "
        f"Iceland wants a share of the herring. {said}"
    )
    found = read_documents([page("d1", text)])
    sides = {party for party, role in found.roles.items() if role == "principal"}
    assert sides == {"norway", "iceland"}


def test_who_asks_one_side_for_as_much_is_a_side():
    text = (
        "Norway demanded a larger quota of cod. Iceland rejected it. "
        "Iceland wants a share of the herring. China wants a ban on nets and a treaty."
    )
    found = read_documents([page("d1", text)])
    assert found.roles["china"] == "principal"


def test_a_statement_has_the_day_on_which_a_rendering_carries_it():
    text = "Norway demanded a larger quota of cod on Monday and Iceland rejected it."
    dated = f"Published 5 February 2026\n\n{text}"
    found = read_documents([page("d1", text), page("d2", dated)])
    assert {s.date for s in found.statements} == {"2026-02-05"}


def test_a_label_that_is_longer_than_the_text_before_it():
    """A pronoun in it stands in no quotation of that text."""
    note = b"It is so.\n\nTo agree on this with all of them:\n\n- more pay"
    assert not read_documents([from_bytes("note.txt", note)]).statements
