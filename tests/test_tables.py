"""Cases and findings as notebooks show them: complete, sound HTML, all text escaped."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Case, Issue, Party
from detente.study import study
from detente.tables import html_table
from study_cases import arms_talks, hopeless_sale, three_unknown_parties

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


class Cells(HTMLParser):
    """The text of the cells row by row, and every tag that was met."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.tags = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        self.tags.append(f"/{tag}")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def equally_long(n):
    return st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1)


@given(WORDS, st.integers(1, 3).flatmap(equally_long))
def test_a_reader_of_html_finds_every_cell_as_it_was(caption, rows):
    """The second way: the parser of the standard library reads it back."""
    found = Cells(html_table(caption, rows[0], rows[1:]))
    assert found.rows == rows
    assert set(found.tags) <= {
        f"{end}{tag}"
        for end in ("", "/")
        for tag in ("table", "caption", "thead", "tbody", "tr", "th", "td")
    }
    for tag in ("table", "tr", "th", "td"):
        assert found.tags.count(tag) == found.tags.count(f"/{tag}")


EVIL = "<script>alert(1)</script>"


def test_a_case_shows_its_parties_its_issues_and_how_much_it_says():
    page = arms_talks()._repr_html_()
    rows = Cells(page).rows
    assert ["east", "East", "third party", "rival of south"] in rows
    assert ["limits", "Limits", "none; temporary; verifiable", "none", "south"] in rows
    assert "Arms talks: statements 0, lines of preferences 9, conditions 1" in page
    assert "of these proposed 2" in page


def test_an_empty_case_shows_itself_too():
    assert Case("Bare")._repr_html_().count("<table>") == 1


def test_what_stands_in_a_case_is_text_in_the_notebook():
    case = Case(
        EVIL,
        (Party("a", EVIL), Party("b", EVIL)),
        (Issue("i", EVIL, ("no", EVIL), "no", "a"),),
    )
    for page in (case._repr_html_(), study(case, draws=100)._repr_html_()):
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_findings_show_the_answer_in_few_lines_and_the_short_list():
    findings = study(arms_talks(), draws=500)
    page = findings._repr_html_()
    rows = dict(row for row in Cells(page).rows if len(row) == 2)
    assert rows["some package works"] == f"in {findings.zopa.share:.3g} of the draws"
    assert rows["the best single package"].startswith("Limits: ")
    assert set(rows) >= {"what divides most", "the first step", "what to watch first"}
    assert page.endswith(findings.zopa._repr_html_())
    assert "Arms talks: 500 draws, seed 0, prior uniform" in page


@pytest.mark.parametrize("case", [hopeless_sale(), three_unknown_parties()])
def test_findings_without_this_or_that_show_what_there_is(case):
    findings = study(case, draws=200)
    rows = dict(row for row in Cells(findings._repr_html_()).rows if len(row) == 2)
    assert ("the best single package" in rows) == bool(findings.zopa.packages)
    assert ("the first step" in rows) == bool(findings.steps.steps)
