"""Markdown: what is shown of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import read
from detente.documents import from_bytes
from detente.documents.formats.markdown import extract


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "Norway *demands* **rain**, `now`, and ~~fish~~.",
            "Norway demands rain, now, and fish.",
        ),
        ("**all *of* it** and __more__", "all of it and more"),
        ("a_b_c 5 * 3 * 2, *not", "a_b_c 5 * 3 * 2, *not"),
        (r"\*kept\* 1\. \[x]", "*kept* 1. [x]"),
        ("[the *bill*](https://a.org/b_(c) 'd') [of][1] [x]", "the bill of [x]"),
        ("![a map](map.png)Here", "Here"),
        ("A note[^1].\n\n[^1]: It is so.", "A note[1].\n\n[1] It is so."),
        ("> Norway\n> > pays", "Norway\npays"),
        ("- [ ] call\n1. [x] *wait*", "- call\n1. wait"),
        ("Talks\n=====\n\nPay\n---\nNone.", "# Talks\n\n## Pay\nNone."),
        ("- one\n---\ntwo", "- one\n---\ntwo"),
        ("| To | By |\n|:---|---:|\n| a | **b** \\| c |", "To\tBy\na\tb | c"),
        ("```sh\nrun it\n```", "run it"),
        ("so <!-- not\nthis -->far <!-- open", "so far <!-- open"),
        ("one<br>two\\\nthree", "one two\nthree"),
        (
            "**Pay:** *more*\n- **Fish**: none\n**Next**",
            "**Pay:** more\n- **Fish**: none\n**Next**",
        ),
        ("[1]: https://a.org/x\nDone.", "Done."),
        ("---\ntitle: a *b*\n---\n*c*", "---\ntitle: a *b*\n---\nc"),
    ],
)
def test_what_is_shown(source, shown):
    assert extract(source).text == shown


def test_where_links_lead_is_a_source():
    page = from_bytes(
        "a.md",
        b"# Talks\n\nNorway pays, [The Wire](https://www.wire.org/a) says. [b][1]\n\n"
        b"[1]: <https://news.example.org/b>\n",
    )
    assert page.cites == ("wire.org", "news.example.org")
    assert from_bytes("a.txt", b"[The Wire](https://wire.org) says.").cites == ()


def test_a_quote_of_a_note_has_no_marks():
    """By hand: one demand, whose words a reader of the page sees."""
    source = (
        b"- Norway *demands* that Sweden withdraw [its notices](https://a.org/b).\n"
    )
    [found] = read([("a.md", source)]).statements
    assert found.quote == "Norway demands that Sweden withdraw its notices"


@given(st.text("ab *_`~[]()!<>|\\\\#-\n", max_size=80))
def test_letters_are_kept_whatever_the_marks(source):
    """Second way: what is left out is no letter, addresses apart."""
    if any(mark in source for mark in ("](", "][", "<!--", "```", "~~~", "<b")):
        return
    kept = [sign for sign in extract(source).text if sign in "ab"]
    assert kept == [sign for sign in source if sign in "ab"]


@pytest.mark.parametrize(
    "part",
    ["[", "`", "*a ", "[x](", "![x", "<!--", "> ", "|-", "[^a", "**a", '[a](b "'],
)
def test_marks_without_end_come_to_one(part):
    """Work that grew with the square of the length would not come back from this."""
    assert extract(part * 50_000 + "\nNorway").text.endswith("Norway")
