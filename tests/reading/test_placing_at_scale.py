"""Many statements: the fast ways agree with the slow ones, and the work stays small."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Statement
from detente.reading.blocks import Block
from detente.reading.issues import affinity, pairing, place
from detente.reading.issues.affinity import Rarity, groups, likeness, linked
from detente.reading.issues.clusters import Subjects, Topic, labelled
from detente.reading.issues.labels import Labelled, labels_of
from detente.reading.issues.leaning import NEAR, Leaning
from detente.reading.issues.pairing import Pairing, pairing_of
from detente.reading.issues.terms import Content
from detente.reading.issues.titles import Spoken, Tally, Titles, title
from detente.reading.issues.vocabulary import label_terms, telling
from detente.reading.kept import Parses
from detente.reading.parse import Parsed, Places, parse

WORDS = ("tariff", "quota", "bridge", "release", "harbour", "wage")
ACTS = ("demand", "offer", "reject", "concern", "assert", "prefer")
NAMES = st.sampled_from(WORDS)


def content(number, start, row):
    """Make the content of a statement; three paragraphs, two sentences in each."""
    party, act, unit, terms, around, heads, lost = row
    said = Statement(f"s{number}", party, act, "", "x", "x", "d1", (start, start + 1))
    paragraph, sentence = start // 400, start // 200
    where = (("", -1), ("", -1)) if lost else (("d1", sentence), ("d1", paragraph))
    own = {*heads & terms.keys()}
    return Content(
        said, terms, {n: n for n in terms}, frozenset(terms), frozenset(own), around,
        unit, not terms, *where,
    )  # fmt: skip


ROWS = st.tuples(
    st.sampled_from(["norland", "sudland"]),
    st.sampled_from(ACTS),
    st.sampled_from(["", "$", "%", "year"]),
    st.dictionaries(NAMES, st.sampled_from([1.0, 0.6, 0.5]), max_size=3),
    st.dictionaries(NAMES, st.sampled_from([0.5, 0.3]), max_size=3),
    st.sets(NAMES, max_size=2),
    st.booleans(),
)


@st.composite
def contents(draw, most=12):
    rows = draw(st.lists(ROWS, max_size=most))
    starts = draw(
        st.lists(
            st.integers(0, 1800), min_size=len(rows), max_size=len(rows), unique=True
        )
    )
    return [
        content(n, at, row)
        for n, (at, row) in enumerate(zip(starts, rows, strict=True))
    ]


@given(contents())
def test_pairs_with_a_reason_group_as_all_pairs_do(read):
    rarity = Rarity.of(read)
    every = Pairing(list(combinations(range(len(read)), 2)))
    assert groups(read, rarity, pairing_of(read)) == groups(read, rarity, every)


@given(contents())
def test_no_pair_left_out_has_any_likeness(read):
    paired = set(pairing_of(read).pairs)
    for a, b in combinations(range(len(read)), 2):
        if (a, b) not in paired:
            assert likeness(read[a], read[b], Rarity.of(read)) == 0


@given(contents(), st.integers(1, 5))
def test_a_narrow_pairing_is_part_of_the_whole(read, width):
    index = pairing._index(read)
    for shared in index.values():
        narrow, whole = list(shared.pairs(width)), list(shared.pairs(len(read)))
        assert set(narrow) <= set(whole)
        assert shared.count(width) >= len(narrow)


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0.1, 0.3, 0.7])))
def test_how_much_a_topic_says_does_not_depend_on_how_its_words_are_spelled(terms):
    """A sum in the order of a set comes out otherwise in another run."""
    renamed = {name.upper(): weight for name, weight in terms.items()}
    keys = dict(zip("abcdefgh", [1.0, 0.7, 0.1, 0.2, 0.4, 0.9, 0.3, 0.6], strict=True))
    row = ("norland", "demand", "", terms, {}, set(), True)
    again = ("norland", "demand", "", renamed, {}, set(), True)
    upper = {name.upper(): weight for name, weight in keys.items()}
    first = Topic("", keys).score(content(1, 0, row))
    assert first == Topic("", upper).score(content(1, 0, again))


def many(n, words):
    """Make statements that all share a word and each have some of their own."""
    rows = [
        ("norland", "demand", "", {"zone": 1.0, f"w{i % words}": 1.0}, {}, set(), True)
        for i in range(n)
    ]
    return [content(i, 2000 * i, row) for i, row in enumerate(rows)]


def test_the_pairs_compared_grow_with_the_statements_not_with_their_square(monkeypatch):
    compared = Counter()

    def counted(first, second, rarity):
        compared["pairs"] += 1
        return likeness(first, second, rarity)

    monkeypatch.setattr(affinity, "likeness", counted)
    read = many(4000, 100)
    found = pairing_of(read)
    groups(read, Rarity.of(read), found)
    assert 0 < compared["pairs"] == len(found.pairs) <= pairing.PAIRS_EACH * len(read)
    assert found.width > 1


def test_what_is_few_is_compared_in_full():
    read = many(400, 7)
    found = pairing_of(read)
    assert (found.width, len(found.pairs)) == (0, 400 * 399 // 2)


def test_that_not_all_were_compared_is_said(monkeypatch):
    monkeypatch.setattr(pairing, "PAIRS_EACH", 1)
    monkeypatch.setattr(pairing, "MOST_PAIRS", 5)
    monkeypatch.setattr(pairing.pairing_of, "__defaults__", (5,))
    text = "Norland demands a higher tariff. "
    block = Block("d1", (0, 6 * len(text)), 6 * text)
    said = [
        Statement(
            f"s{n}", "norland", "demand", "", "a higher tariff", "a higher tariff",
            "d1", (n * len(text) + 16, n * len(text) + 31),
        )
        for n in range(6)
    ]  # fmt: skip
    found = place(said, {}, parse([block]))
    [remark] = found.remarks
    assert remark == (
        "6 statements are too many to compare each with each: of those that share a "
        "word, each was compared with the next 1."
    )
    assert set(found.titles.values()) == {"Tariff"}


def test_joining_groups_touches_each_likeness_a_few_times():
    """A thousand in a chain of pairs: memory of what is gone does not pile up."""
    likes = {(n, n + 1): 0.9 if n % 2 == 0 else 0.1 for n in range(999)}
    assert linked(1000, likes) == [[n, n + 1] for n in range(0, 1000, 2)]


# what statements lean on


def leaned_by_definition(new, placed):
    """Look at every member of every topic, in order."""
    if new.terms and not new.relational:
        return None
    for member, topic in placed:
        if (
            member.statement.act in {"concern", "assert"}
            and member.statement.party == new.statement.party
            and member.statement.span[0] < new.statement.span[0]
            and member.sentence == new.sentence != ("", -1)
        ):
            return topic
    here, ranked = new.statement, []
    for number, (member, topic) in enumerate(placed):
        ahead = here.span[0] - member.statement.span[0]
        own = member.statement.party == here.party
        if new.unit and member.unit == new.unit:
            near = True
        elif new.unit and not new.terms:
            near = abs(ahead) <= NEAR
        else:
            near = 0 <= ahead <= NEAR and (own or not new.terms)
        if near:
            ranked.append((member.unit != new.unit, abs(ahead), number, topic))
    return min(ranked, key=lambda row: row[:3])[-1] if ranked else None


@given(contents(), ROWS, st.integers(0, 1800), st.data())
def test_leaning_agrees_with_the_definition(read, row, start, data):
    topics = [Topic("", {}) for _ in range(3)]
    members = [(c, data.draw(st.sampled_from(topics))) for c in read]
    new = content(99, start, row)
    leaning = Leaning()
    known = list(dict.fromkeys(topic for _, topic in members))
    for member, topic in members:
        topic.take(member)
        leaning.put(member, topic)
    placed = [(member, topic) for topic in known for member in topic.members]
    assert leaning.on(new) is leaned_by_definition(new, placed)


# titles


def share(member):
    """Return what a member counts: half where it takes no position."""
    return 0.5 if member.statement.act in {"assert", "threaten"} else 1.0


def key_term_by_definition(members, spoken):
    ids = {m.statement.id for m in members}
    counts = Counter()
    for m in members:
        for name in m.naming:
            thing = name in m.heads and name != "releas"
            counts[name] += share(m) * (1.0 if thing else 0.5)
    own = set(counts)
    for m in members:
        for name, weight in m.around.items():
            if not spoken.heads.get(name, set()) - ids:
                counts[name] += 0.3 * share(m) * weight
    ranked = {
        name: count * (1 + 0.15 * min(spoken.counts[name], 6))
        for name, count in counts.items()
        if name in spoken.forms
    }
    told = {
        name: rank
        for name, rank in ranked.items()
        if telling(name) and (name in own or spoken.counts[name] >= 3)
    }
    return {name for name in told if told[name] >= max(told.values()) - 1e-9}


@given(contents(), st.dictionaries(NAMES, st.integers(0, 8)), st.integers(0, 12))
def test_a_tally_agrees_with_the_definition(read, counts, cut):
    heads = {name: {c.statement.id for c in read if name in c.heads} for name in WORDS}
    spoken = Spoken(Counter(counts), {name: name for name in WORDS}, heads)
    tally = Tally(spoken)
    for member in read[:cut]:
        tally.add(member)
    best = key_term_by_definition(read[:cut], spoken)
    assert tally.key_term in best if best else not telling(tally.key_term)


@given(st.lists(st.tuples(st.sampled_from("abc"), contents(most=3)), max_size=6))
def test_topics_are_found_by_the_titles_they_have_now(steps):
    every = {}
    for _, members in steps:
        for member in members:
            every[member.statement.id] = member
    heads = {n: {i for i, c in every.items() if n in c.heads} for n in WORDS}
    spoken = Spoken(Counter(WORDS), {name: name for name in WORDS}, heads)
    titles, topics = Titles(spoken), {}
    for name, members in steps:
        if name not in topics:
            topics[name] = Topic("", {})
            titles.add(topics[name])
        for member in members:
            if topics[name].take(member):
                titles.grow(topics[name], member)
        for word in WORDS:
            now = (
                t
                for t in topics.values()
                if set(label_terms(word)) <= set(label_terms(title(t, spoken)))
            )
            assert titles.called(word) is next(now, None)


# labels and places


@given(st.lists(st.lists(NAMES, min_size=1, max_size=3).map(" ".join), max_size=8))
def test_labels_are_joined_as_by_comparing_each_with_each(labels):
    topics, _ = labelled(labels)
    keys = {}
    for label in dict.fromkeys(labels):
        own = set(label_terms(label))
        told = set(filter(telling, own))
        if not told:
            assert label not in topics
            continue
        same = next(
            (k for k in keys if told <= set(filter(telling, keys[k]))
             or set(filter(telling, keys[k])) <= told), None)  # fmt: skip
        if same is None:
            keys[label] = own
        else:
            keys[same] |= own
        assert topics[label] is topics[same or label]


@given(st.lists(st.dictionaries(NAMES, st.just(1.0), max_size=3)), st.sets(NAMES))
def test_subjects_are_all_topics_with_a_key_in_order(keys, names):
    topics = [Topic("", own) for own in keys]
    found = Subjects(topics).of(names)
    assert found == [topic for topic in topics if names & topic.keys.keys()]


SPANS = st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True).map(sorted)


@given(SPANS, st.integers(0, 60), st.integers(1, 9))
def test_a_statement_is_placed_in_its_block_and_run(edges, start, length):
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    said = Statement(
        "s1", "x", "seek", "", "x", "x" * length, "d1", (start, start + length)
    )
    pieces = [Parsed(Block("d1", span, "x"), "x", Parses(None)) for span in spans]
    first = next((p for p in pieces if p.block.span[0] < start + length
                  and start < p.block.span[1]), None)  # fmt: skip
    assert Places(pieces).of(said) is first
    runs = [Labelled(f"Label {n}", "d1", span, ()) for n, span in enumerate(spans)]
    inside = [r.label for r in runs if r.span[0] <= start < r.span[1]]
    assert labels_of([said], {}, runs) == dict.fromkeys(["s1"][: len(inside)], *inside)


def test_tokens_between_two_characters_are_found_by_halving():
    text = "Norland demands a higher tariff. Sudland rejects it."
    [piece] = parse([Block("d1", (10, 10 + len(text)), text)])
    for start in range(len(text)):
        for end in range(start, len(text), 3):
            slow = [t.i for t in piece.doc if start <= t.idx < end]
            assert [t.i for t in piece.between(10 + start, 10 + end)] == slow


@pytest.mark.parametrize("n", [200, 400])
def test_placing_looks_at_few_topics_for_each_statement(n, monkeypatch):
    """Twice the statements, each on a thing of its own: twice the work."""
    scored = Counter()
    score = Topic.score
    monkeypatch.setattr(
        Topic, "score", lambda t, c: scored.update(["n"]) or score(t, c)
    )
    monkeypatch.setattr(
        Tally, "add", lambda t, m, add=Tally.add: scored.update(["added"]) or add(t, m)
    )
    words = [
        a + b
        for a in "bcdfghjklmnprstvwz"
        for b in (
            "abric",
            "older",
            "umpet",
            "istle",
            "edgel",
            "oncho",
            "arrel",
            "unnel",
            "amper",
            "ocket",
            "ittle",
            "uffle",
            "azzle",
            "obble",
            "emble",
            "ackle",
            "ingot",
            "ester",
            "allow",
            "urban",
            "eacon",
            "inder",
            "olden",
            "atter",
        )
    ][:n]
    text = " ".join(f"Norland demands the {word}." for word in words)
    said, at = [], 0
    for number, word in enumerate(words):
        at = text.index(f"the {word}.", at)
        quote = f"the {word}"
        said.append(
            Statement(f"s{number}", "norland", "demand", "", quote, quote, "d1",
                      (at, at + len(quote)))
        )  # fmt: skip
    place(said, {}, parse([Block("d1", (0, len(text)), text)]))
    assert scored["n"] + scored["added"] <= 8 * n
