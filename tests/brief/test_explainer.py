"""The explainer: an article that says what was read, and no more."""

import re

import pytest

from brief.findings import findings_of, harbour
from detente.brief import brief
from detente.brief.article import pieces
from detente.reading import read
from detente.study import study

BESIDE = re.compile(r"\w+ \[(.+?)\]")
"""A word with what it stands for."""


@pytest.fixture(scope="module")
def talks(root):
    """The article of the seeds, or the example's where the seeds are not there."""
    seeds = sorted((root.parent / "shared" / "seeds").glob("*.txt"))[:1]
    own = sorted((root / "examples" / "us-iran").glob("1-*.txt"))
    chosen = seeds or own
    print(f"read from {chosen[0]}")  # noqa: T201  # says which text was used
    return read(chosen)


@pytest.fixture(scope="module")
def explained(talks):
    return brief(study(talks.draft(), draws=1000)).explainer


def said(reading):
    """Return who does what about which issue, and the words for it.

    What a pronoun stands for is in its place in one text and beside it in the other.
    """
    return {
        (s.party, s.act, s.issue, BESIDE.sub(r"\1", s.content), s.condition)
        for s in reading.statements
    }


def test_reading_it_back_gives_the_same_statements(talks, explained, tmp_path):
    path = tmp_path / "explainer.md"
    path.write_text(explained, encoding="utf-8")
    assert said(read([path])) == said(talks)


def test_it_is_as_long_as_an_article(explained):
    assert 400 <= len(explained.split()) <= 700


def test_every_sentence_is_sourced_or_marked_as_analysis(explained):
    """Under the headings of what was said, each sentence ends in its source."""
    told = re.search(r"## Key issues.*?(?=\*\*Analysis)", explained, re.S)[0]
    sentences = re.findall(r"[^.]+\.", re.sub(r"#.*|\*\*.*?\*\*|- ", "", told))
    assert sentences
    for sentence in sentences:
        assert re.search(r"\[\d+\]\.$|the reader understood\.$", sentence), sentence


def test_it_has_the_sections_of_an_article(explained):
    headings = [p.text for p in pieces(explained) if p.kind == "heading"]
    assert headings == [
        "Background",
        "Key issues at the table",
        "Negotiation challenges",
        "High stakes and regional impact",
        "Paths forward",
        "What to watch next",
        "Sources",
    ]


def test_its_page_is_a_news_article(explained):
    page = brief(findings_of(harbour())).explainer_html
    assert 'itemtype="https://schema.org/NewsArticle"' in page
    for part in ("headline", "description", "author", "datePublished"):
        assert f'itemprop="{part}"' in page
    assert "<script" not in page
