"""What an analyst would list for the articles: issues, options and who delivers.

From the statements of the gold files, not from those of the reader, so that only the
placing and the draft are tried.
"""

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.reading.gold import load_gold

from detente.documents import load
from detente.model import Source, Statement
from detente.reading import read as read_files
from detente.reading.blocks import blocks
from detente.reading.draft import draft
from detente.reading.draft.labels import LONGEST
from detente.reading.issues import place
from detente.reading.issues.labels import labels_of
from detente.reading.notes import notes
from detente.reading.parse import parse
from detente.reading.reading import Reading
from detente.reading.speakers.names import Names

ARTICLES = Path(__file__).parent / "articles" / "open"
NAMES = sorted(path.name.split(".")[0] for path in ARTICLES.glob("*.gold.yaml"))


def short(name):
    return re.sub(r"\W+", "_", name.lower()).strip("_")


def said(gold, document):
    """Make statements of the gold ones, all read with the same confidence."""
    for number, one in enumerate(gold.statements, start=1):
        start = document.text.find(one.quote)
        yield Statement(
            f"s{number}",
            short(one.party),
            one.act,
            "",
            one.content,
            one.quote,
            document.id,
            (start, start + len(one.quote)),
            condition=one.condition,
            polarity="negative" if one.act in {"reject", "oppose"} else "positive",
            confidence=0.9,
        )


@cache
def read(name):
    """Return the gold of an article and the reading that it makes."""
    gold = load_gold(ARTICLES / f"{name}.gold.yaml")
    (document,) = load([ARTICLES / f"{name}.txt"])
    parsed = parse(blocks(document))
    statements = tuple(said(gold, document))
    placed = place(statements, labels_of(statements, {}, ()), parsed)
    words = Names()
    for party, names in gold.names.items():
        for called in names:
            words.add(called, short(party))
    parties = {short(party): party for party in gold.names}
    principals = {short(party) for party in gold.principals}
    return gold, Reading(
        sources=(Source(document.id),),
        texts={document.id: document.text},
        parties=parties,
        roles={p: "principal" if p in principals else "third party" for p in parties},
        issues=placed.titles,
        statements=placed.statements,
        notes=notes(parsed, list(parties), {document.id: words}, placed),
        stances={},
    )


def case(name):
    return draft(read(name)[1])


def together(names):
    """Return the pairs of places under the same name; no name is with none."""
    pairs = combinations(range(len(names)), 2)
    return {(i, j) for i, j in pairs if names[i] and names[i] == names[j]}


def test_statements_are_grouped_as_an_analyst_groups_them():
    """Of pairs put together, most belong together; of those that do, some are."""
    right = found = wanted = 0
    for name in NAMES:
        gold, reading = read(name)
        ours = together(
            [s.about[0] if s.about else s.issue for s in reading.statements]
        )
        theirs = together([s.issue.split(",")[-1].strip() for s in gold.statements])
        right += len(ours & theirs)
        found += len(ours)
        wanted += len(theirs)
    assert right / found > 0.5
    assert right / wanted > 0.35


@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_few_issues_with_few_options(name):
    drafted = case(name)
    assert 2 <= len(drafted.issues) <= 8
    for issue in drafted.issues:
        assert len(set(issue.title.split()) - {"of", "the"}) <= 3
        assert 2 <= len(issue.options) <= 6
        assert all(len(option.split()) <= LONGEST for option in issue.options)


@pytest.mark.parametrize("name", NAMES)
def test_labels_have_no_words_that_stand_for_others(name):
    for issue in case(name).issues:
        for option in issue.options:
            words = set(option.lower().split())
            assert not words & {"it", "them", "its", "their", "we", "our"}


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("steel-tariffs", {"Steel", "Beef", "Cars", "Tenders"}),
        ("telescope", {"Telescope", "Domes", "Access road", "Jobs"}),
        ("river-water", {"Filling of the reservoir", "Releases", "Disputes"}),
        ("nurses-strike", {"Ratio"}),
        ("coalition-budget", {"Taxes", "Wealth tax", "Climate fund"}),
        ("ceasefire", {"Troops", "Weapons", "Detainees", "Monitors"}),
        ("writers-studios", {"Revenue", "Machines", "Mediator"}),
        ("gas-transit", {"Long-term contract"}),
    ],
)
def test_issues_have_the_names_an_analyst_would_give(name, titles):
    assert titles <= {issue.title for issue in case(name).issues}


@pytest.mark.parametrize(
    ("name", "issue", "options", "giver"),
    [
        (
            "steel-tariffs",
            "beef",
            ["as now", "double the quota", "easier entry", "growth hormones"],
            "european_union",
        ),
        ("steel-tariffs", "steel", ["as now", "permanent exemption"], "european_union"),
        (
            "telescope",
            "access",
            ["as now", "transfer control", "access road handed over"],
            "southern_sky_consortium",
        ),
        (
            "ceasefire",
            "detainees",
            ["no release", "release of some 400 detainees"],
            "marenia",
        ),
        (
            "writers-studios",
            "machines",
            ["no ban", "ban on scripts drafted by machines"],
            "association_of_studios",
        ),
    ],
)
def test_options_run_from_the_status_quo_to_the_demand(name, issue, options, giver):
    found = case(name).issue(issue)
    assert len(found.options) == len(options)
    for label, begins in zip(found.options, options, strict=True):
        assert begins in label
    assert (found.status_quo, found.gives) == (found.options[0], giver)


def test_texts_that_have_nothing_in_common_can_be_read_together():
    found = read_files(sorted(ARTICLES.glob("*.txt")))
    assert len(found.sources) == len(NAMES)
    assert found.draft().sources == found.sources
