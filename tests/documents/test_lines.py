"""What every line is taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes, load
from detente.documents.dates import first_date, opening_metadata
from detente.documents.furniture import is_menu
from detente.documents.lines import marked_lines

BODY = "The two sides met on Monday and could not agree on any of the points."


def kinds(text):
    return [line.kind for line in marked_lines(text) if line.kind != "blank"]


def doubts(text):
    """Return the words and the doubt of every line that has one."""
    marked = marked_lines(text)
    return [(text[slice(*line.span)], line.doubt) for line in marked if line.doubt]


@given(st.text(st.sampled_from("Aab .:\n•-*#1[]()|@…“”'"), max_size=120))
def test_every_character_that_says_something_is_in_exactly_one_line(text):
    """Nothing is deleted: what lies between the spans has no letter and few digits."""
    lines = marked_lines(text)
    at = 0
    for line in lines:
        assert at <= line.span[0] <= line.span[1] <= len(text)
        left_out = text[at : line.span[0]]
        assert not any(c.isalpha() for c in left_out.replace("a)", ""))
        at = max(at, line.span[1])
        assert "\n" not in text[slice(*line.span)]
        assert (line.kind == "blank") == (line.span[0] == line.span[1])
        assert (line.level > 0) == (line.kind == "heading")
    assert len(lines) >= text.count("\n") + 1


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Peru offered 6% on Friday. It also wants:", "text"),
        ("What Peru also wants:", "heading"),
        ("The U.S. Position:", "heading"),
    ],
)
def test_two_sentences_that_lead_in_to_a_list_are_no_heading(line, kind):
    assert kinds(f"{BODY}\n\n{line}\n- longer shifts\n- fewer grades")[1] == kind


def test_items_without_bullets_are_no_headings():
    text = f"Title Here\n\n{BODY}\n\nWhat next\n\nA date\n\nWho pays\n\nA map\n\n{BODY}"
    assert kinds(text) == (
        ["heading", "text", "heading", "bullet", "bullet", "bullet", "text"]
    )


def test_a_heading_after_such_items_is_one():
    text = f"{BODY}\n\nWhat Next\n\na date\n\nwho pays\n\nWhat Was\n\n{BODY}"
    assert kinds(text) == ["text", "heading", "bullet", "bullet", "heading", "text"]


def test_two_headings_in_a_row():
    assert kinds(f"{BODY}\n\nAnalysis\n\nWhat it means\n\n{BODY}") == (
        ["text", "heading", "heading", "text"]
    )


def test_a_colon_introduces_items():
    assert kinds(f"{BODY}\nThe union wants:\nmore pay\nless work\n\n{BODY}") == (
        ["text", "heading", "bullet", "bullet", "text"]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"## What next\n{BODY}", ["heading", "text"]),
        (f"**What next**\n{BODY}", ["heading", "text"]),
        (f"1. Which fish?\n\n{BODY}\n\n2. Whose?\n\n{BODY}", ["heading", "text"] * 2),
        (f"{BODY}\n1. fish\n2. oil\n3. gas", ["text", "bullet", "bullet", "bullet"]),
        (f"{BODY}\n**Wants:** all the fish\n{BODY}", ["text", "bullet", "text"]),
        (f"{BODY}\n- fish\n– oil\n* gas", ["text", "bullet", "bullet", "bullet"]),
        ("The lines are\nwrapped at a\nwidth that is\nsmall.", ["text"] * 4),
        (f"{BODY}\n\nThe end without a stop", ["text", "text"]),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Home | World | Business", "Share", "Read more: the long war", "Comments (214)",
        "We use cookies to improve this site.", "© 2026 The Herald", "6 min read",
        "Sign up for our newsletter", "Follow us on X", "Most read",
    ],
)  # fmt: skip
def test_menus(line):
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Back to the table", "Share of the catch", "Return to work", "Home rule",
        "News of the deal spread quickly through the capital on Sunday.",
        "The union wants more | less", "Watch: whether they meet", BODY,
    ],
)  # fmt: skip
def test_no_menus(line):
    assert not is_menu(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"By Ann Lee and Jo Hart\nTrade correspondent\n\n{BODY}",
            [("By Ann Lee and Jo Hart", "byline"), ("Trade correspondent", "byline")],
        ),
        (
            f"{BODY}\n\nAnn Lee\n\nAnn is a reporter covering schools in Leeds.",
            [
                ("Ann Lee", "byline"),
                ("Ann is a reporter covering schools in Leeds.", "biography"),
            ],
        ),
        (
            f"By Ann Lee\n\n{BODY}\n\nAnn Lee covers trade.",
            [("By Ann Lee", "byline"), ("Ann Lee covers trade.", "biography")],
        ),
        (
            f"{BODY}\n\n(Reporting by Ann Lee; Editing by Jo Hart)",
            [("(Reporting by Ann Lee; Editing by Jo Hart)", "byline")],
        ),
        (
            f"Photo: the delegates\nTwo ministers on Monday. (Reuters)\n{BODY}",
            [
                ("Photo: the delegates", "caption"),
                ("Two ministers on Monday. (Reuters)", "caption"),
            ],
        ),
        (f"By our own correspondent\n{BODY}", [("By our own correspondent", "byline")]),
        (f"{BODY}\n{BODY}", [(BODY, "repeated")]),
        (
            f"GENEVA, March 3 (Reuters) - {BODY}",
            [("GENEVA, March 3 (Reuters) -", "metadata")],
        ),
        (f"14:05 GMT\n{BODY}", [("14:05 GMT", "metadata")]),
        (
            f"{BODY}\n\nSources\n- [1] Al Jazeera\n- Reuters",
            [("Sources", "sources"), ("Al Jazeera", "sources"), ("Reuters", "sources")],
        ),
        (f"By Friday Iran must decide.\nAnn Lee is a reporter held there.\n{BODY}", []),
    ],
)
def test_doubts(text, expected):
    assert doubts(text) == expected


@pytest.mark.parametrize(
    ("line", "rest", "date"),
    [
        ("date 2026-02-05 As talks approach, all wait.", "As talks", "2026-02-05"),
        ("Published: 5 February 2026", "", "2026-02-05"),
        ("Updated Feb. 5, 2026 at 10:15 GMT", "", "2026-02-05"),
        ("Thursday 22 January 2026", "", "2026-01-22"),
        ("9 November 2025 · 6 min read", "", "2025-11-09"),
        ("31 February 2026", "", ""),
        ("TEHRAN, 9 February 2026", "", "2026-02-09"),
        ("Iran, 9 February 2026, said no.", "Iran", "2026-02-09"),
        ("WASHINGTON — Officials said so.", "Officials", ""),
        ("Paris (AFP) - Officials said so.", "Officials", ""),
        ("On 5 February 2026 the talks ended.", "On 5", "2026-02-05"),
        ("US – Iran talks", "US", ""),
        ("Date palms need water.", "Date", ""),
        ("May 3 is too late.", "May 3", ""),
    ],
)
def test_dates_and_datelines(line, rest, date):
    assert line[opening_metadata(line) :].startswith(rest)
    assert bool(rest) == (opening_metadata(line) < len(line))
    assert first_date([line]) == date


def test_sources_are_named_by_link_or_host():
    page = from_bytes(
        "a",
        f"{BODY}\n\nReferences:\n1. [Al Jazeera](https://x.org/a)\n"
        "2. https://www.example.org/b\n\n(With inputs from AFP and dpa)".encode(),
    )
    assert page.cites == ("Al Jazeera", "example.org", "AFP", "dpa")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Sources [1] Reuters [2] The Herald", ("Reuters", "The Herald")),
        ("Sources: [1]Reuters [2]Reuters", ("Reuters",)),
        ("Sources (two of them) say that a deal is near and far.", ()),
        (
            'References:\n1. Wire, "Talks fail"\n2. "Talks end," Wire, 3 May 2026',
            ("Wire",),
        ),
    ],
)
def test_sources_are_told_by_who_they_are(line, names):
    """By hand: titles and days of what they wrote are no part of their names."""
    assert from_bytes("a", f"{BODY}\n\n{line}".encode()).cites == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "OSLO, 3 May 2026 (Nordic News Agency) – Norway paid.",
            ("Nordic News Agency",),
        ),
        ("OSLO (Reuters/AFP) - Norway paid.", ("Reuters", "AFP")),
        ("June 3 (Reuters) - Norway paid.", ("Reuters",)),
        ("(Wire) 3 June 2026 - Norway paid.", ("Wire",)),
        ("Norway paid.\n\nSweden did not. (PTI)", ("PTI",)),
        ('"Norway paid," he said. [AP]\n', ("AP",)),
        ("Norway paid the World Trade Organization (WTO).", ()),
        ("Norway paid. (WTO)\n\nSweden did not.", ()),
        ("Norway paid. (Ends)", ()),
        ("OSLO - Norway (Wire) paid.", ()),
    ],
)
def test_the_agency_of_a_dateline_or_behind_the_text_is_its_source(text, names):
    assert from_bytes("a", text.encode()).cites == names


def test_an_article_that_ends_with_its_agency_is_no_caption():
    """By hand: the same words above other text stand under a picture."""
    line = (
        "Norway demands lower water levels, and Sweden rejects that, as it did in May."
    )
    end = f"{BODY}\n\n{line} (Reuters)\n\nShare this"
    assert [x.doubt for x in from_bytes("a", end.encode()).lines if x.doubt] == ["menu"]
    above = from_bytes("a", f"{line} (Reuters)\n\n{BODY}".encode())
    assert [x.doubt for x in above.lines if x.doubt] == ["caption"]


@pytest.fixture(scope="module")
def seeds(root):
    folder = root.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.fail(f"the seed texts must stand in {folder}; found nothing there")
    return load([folder])


def test_the_seeds(seeds):
    first, second = seeds
    assert (first.cites, second.date) == (("Al Jazeera",), "2026-02-05")
    doubtful = [(first.quote(x.span)[:12], x.doubt) for x in first.lines if x.doubt]
    assert doubtful == [
        ("Back to arti", "menu"),
        ("US and Iran ", "repeated"),
        ("US and Iran ", "repeated"),
        ("Sources", "sources"),
        ("Al Jazeera", "sources"),
        ("Emma Thompso", "byline"),
        ("Emma Thompso", "byline"),
        ("Emma is a se", "biography"),
    ]
    for page in seeds:
        headings = [page.quote(x.span) for x in page.lines if x.kind == "heading"]
        assert headings[-5:] == [
            "Background: Years of Tension",
            "Key Issues at the Table",
            "Negotiation Challenges",
            "High Stakes and Regional Impact",
            "What to Watch Next",
        ]
        clear = [x for x in page.lines if not x.doubt]
        items = [page.quote(x.span) for x in clear if x.kind == "bullet"]
        opening = [item.split()[0] for item in items]
        assert opening[-3:] == ["Whether", "Potential", "Signals"]


def test_links_to_other_articles_are_menus():
    """By hand: what stands under such a line, until a sentence or a line apart."""
    text = (
        "Talks go on.\n\nRelated:\nNorland rejects a plan\nTeachers demand classes\n\n"
        "What each side wants\n- Peru: fish\n\nMOST READ\n\n* Chile wants talks\n\n"
        "* Peru rejects tax\n\nPeru rejects a quota.\n\nLatest news\n"
        "Peru offers a quota, it was said.\n"
    )
    told = {text[slice(*line.span)]: line.doubt for line in marked_lines(text)}
    links = {
        "Related:", "Norland rejects a plan", "Teachers demand classes", "MOST READ",
        "Chile wants talks", "Peru rejects tax", "Latest news",
    }  # fmt: skip
    assert {line for line, doubt in told.items() if doubt == "menu"} == links
    assert not any(told[line] for line in told.keys() - links)


def test_what_is_the_latest_of_the_talks_is_no_menu():
    text = "The latest:\n- Peru rejects a quota\n- Chile demands fish\n"
    assert not any(line.doubt for line in marked_lines(text))
